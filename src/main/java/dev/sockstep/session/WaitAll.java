package dev.sockstep.session;

import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.model.Call;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.Inquiry;
import dev.sockstep.sys.SocketConstants;
import java.util.Optional;
import java.util.OptionalLong;

/** Why a recv with MSG_WAITALL gave less than all (recv(2)): only what was seen. */
final class WaitAll {
  private WaitAll() {}

  static Optional<String> shortBecause(
      PendingStep step, Call call, long asked, MessageFlags flags, Inquiry inquiry) {
    SessionSocket socket = step.socket();
    if (flags.has(MessageFlag.DONTWAIT)) {
      return Optional.of(
          "a short recv: MSG_DONTWAIT was given too, so MSG_WAITALL waits for nothing");
    }
    if (socket.kernel.nonblocking) {
      return Optional.of(
          "a short recv: " + socket.name + " is non-blocking, so MSG_WAITALL waits for nothing");
    }
    if (socket.kernel.shutdownReadStep > 0) {
      return Optional.of(
          "a short recv: you shut down reading at step "
              + socket.kernel.shutdownReadStep
              + ", so MSG_WAITALL waits for no more");
    }
    if (step.attempt().isCancelled()) {
      return Optional.of(
          "a short recv: a signal ended the wait of MSG_WAITALL, which gives what had come");
    }
    OptionalLong limit =
        inquiry.timeout(socket.fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_RCVTIMEO);
    long waited = call.nanos() / 1_000_000;
    boolean timeUp = limit.isPresent() && KernelTimeout.isUp(waited, limit.getAsLong());
    TcpState state = socket.seen == null ? null : socket.seen.state();
    boolean broken = state == TcpState.CLOSE && !socket.hasEndedInOrder();
    boolean ended = state != null && state.hasReceivedFin() || state == TcpState.CLOSE && !broken;
    if (timeUp && !ended && !broken) {
      return Optional.of(
          "a short recv: MSG_WAITALL waited for all "
              + asked
              + " bytes, and SO_RCVTIMEO ended that after "
              + limit.getAsLong()
              + " ms");
    }
    if (broken && !timeUp) {
      return Optional.of(
          "a short recv: MSG_WAITALL waits for all "
              + asked
              + " bytes, and the connection is over: the next recv tells how it ended");
    }
    return ended && !timeUp
        ? Optional.of(
            "a short recv: MSG_WAITALL waits for all "
                + asked
                + " bytes, and the stream ended before: no more will come")
        : Optional.empty();
  }
}
