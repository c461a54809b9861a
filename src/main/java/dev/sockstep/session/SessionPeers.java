package dev.sockstep.session;

import dev.sockstep.command.Field;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Peers;
import dev.sockstep.peer.Peer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The session's ready-made other ends by name, which sockets can't have at the same time. Nothing
 * of the package of peers is loaded before the first of them.
 */
final class SessionPeers {
  /** The last ones that were stopped: their FIN or RST is seen later than the step that did it. */
  private static final int MOST_STOPPED = 16;

  private final Map<String, Peer> byName = new LinkedHashMap<>();
  private final Deque<Peer> stopped = new ArrayDeque<>();

  boolean has(String name) {
    return byName.containsKey(name);
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  Peer get(String name) {
    return byName.get(name);
  }

  Collection<Peer> all() {
    return byName.values();
  }

  /** Adds one in the place of one of that name that has ended, if there is one. */
  void add(Peer peer) {
    byName.remove(peer.name());
    byName.put(peer.name(), peer);
  }

  /** Stops one, and gives its name back. */
  Peers.Of stop(Peer peer) {
    peer.stop();
    byName.remove(peer.name());
    stopped.addFirst(peer);
    if (stopped.size() > MOST_STOPPED) {
      stopped.removeLast();
    }
    return peer.view();
  }

  void stopAll() {
    for (String name : List.copyOf(byName.keySet())) {
      stop(byName.get(name));
    }
  }

  /**
   * The name of the peer that has the one end of a connection, also a little while after it was
   * stopped; null when none has.
   */
  String at(Endpoint end, Endpoint other) {
    Peer peer = of(end, other);
    return peer == null ? null : peer.name();
  }

  /** That peer itself; null when none has that end. */
  Peer of(Endpoint end, Endpoint other) {
    return Stream.concat(byName.values().stream(), stopped.stream())
        .filter(peer -> peer.has(end, other))
        .findFirst()
        .orElse(null);
  }

  /** The value of a field of a peer. */
  String value(Ref ref) throws Mistake {
    Peers.Of peer = get(ref.name().text()).view();
    Endpoint local = peer.local();
    Endpoint to = peer.to();
    return switch (ref.field()) {
      case LOCAL -> known(local, ref).text();
      case HOST -> known(local, ref).host();
      case PORT -> Integer.toString(known(local, ref).port());
      case PEER -> known(to, ref).text();
      case PEER_HOST -> known(to, ref).host();
      case PEER_PORT -> Integer.toString(known(to, ref).port());
      case KIND -> peer.socket().word();
      case CONNECTIONS -> Integer.toString(peer.tally().connections());
      case RECEIVED -> Long.toString(peer.tally().bytesIn());
      case SENT -> Long.toString(peer.tally().bytesOut());
      case FD, STATE, STAGE, RECVQ, SENDQ, ACCEPTQ, BACKLOG, BYTES -> throw none(ref);
      case FROM, RTT, RTO, CWND, MSS, RETRANSMITS, RETRANS, UNSENT -> throw none(ref);
      case TIMER, TIMER_LEFT -> throw none(ref);
    };
  }

  private static Endpoint known(Endpoint endpoint, Ref ref) throws Mistake {
    if (endpoint == null) {
      throw new Mistake(
          ref.name().column(),
          ref
              + " has no value: that peer "
              + (ref.field().word().startsWith("peer")
                  ? "waits to be talked to, and goes nowhere"
                  : "is not connected"),
          "peer shows what it did");
    }
    return endpoint;
  }

  private static Mistake none(Ref ref) {
    Field field = ref.field();
    return new Mistake(
        ref.name().column(),
        ref.name() + " is a peer, and what is " + field.word() + " of it is not known here",
        "a peer has local, host, port, kind, connections, received and sent");
  }

  /** What is wrong with a line that takes a peer for a socket. */
  static Mistake noSocket(Name name) {
    return new Mistake(
        name.column(),
        name + " is a peer, which acts by itself; verbs act on sockets",
        "peer shows what it did; peer stop " + name + " ends it");
  }
}
