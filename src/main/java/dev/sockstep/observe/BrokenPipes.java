package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Failure;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.History.OtherEnd;
import dev.sockstep.observe.catalogue.SendMode;
import java.util.List;
import java.util.Optional;

/** EPIPE that the other end has brought about. */
final class BrokenPipes {
  private BrokenPipes() {}

  /**
   * Of a Unix socket whose other end is open, and shut down for reading; null where it is not known
   * to be, or where the socket itself was shut down for writing.
   */
  static Failure refusesData(Evidence e) {
    OtherEnd end = e.history().otherEnd();
    if (e.history().shutdownWrite() > 0) {
      return null;
    }
    if (end != null && end.name() != null) {
      return end.closed() == 0 && end.shutdownRead() > 0
          ? refusesData(e, end.name(), end.shutdownRead())
          : null;
    }
    Endpoint to = e.address() == null ? e.before().peer() : e.address();
    Optional<Evidence.Other> receiver =
        e.others().stream()
            .filter(other -> e.kind() == SocketKind.UNIX_DGRAM && other.kind() == e.kind())
            .filter(other -> to != null && to.equals(other.snapshot().local()))
            .filter(other -> other.shutdownRead() > 0)
            .findFirst();
    return receiver.map(it -> refusesData(e, it.name(), it.shutdownRead())).orElse(null);
  }

  private static Failure refusesData(Evidence e, String name, int step) {
    return SendMode.BROKEN_PIPE_UNIX.because(
        name + " shut down reading at step " + step + ": the kernel refuses data for it.",
        List.of(e.standing()),
        "a shutdown can't be taken back: "
            + (e.kind() == SocketKind.UNIX_DGRAM
                ? "make a new socket in the place of " + name
                : Mends.reconnect(e)));
  }

  static Failure unix(Evidence e) {
    OtherEnd end = e.history().otherEnd();
    if (e.history().dropped() != null) {
      return SendMode.BROKEN_PIPE_UNIX.because(
          e.history().dropped() + " dropped a connection that nobody had accepted: this.",
          List.of(e.standing()),
          "accept what waits before you close the listener; a new connection needs a new one");
    }
    boolean closed = end != null && end.closed() > 0;
    return SendMode.BROKEN_PIPE_UNIX.because(
        StreamEnds.otherEnd(e)
            + (closed
                ? " is closed" + StreamEnds.closedAt(e) + "."
                : " is closed, or has shut down reading: the evidence does not tell which."),
        List.of(e.standing()),
        Mends.reconnect(e));
  }

  /** Of a TCP connection. */
  static Failure reset(Evidence e) {
    return SendMode.BROKEN_PIPE_PEER_RESET.because(
        "The connection is gone: " + whatReset(e),
        Evidence.seen(
            e.wasIn(TcpState.CLOSE)
                ? "the state was CLOSE before this call: the RST had ended the connection"
                : e.standing(),
            e.history().sawFin() ? "its FIN had come before: the state was CLOSE_WAIT" : null),
        Mends.reconnect(e));
  }

  private static String whatReset(Evidence e) {
    OtherEnd end = e.history().otherEnd();
    boolean closed = end != null && end.closed() > 0;
    if (e.history().dropped() != null) {
      return e.history().dropped() + " dropped it, for nobody had accepted it.";
    }
    if (closed && end.unread() > 0) {
      return StreamEnds.otherEnd(e)
          + " was closed"
          + StreamEnds.closedAt(e)
          + " with "
          + end.unread()
          + (end.unread() == 1 ? " byte" : " bytes")
          + " unread: its kernel sent RST.";
    }
    if (closed && end.linger() > 0) {
      return StreamEnds.otherEnd(e)
          + " was closed"
          + StreamEnds.closedAt(e)
          + " with SO_LINGER on 0: its kernel sent RST.";
    }
    if (end != null && end.shutdownRead() > 0 && end.shutdownWrite() > 0) {
      return StreamEnds.otherEnd(e)
          + " was shut down both ways (step "
          + Math.max(end.shutdownRead(), end.shutdownWrite())
          + "): its kernel answers data that comes after that with RST.";
    }
    return "the peer has sent RST, as a kernel does when data comes for a socket that is closed"
        + (closed ? StreamEnds.closedAt(e) + "." : ", or shut down both ways.");
  }
}
