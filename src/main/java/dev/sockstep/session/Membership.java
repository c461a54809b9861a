package dev.sockstep.session;

import dev.sockstep.command.Group;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.SocketOption.Level;
import dev.sockstep.command.Word;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.InetLiteral;
import dev.sockstep.sys.InetConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/**
 * A multicast group to join or to leave, for a socket of its family: ip(7), ipv6(7).
 *
 * @param join else leave
 * @param group its address; the port is of no account
 * @param deviceName the interface's name, to be looked up; null when it has none
 * @param deviceIndex its number; 0 for the kernel's choice
 * @param deviceAddress an IPv4 address of it; null when it is not given so
 */
record Membership(
    boolean join,
    Endpoint group,
    String deviceName,
    int deviceIndex,
    Endpoint.Inet4 deviceAddress) {

  static Membership of(boolean join, Group group, SessionSocket socket) throws Mistake {
    if (socket.kind.isUnix()) {
      throw new Mistake(
          group.address().column(),
          socket.name + " is a Unix socket: multicast is for IP",
          "make one with create udp");
    }
    boolean inet6 = socket.kind.isInet6();
    Endpoint address = InetLiteral.parse(group.address().text(), 0, inet6);
    if (address == null) {
      throw new Mistake(
          group.address().column(),
          "\""
              + group.address()
              + "\" is no IPv"
              + (inet6 ? 6 : 4)
              + " address, and "
              + socket.name
              + " is "
              + socket.kind.word(),
          "a group's address is such as " + (inet6 ? "ff02::4242" : "239.1.2.3"));
    }
    if (group.device().isEmpty()) {
      return new Membership(join, address, null, 0, null);
    }
    return device(join, address, group.device().get(), inet6);
  }

  private static Membership device(boolean join, Endpoint group, Word device, boolean inet6)
      throws Mistake {
    String text = device.text();
    if (text.matches("[0-9]{1,9}")) {
      return new Membership(join, group, null, Integer.parseInt(text), null);
    }
    if (InetLiteral.parse(text, 0, false) instanceof Endpoint.Inet4 address) {
      if (inet6) {
        throw new Mistake(
            device.column(),
            "an IPv6 membership names its interface by name or number",
            "write the interface's name, such as lo");
      }
      return new Membership(join, group, null, 0, address);
    }
    if (text.indexOf('\0') >= 0) {
      throw new Mistake(device.column(), "an interface's name has no zero byte", null);
    }
    return new Membership(join, group, text, 0, null);
  }

  Level level() {
    return group instanceof Endpoint.Inet6 ? Level.IPV6 : Level.IP;
  }

  String option() {
    return (level() == Level.IPV6 ? "IPV6_" : "IP_") + (join ? "ADD" : "DROP") + "_MEMBERSHIP";
  }

  int number() {
    return switch (group) {
      case Endpoint.Inet6 _ ->
          join ? InetConstants.IPV6_ADD_MEMBERSHIP : InetConstants.IPV6_DROP_MEMBERSHIP;
      default -> join ? InetConstants.IP_ADD_MEMBERSHIP : InetConstants.IP_DROP_MEMBERSHIP;
    };
  }

  /** A struct ip_mreqn, or where an address names the interface an ip_mreq; or an ipv6_mreq. */
  byte[] encoded(OptionalInt looked) {
    int index = looked.orElse(deviceIndex);
    return switch (group) {
      case Endpoint.Inet6(long high, long low, int _, int _) ->
          network(20)
              .putLong(high)
              .putLong(low)
              .order(ByteOrder.nativeOrder())
              .putInt(index)
              .array();
      case Endpoint.Inet4(int address, int _) when deviceAddress != null ->
          network(8).putInt(address).putInt(deviceAddress.address()).array();
      case Endpoint.Inet4(int address, int _) ->
          network(12)
              .putInt(address)
              .putInt(0)
              .order(ByteOrder.nativeOrder())
              .putInt(index)
              .array();
      case Endpoint.Unix _ -> throw new IllegalStateException("a Unix socket has no groups");
    };
  }

  private static ByteBuffer network(int size) {
    return ByteBuffer.allocate(size);
  }

  /** The value as the call's text shows it. */
  String shown(OptionalInt looked) {
    int index = looked.orElse(deviceIndex);
    if (group instanceof Endpoint.Inet6) {
      return "{ipv6mr_multiaddr=" + group.host() + ", ipv6mr_interface=" + index + "}";
    }
    String device =
        deviceAddress != null ? "imr_interface=" + deviceAddress.host() : "imr_ifindex=" + index;
    return "{imr_multiaddr=" + group.host() + ", " + device + "}";
  }
}
