package dev.sockstep.session;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Packet;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which addresses the session's sockets had at one moment: tells whose a packet is. */
final class WireEnds {
  /**
   * What a packet of a socket must match.
   *
   * @param local its own address
   * @param peer the other end's; null where any will do
   */
  private record End(String name, SocketKind kind, Endpoint local, Endpoint peer) {}

  static final WireEnds NONE = new WireEnds(List.of());

  private final List<End> ends;

  private WireEnds(List<End> ends) {
    this.ends = ends;
  }

  /**
   * The sockets of the table that may have packets.
   *
   * @param acting one that may have had some just now; null when there is none
   */
  static WireEnds of(SocketTable table, SessionSocket acting) {
    List<End> ends = new ArrayList<>();
    for (SessionSocket socket : table.open()) {
      if (socket == acting || !hasLostItsPort(socket)) {
        add(socket, ends);
      }
    }
    table.ghosts().forEach(socket -> add(socket, ends));
    return new WireEnds(ends);
  }

  /** After a connect that failed a socket still shows its port, but anyone may have it now. */
  private static boolean hasLostItsPort(SessionSocket socket) {
    return socket.seen != null
        && socket.seen.state() == TcpState.CLOSE
        && socket.seen.peer() == null
        && !socket.bound;
  }

  private static void add(SessionSocket socket, List<End> ends) {
    if (!socket.kind.isUnix() && socket.seen != null && socket.seen.local() != null) {
      Endpoint peer = socket.seen.peer();
      ends.add(
          new End(
              socket.name,
              socket.kind,
              onTheWire(socket.seen.local()),
              peer == null ? null : onTheWire(peer)));
    }
  }

  /** A mapped address travels as IPv4, and no packet carries a scope. */
  private static Endpoint onTheWire(Endpoint address) {
    return switch (address.unmapped()) {
      case Endpoint.Inet6(long high, long low, int port, int _) ->
          new Endpoint.Inet6(high, low, port, 0);
      case Endpoint.Inet4 four -> four;
      case Endpoint.Unix unix -> unix;
    };
  }

  /** The ports of these ends. */
  SortedSet<Integer> ports() {
    SortedSet<Integer> ports = new TreeSet<>();
    ends.forEach(end -> ports.add(end.local().port()));
    return ports;
  }

  /**
   * The packet with the names of the sockets it went between: those that have this very connection,
   * else those that have the address and no peer.
   *
   * @param before the sockets as they were earlier, for those that are no more
   */
  Packet named(Packet packet, Frame frame, WireEnds before) {
    boolean sentHere = frame.loopback() || frame.outgoing();
    boolean takenHere = frame.loopback() || !frame.outgoing();
    return packet.between(
        name(packet, packet.from(), packet.to(), sentHere, before),
        name(packet, packet.to(), packet.from(), takenHere, before));
  }

  private String name(
      Packet packet, Endpoint address, Endpoint other, boolean here, WireEnds before) {
    String name = name(packet, address, other, here);
    name = name == null ? before.name(packet, address, other, here) : name;
    name = name == null ? name(packet, address, null, here) : name;
    return name == null ? before.name(packet, address, null, here) : name;
  }

  /** The socket of that address whose peer is that; null where a peer is to be none. */
  private String name(Packet packet, Endpoint address, Endpoint peer, boolean here) {
    for (End end : ends) {
      if (end.local().port() == address.port()
          && end.kind().isTcp() == packet.isTcp()
          && Objects.equals(end.peer(), peer)
          && matches(end.local(), address, here)) {
        return end.name();
      }
    }
    return null;
  }

  private static boolean matches(Endpoint local, Endpoint address, boolean here) {
    return local.equals(address) || here && isAny(local, address);
  }

  /** Whether a socket bound to any address has this one too: an IPv6 socket takes IPv4 as well. */
  private static boolean isAny(Endpoint local, Endpoint address) {
    return switch (local) {
      case Endpoint.Inet4(int any, int _) -> any == 0 && address instanceof Endpoint.Inet4;
      case Endpoint.Inet6(long high, long low, int _, int _) -> high == 0 && low == 0;
      case Endpoint.Unix _ -> false;
    };
  }
}
