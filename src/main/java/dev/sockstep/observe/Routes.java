package dev.sockstep.observe;

import dev.sockstep.model.CallError;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Route;
import dev.sockstep.model.SocketKind;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NetlinkConstants;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the kernel which way it would take to one address, and nothing else of its routing tables:
 * RTM_GETROUTE of <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
 * with what a socket's packets are routed by, as {@code ip route get} does.
 */
public final class Routes {
  /** struct rtmsg, struct ifinfomsg. */
  private static final int RTMSG = 12;

  private static final int IFINFOMSG = 16;
  private static final int ROUTE_ROOM = 1024;
  private static final int LINK_ROOM = 8192;

  /** The bits of the type of service that routing looks at: the others would be refused. */
  private static final int RT_TOS = 0x1c;

  /** RTN_* of linux/rtnetlink.h. */
  private static final List<String> TYPES =
      List.of(
          "unspecified",
          "unicast",
          Route.LOCAL,
          Route.BROADCAST,
          "anycast",
          Route.MULTICAST,
          "blackhole",
          "unreachable",
          "prohibit",
          "throw",
          "nat");

  private final Libc libc;
  private final Netlink netlink;

  Routes(Libc libc) {
    this.libc = libc;
    this.netlink = new Netlink(libc, NetlinkConstants.NETLINK_ROUTE);
  }

  /**
   * The way of a socket's packets.
   *
   * @param fd the socket, whose device, mark and type of service count; -1 when it is closed
   * @param local its own address; null when it has none
   * @param to the destination
   * @return empty for Unix sockets, and where the kernel does not tell
   */
  public Optional<Route> of(int fd, SocketKind kind, Endpoint local, Endpoint to) {
    Endpoint destination = to == null ? null : to.unmapped();
    if (destination == null || destination instanceof Endpoint.Unix) {
      return Optional.empty();
    }
    ByteBuffer body = request(fd, kind, local, destination);
    Netlink.Message answer = netlink.ask(NetlinkConstants.RTM_GETROUTE, body, ROUTE_ROOM);
    if (answer == null) {
      return Optional.empty();
    }
    String host = destination.host();
    if (answer.errno() != 0) {
      String errno = CallError.of(answer.errno()).name();
      return Optional.of(new Route(host, null, null, null, null, errno));
    }
    return answer.type() == NetlinkConstants.RTM_NEWROUTE
        ? Optional.of(route(host, local, answer.body()))
        : Optional.empty();
  }

  private ByteBuffer request(int fd, SocketKind kind, Endpoint local, Endpoint to) {
    boolean inet6 = to instanceof Endpoint.Inet6;
    byte[] address = bytes(to);
    int tos = inet6 ? 0 : option(fd, InetConstants.IPPROTO_IP, InetConstants.IP_TOS);
    ByteBuffer body = ByteBuffer.allocate(128).order(ByteOrder.nativeOrder());
    body.put((byte) (inet6 ? SocketConstants.AF_INET6 : SocketConstants.AF_INET));
    body.put((byte) (address.length * 8)); // rtm_dst_len
    Endpoint source = local == null ? null : local.unmapped();
    boolean bound = source != null && !source.isAny() && source.getClass() == to.getClass();
    body.put((byte) (bound ? address.length * 8 : 0)); // rtm_src_len
    body.put((byte) (tos & RT_TOS));
    body.putInt(0).putInt(0); // table, protocol, scope, type; flags
    Attributes.put(body, NetlinkConstants.RTA_DST, address);
    if (bound) {
      Attributes.put(body, NetlinkConstants.RTA_SRC, bytes(source));
    }
    number(body, NetlinkConstants.RTA_OIF, device(fd, to));
    int mark = option(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_MARK);
    number(body, NetlinkConstants.RTA_MARK, mark);
    int protocol = kind.isTcp() ? InetConstants.IPPROTO_TCP : InetConstants.IPPROTO_UDP;
    Attributes.put(body, NetlinkConstants.RTA_IP_PROTO, new byte[] {(byte) protocol});
    port(body, NetlinkConstants.RTA_DPORT, to.port());
    port(body, NetlinkConstants.RTA_SPORT, source == null ? 0 : source.port());
    return body;
  }

  /** SO_BINDTODEVICE by its number, or the scope of a link-local address; 0 for neither. */
  private int device(int fd, Endpoint to) {
    int scope = to instanceof Endpoint.Inet6(long _, long _, int _, int zone) ? zone : 0;
    int bound = option(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_BINDTOIFINDEX);
    return bound != 0 ? bound : scope;
  }

  private int option(int fd, int level, int name) {
    if (fd < 0) {
      return 0;
    }
    BytesResult read = libc.getsockopt(fd, level, name, 4);
    return read.call().failed() || read.bytes().length < 4
        ? 0
        : ByteBuffer.wrap(read.bytes()).order(ByteOrder.nativeOrder()).getInt();
  }

  private static void number(ByteBuffer body, short type, int value) {
    if (value != 0) {
      Attributes.put(body, type, value);
    }
  }

  private static void port(ByteBuffer body, short type, int port) {
    if (port > 0) {
      Attributes.put(body, type, new byte[] {(byte) (port >> 8), (byte) port});
    }
  }

  private Route route(String host, Endpoint local, ByteBuffer body) {
    int type = Byte.toUnsignedInt(body.get(7));
    Map<Short, ByteBuffer> found = Attributes.of(body, RTMSG);
    ByteBuffer device = found.get(NetlinkConstants.RTA_OIF);
    // A source that was asked with is not answered.
    String chosen = host(found.get(NetlinkConstants.RTA_PREFSRC));
    String bound = local == null || local.isAny() ? null : local.unmapped().host();
    return new Route(
        host,
        type < TYPES.size() ? TYPES.get(type) : "type " + type,
        device == null ? null : name(device.getInt(0)),
        host(found.get(NetlinkConstants.RTA_GATEWAY)),
        chosen == null ? bound : chosen,
        null);
  }

  /** The interface's name, by its number. */
  private String name(int index) {
    ByteBuffer body = ByteBuffer.allocate(IFINFOMSG + 8).order(ByteOrder.nativeOrder());
    body.putInt(0).putInt(index).putInt(0).putInt(0);
    int noStatistics = NetlinkConstants.RTEXT_FILTER_SKIP_STATS;
    Attributes.put(body, NetlinkConstants.IFLA_EXT_MASK, noStatistics);
    Netlink.Message answer = netlink.ask(NetlinkConstants.RTM_GETLINK, body, LINK_ROOM);
    if (answer == null || answer.type() != NetlinkConstants.RTM_NEWLINK) {
      return "interface " + index;
    }
    ByteBuffer name = Attributes.of(answer.body(), IFINFOMSG).get(NetlinkConstants.IFLA_IFNAME);
    return name == null
        ? "interface " + index
        : StandardCharsets.UTF_8.decode(name.slice(0, name.capacity() - 1)).toString();
  }

  private static String host(ByteBuffer address) {
    if (address == null) {
      return null;
    }
    ByteBuffer bytes = address.duplicate().order(ByteOrder.BIG_ENDIAN);
    return bytes.capacity() == 4
        ? new Endpoint.Inet4(bytes.getInt(0), 0).host()
        : new Endpoint.Inet6(bytes.getLong(0), bytes.getLong(8), 0, 0).host();
  }

  private static byte[] bytes(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Inet4(int address, int _) -> ByteBuffer.allocate(4).putInt(address).array();
      case Endpoint.Inet6(long high, long low, int _, int _) ->
          ByteBuffer.allocate(16).putLong(high).putLong(low).array();
      case Endpoint.Unix _ -> throw new IllegalArgumentException("no address: " + endpoint);
    };
  }

  void close() {
    netlink.close();
  }
}
