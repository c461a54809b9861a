package dev.sockstep.session;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.TcpState;
import java.util.Optional;

/** What a connect that returned 0 has done, where that is not what one expects. */
final class Connects {
  private Connects() {}

  static Optional<String> on(SessionSocket socket, Snapshot before, Endpoint to) {
    if (socket.kind.isUdp() && to != null && to.port() == 0) {
      return Optional.of(
          "the kernel takes port 0, which nobody has: getpeername tells of no peer, and what is"
              + " sent reaches no one");
    }
    if (!socket.kind.isTcp()) {
      return Optional.empty();
    }
    if (before != null && before.state() == TcpState.ESTABLISHED) {
      return Optional.of(
          "the handshake"
              + (socket.begunStep > 0 ? " of step " + socket.begunStep : "")
              + " is done already: this call has sent nothing, and only tells so; the next one"
              + " would give EISCONN");
    }
    Snapshot now = socket.seen;
    boolean itself = now != null && now.peer() != null && now.peer().equals(now.local());
    return itself
        ? Optional.of(
            socket.name
                + " is connected to itself: its SYN has met its own port, as when two connect to"
                + " each other at once (RFC 9293 section 3.5)")
        : Optional.empty();
  }
}
