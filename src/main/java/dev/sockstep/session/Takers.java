package dev.sockstep.session;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Packet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which of several listeners with one address (SO_REUSEPORT) has taken a connection. Only the
 * moment in which it came tells, by the accept queue that has grown; it is kept until the accepted
 * socket has the connection's very addresses.
 */
final class Takers {
  private static final int MOST = 1024;

  private record Connection(Endpoint local, Endpoint peer) {}

  private final Map<Connection, SessionSocket> taken =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Connection, SessionSocket> eldest) {
          return size() > MOST;
        }
      };

  static boolean isSyn(Packet packet) {
    return packet.flags().startsWith("S") && !packet.flags().contains(".");
  }

  /** A SYN begins another connection, though between the same ends. */
  void begins(Packet syn) {
    taken.remove(new Connection(syn.to(), syn.from()));
  }

  void took(Packet syn, SessionSocket listener) {
    taken.put(new Connection(syn.to(), syn.from()), listener);
  }

  /** The listener whose end that is; null when it is not known to be any's. */
  SessionSocket of(Endpoint local, Endpoint peer) {
    return taken.isEmpty() ? null : taken.get(new Connection(local, peer));
  }
}
