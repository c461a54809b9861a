package dev.sockstep.session;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;

/** What to say where a field has no value now, and what would give it one. */
final class NoValue {
  private NoValue() {}

  /**
   * @param closed whether the socket is closed
   * @param kind its kind, as the field of that name has it
   */
  static Mistake of(Ref ref, boolean closed, String kind) {
    Name name = ref.name();
    return closed
        ? new Mistake(
            name.column(),
            ref + " has no value now: " + name + " is closed",
            "make a new one: " + name + " = create")
        : new Mistake(name.column(), ref + " has no value now", mend(ref, kind));
  }

  private static String mend(Ref ref, String kind) {
    String name = ref.name().text();
    return switch (ref.field()) {
      case LOCAL, HOST, PORT -> "bind " + name + " first: " + name + ".bind " + address(kind);
      case PEER, PEER_HOST, PEER_PORT ->
          name + " has no peer: connect gives it one; on a server, accept's socket has it";
      case BYTES -> "receive something first: " + name + ".recv 100";
      case FROM -> "take a datagram first: " + name + ".recvfrom 100";
      case STATE, RTT, RTO, CWND, MSS, RETRANSMITS, RETRANS, UNSENT, TIMER, TIMER_LEFT ->
          "a TCP socket has it, once it is connected";
      case ACCEPTQ, BACKLOG -> "a TCP socket has it, while it listens";
      case RECVQ, SENDQ -> "the kernel does not tell it of such a socket";
      case FD, STAGE, KIND, CONNECTIONS, RECEIVED, SENT -> ref.field().help();
    };
  }

  private static String address(String kind) {
    return kind.startsWith("unix") ? "@name" : kind.endsWith("6") ? "::1 0" : "127.0.0.1 0";
  }
}
