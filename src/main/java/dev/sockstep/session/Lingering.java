package dev.sockstep.session;

import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Call;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.SockDiag;
import java.util.Optional;

/**
 * What SO_LINGER has made of a close. It returns 0 when all is acknowledged, when the time is up
 * and when the connection has been lost, so that only a look at what is left tells which
 * (socket(7), {@code __tcp_close} in net/ipv4/tcp.c).
 */
final class Lingering {
  private final LookOut lookOut;
  private final Wire wire;

  Lingering(LookOut lookOut, Wire wire) {
    this.lookOut = lookOut;
    this.wire = wire;
  }

  /** Of a close that has returned well. */
  void closed(PendingStep step, Call call, StepReportBuilder builder) {
    Snapshot before = step.before().snapshot();
    boolean lingers =
        step.command() instanceof SocketCommand.Close
            && step.before().linger().isPresent()
            && step.socket().otherHolder() == null
            && before.state() != null
            && before.peer() != null
            && before.state() != TcpState.CLOSE
            && Histories.unread(before) == 0; // those make it send RST, and not wait
    if (!lingers) {
      return;
    }
    if (step.before().lingersNot()) {
      thrownAway(before).ifPresent(builder::note);
    } else {
      waited(step, call, before).ifPresent(builder::note);
    }
  }

  /** The states in which tcp_disconnect sends RST (tcp_need_reset). */
  private static Optional<String> thrownAway(Snapshot before) {
    boolean resets =
        switch (before.state()) {
          case ESTABLISHED, SYN_RECV, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> true;
          case SYN_SENT, NEW_SYN_RECV, TIME_WAIT, CLOSE, LAST_ACK, LISTEN, CLOSING -> false;
        };
    int left = before.sendq() == null ? 0 : before.sendq();
    return !resets
        ? Optional.empty()
        : Optional.of(
            "SO_LINGER is on with 0: close sends RST, not FIN"
                + (left == 0
                    ? ""
                    : ", and throws away the " + bytes(left) + " that were not acknowledged"));
  }

  private Optional<String> waited(PendingStep step, Call call, Snapshot before) {
    int limit = step.before().linger().getAsInt();
    long millis = call.nanos() / 1_000_000;
    SockDiag.Found left = lookOut.timerOf(step.socket(), step.socket().seen, null).orElse(null);
    if (left == null) {
      return gone(step.socket(), before, limit);
    }
    return switch (left.state()) {
      case FIN_WAIT_1, CLOSING, LAST_ACK -> {
        boolean timeUp = KernelTimeout.isUp(millis, limit * 1000L);
        boolean signal = step.attempt().isCancelled();
        yield timeUp || signal
            ? Optional.of(unfinished(left, limit, millis, timeUp))
            : Optional.empty();
      }
      case FIN_WAIT_2, TIME_WAIT ->
          Optional.of(
              "SO_LINGER ("
                  + limit
                  + " s) had close wait until the peer's kernel had acknowledged all that was sent"
                  + " (state "
                  + left.state()
                  + "). Whether its program reads it is another matter");
      case ESTABLISHED, SYN_SENT, SYN_RECV, NEW_SYN_RECV, CLOSE_WAIT, CLOSE, LISTEN ->
          Optional.empty();
    };
  }

  /** The queue of sock_diag counts sequence numbers, and the FIN has one (RFC 9293 section 3.4). */
  private static String unfinished(SockDiag.Found left, int limit, long millis, boolean timeUp) {
    int bytes = left.sendq() - 1;
    return (timeUp
            ? "the " + limit + " s of SO_LINGER ran out after " + millis + " ms: "
            : "a signal ended close's wait after " + millis + " ms: ")
        + "close returned 0 with "
        + (bytes > 0 ? bytes(bytes) + " not acknowledged" : "its FIN not acknowledged")
        + " (sock_diag: "
        + left.state()
        + "). The kernel goes on without the socket; no call will tell whether "
        + (bytes > 0 ? "they arrive" : "it arrives");
  }

  /** After FIN both ways a connection in order rests in TIME_WAIT, unless the peer was first. */
  private Optional<String> gone(SessionSocket socket, Snapshot before, int limit) {
    int left = before.sendq() == null ? 0 : before.sendq();
    String lost =
        left == 0 ? "" : "; of " + bytes(left) + " unacknowledged before, some may be lost";
    if (wire.lastReset(socket.kernel.local, socket.kernel.peer).isPresent()) {
      return Optional.of(
          "an RST ended the wait of SO_LINGER ("
              + limit
              + " s), and the connection: close returned 0 all the same"
              + lost);
    }
    boolean first =
        switch (before.state()) {
          case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> true;
          case CLOSE_WAIT, CLOSING, LAST_ACK -> false;
          case SYN_SENT, SYN_RECV, NEW_SYN_RECV, TIME_WAIT, CLOSE, LISTEN -> false;
        };
    return first && left > 0
        ? Optional.of(
            "the connection is gone, and not by way of TIME_WAIT: an RST or a timer has ended it."
                + " Close returned 0 all the same"
                + lost)
        : Optional.empty();
  }

  private static String bytes(int number) {
    return number == 1 ? "1 byte" : number + " bytes";
  }
}
