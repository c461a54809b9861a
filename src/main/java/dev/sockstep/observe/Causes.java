package dev.sockstep.observe;

import dev.sockstep.model.Change;
import dev.sockstep.model.TcpState;

/** What a change that nobody typed means: of each, only one thing brings it about. */
public final class Causes {
  private Causes() {}

  /** A sentence on the change; empty when it speaks for itself. */
  public static String of(Change change) {
    return switch (change.what()) {
      case STATE -> ofState(state(change.before()), state(change.after()));
      case RECVQ -> grew(change) ? "data has arrived" : "it was read";
      case ACCEPTQ -> grew(change) ? "a connection waits for accept" : "";
      case DROPS -> "there was no room for what came: the kernel has dropped it";
      case RETRANS -> "no acknowledgement came in time: the kernel has sent a segment again";
      case RETRANSMITS ->
          "no acknowledgement came in time, and nothing could be sent again: is the link of this"
              + " machine down, its route gone, or has nobody answered ARP?";
      case PROBES -> "the peer's window is closed: the persist timer ran out, and the kernel asked";
      case ATTEMPTS ->
          "the timer ran out, and nothing could be sent: is the link of this machine down, or its"
              + " route gone?";
      case TIMEOUTS -> "no acknowledgement came in time: the kernel tries to send again";
      case KEEPALIVES ->
          grew(change)
              ? "the keep-alive timer ran out: the kernel asks whether the other end is there"
              : "the other end has answered: it is there";
      case URGENT ->
          change.before() != null
              ? ""
              : "the peer has sent urgent data: recv 1 --oob takes the byte, poll shows POLLPRI";
      case FD, LOCAL, PEER, SENDQ, QUEUED -> "";
    };
  }

  /** The transitions of RFC 9293 section 3.3.2 that an event from outside makes. */
  private static String ofState(TcpState before, TcpState after) {
    if (before == null) {
      return "";
    }
    if (after == null) {
      return switch (before) {
        case TIME_WAIT -> "the minute of TIME_WAIT is over: the four-tuple is free again";
        case LAST_ACK -> "the last ACK has come: the connection is over";
        default -> "the kernel has forgotten the connection";
      };
    }
    return switch (after) {
      case ESTABLISHED -> "the handshake is done";
      case CLOSE_WAIT -> "the other end has sent its FIN: it has closed, or shut down sending";
      case FIN_WAIT_2 -> "its own FIN is acknowledged";
      case TIME_WAIT -> "both ends have sent FIN; the kernel keeps the four-tuple for a minute";
      case CLOSING -> "both ends have sent FIN at once";
      case CLOSE ->
          switch (before) {
            case SYN_SENT -> "the attempt to connect has failed";
            case ESTABLISHED, CLOSE_WAIT, SYN_RECV ->
                "the connection is over: the other end sent RST, or a timer gave up";
            default -> "the connection is over; it may rest in TIME_WAIT apart from the socket";
          };
      case FIN_WAIT_1, LAST_ACK, SYN_SENT, SYN_RECV, NEW_SYN_RECV, LISTEN -> "";
    };
  }

  private static boolean grew(Change change) {
    long before = change.before() == null ? 0 : Long.parseLong(change.before());
    return change.after() != null && Long.parseLong(change.after()) > before;
  }

  private static TcpState state(String name) {
    return name == null ? null : TcpState.valueOf(name);
  }
}
