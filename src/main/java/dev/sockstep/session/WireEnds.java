package dev.sockstep.session;

import dev.sockstep.model.Change;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.InetLiteral;
import dev.sockstep.model.Packet;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.capture.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
  private record End(SessionSocket socket, Endpoint local, Endpoint peer, boolean listening) {
    String name() {
      return socket.name;
    }
  }

  /**
   * What tells apart sockets with one address.
   *
   * @param acting the name of the one that a step acts on; null when there is none
   * @param moved the names of those whose queues have grown
   */
  record Doings(String acting, Set<String> moved) {
    static final Doings NONE = new Doings(null, Set.of());

    static Doings of(List<Change> changes, SessionSocket acting) {
      Set<String> moved = new HashSet<>();
      for (Change change : changes) {
        if (isOfWhatCame(change) && change.after() != null && grew(change)) {
          moved.add(change.socket());
        }
      }
      return new Doings(acting == null ? null : acting.name, moved);
    }

    private static boolean isOfWhatCame(Change change) {
      return switch (change.what()) {
        case ACCEPTQ, RECVQ, QUEUED -> true;
        case FD, STATE, LOCAL, PEER, SENDQ, DROPS, URGENT -> false;
        case RETRANS, RETRANSMITS, PROBES, ATTEMPTS, TIMEOUTS, KEEPALIVES -> false;
      };
    }

    private static boolean grew(Change change) {
      return change.before() != null
          && Long.parseLong(change.after()) > Long.parseLong(change.before());
    }
  }

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
        && !socket.kernel.bound;
  }

  private static void add(SessionSocket socket, List<End> ends) {
    if (!socket.kind.isUnix() && socket.seen != null && socket.seen.local() != null) {
      Endpoint peer = socket.seen.peer();
      ends.add(
          new End(
              socket,
              onTheWire(socket.seen.local()),
              peer == null ? null : onTheWire(peer),
              socket.seen.listening()));
    }
  }

  /** A mapped address travels as IPv4, and no packet carries a scope. */
  static Endpoint onTheWire(Endpoint address) {
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
   * else those that have the address and no peer. Where several have it and nothing tells them
   * apart, none is named.
   *
   * <p>An ICMP error comes from no socket, and goes to the one that had sent what it is about.
   *
   * @param before the sockets as they were earlier, for those that are no more
   * @param takers what is known of listeners that share an address
   */
  Packet named(Packet packet, Frame frame, WireEnds before, Doings doings, Takers takers) {
    if (packet.isIcmp()) {
      Frame sent = returned(frame);
      return packet.between(null, end(packet.icmp().about(), sent, true, before, doings, takers));
    }
    if (Takers.isSyn(packet) && !packet.again()) {
      takers.begins(packet);
    }
    return packet.between(
        end(packet, frame, true, before, doings, takers),
        end(packet, frame, false, before, doings, takers));
  }

  private String end(
      Packet packet, Frame frame, boolean sends, WireEnds before, Doings doings, Takers takers) {
    Endpoint own = sends ? packet.from() : packet.to();
    Endpoint other = sends ? packet.to() : packet.from();
    List<End> connected = with(packet, frame, sends, other, before);
    if (!connected.isEmpty()) {
      return connected.getFirst().name();
    }
    SessionSocket taker = packet.isTcp() ? takers.of(own, other) : null;
    if (taker != null) {
      return taker.name;
    }
    List<End> found = with(packet, frame, sends, null, before);
    End one = found.isEmpty() ? null : onlyOne(found, packet, sends, doings);
    if (one != null && found.size() > 1 && !sends && Takers.isSyn(packet)) {
      takers.took(packet, one.socket());
    }
    return one == null ? null : one.name();
  }

  private List<End> with(
      Packet packet, Frame frame, boolean sends, Endpoint peer, WireEnds before) {
    List<End> found = with(packet, frame, sends, peer);
    return found.isEmpty() ? before.with(packet, frame, sends, peer) : found;
  }

  /** What came in is about what went out. */
  private static Frame returned(Frame frame) {
    return new Frame(
        frame.nanos(), !frame.outgoing(), frame.loopback(), frame.length(), frame.head());
  }

  /** Whether it is a packet of these sockets, though perhaps it is not clear of which. */
  boolean has(Packet packet, Frame frame) {
    if (packet.isIcmp()) {
      return !with(packet.icmp().about(), returned(frame), true, null).isEmpty();
    }
    return !with(packet, frame, true, null).isEmpty()
        || !with(packet, frame, false, null).isEmpty();
  }

  /**
   * The sockets of that address whose peer is that, null where a peer is to be none: of several
   * those that the kernel prefers.
   */
  private List<End> with(Packet packet, Frame frame, boolean sends, Endpoint peer) {
    Endpoint address = sends ? packet.from() : packet.to();
    boolean here = frame.loopback() || sends == frame.outgoing();
    List<End> best = new ArrayList<>();
    int highest = 0;
    for (End end : ends) {
      boolean fits =
          end.socket().kind.isTcp() == packet.isTcp() && Objects.equals(end.peer(), peer);
      int rank = fits ? rank(end, address, here) : 0;
      if (rank > highest) {
        best.clear();
        highest = rank;
      }
      if (rank > 0 && rank == highest && isAnother(end, best)) {
        best.add(end);
      }
    }
    return best;
  }

  /** A second name for a socket is no second socket. */
  private static boolean isAnother(End end, List<End> ends) {
    return ends.stream().noneMatch(other -> other.socket().kernel == end.socket().kernel);
  }

  private static End onlyOne(List<End> ends, Packet packet, boolean sends, Doings doings) {
    if (ends.size() == 1) {
      return ends.getFirst();
    }
    if (sends && !packet.isTcp()) {
      List<End> acting = ends.stream().filter(end -> end.name().equals(doings.acting())).toList();
      return acting.isEmpty() ? null : acting.getFirst();
    }
    List<End> moved = ends.stream().filter(end -> doings.moved().contains(end.name())).toList();
    return moved.size() == 1 ? moved.getFirst() : null;
  }

  /**
   * How well an address fits, 0 for not at all: a listener goes before one that only is bound, the
   * very address before any, the own family before both ({@code compute_score} in
   * net/ipv4/inet_hashtables.c).
   */
  private static int rank(End end, Endpoint address, boolean here) {
    Endpoint local = end.local();
    if (local.port() != address.port() || isGroup(address) && !hasJoined(end, address)) {
      return 0;
    }
    int fit = local.equals(address) ? 3 : here ? anyRank(end, address) : 0;
    return fit > 0 && end.listening() ? fit + 3 : fit;
  }

  /** Whether a socket bound to any address has this one too: an IPv6 socket may take IPv4. */
  private static int anyRank(End end, Endpoint address) {
    boolean four = address instanceof Endpoint.Inet4;
    return switch (end.local()) {
      case Endpoint.Inet4(int any, int _) -> any == 0 && four ? 2 : 0;
      case Endpoint.Inet6(long high, long low, int _, int _) when high == 0 && low == 0 ->
          four ? (end.socket().v6only ? 0 : 1) : 2;
      case Endpoint.Inet6 _, Endpoint.Unix _ -> 0;
    };
  }

  private static boolean isGroup(Endpoint address) {
    return switch (address) {
      case Endpoint.Inet4(int host, int _) -> host >>> 28 == 0xe;
      case Endpoint.Inet6(long high, long _, int _, int _) -> high >>> 56 == 0xff;
      case Endpoint.Unix _ -> false;
    };
  }

  private static boolean hasJoined(End end, Endpoint group) {
    for (String joined : end.socket().kernel.groups) {
      Endpoint named =
          InetLiteral.parse(joined.split(" ")[0], group.port(), group instanceof Endpoint.Inet6);
      if (named != null && onTheWire(named).equals(group)) {
        return true;
      }
    }
    return false;
  }
}
