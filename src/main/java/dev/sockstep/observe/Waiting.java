package dev.sockstep.observe;

import dev.sockstep.model.Failure;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.sys.SocketConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** EAGAIN: the call would have had to wait, and may not, or no longer. */
final class Waiting {
  private Waiting() {}

  /** The reason of a call that does not wait, because of O_NONBLOCK. */
  static Failure not(Mode mode, Evidence e, String lacks, String... evidence) {
    return not(mode, e, mode.facts().attempt(), lacks, List.of(evidence));
  }

  /** The same, with what to try this time. */
  static Failure not(Mode mode, Evidence e, String attempt, String lacks, List<String> evidence) {
    List<String> seen =
        new ArrayList<>(List.of(e.isDontwait() ? "MSG_DONTWAIT was given" : "O_NONBLOCK is set"));
    seen.addAll(evidence);
    return mode.because(
        "No failure: "
            + e.socket()
            + (e.isDontwait() ? " was told not to wait, and " : " is non-blocking and ")
            + lacks
            + ", so the call returned at once.",
        seen,
        attempt.replace(
            "block on makes calls wait",
            e.isDontwait()
                ? "without --dontwait it waits"
                : e.socket() + ".block on makes calls wait"));
  }

  /**
   * The reason of a call that has waited for as long as an option allows.
   *
   * @param attempt what to try this time
   */
  static Failure over(Mode mode, Evidence e, String attempt, String what, boolean receiving) {
    String option = receiving ? "SO_RCVTIMEO" : "SO_SNDTIMEO";
    OptionalLong limit = limit(e, receiving);
    // It sleeps until the handshake is done first (sk_stream_wait_connect).
    boolean handshake = e.wasIn(TcpState.SYN_SENT) && e.after().state() == TcpState.SYN_SENT;
    return mode.because(
        (handshake ? "The handshake was not done" : what)
            + " within the "
            + (limit.isPresent() ? limit.getAsLong() + " ms" : "time")
            + " that "
            + option
            + " allows. "
            + e.socket()
            + " is as it was; only this call has given up.",
        Evidence.seen(
            "the call waited " + e.call().nanos() / 1_000_000 + " ms",
            limit.isPresent() ? option + " is " + limit.getAsLong() + " ms" : null,
            handshake ? "the state is SYN_SENT" : null),
        handshake
            ? "expect " + e.socket() + ".state == ESTABLISHED within 5s" + Mends.again(e)
            : attempt);
  }

  private static OptionalLong limit(Evidence e, boolean receiving) {
    int name = receiving ? SocketConstants.SO_RCVTIMEO : SocketConstants.SO_SNDTIMEO;
    return e.inquiry().timeout(e.fd(), SocketConstants.SOL_SOCKET, name);
  }
}
