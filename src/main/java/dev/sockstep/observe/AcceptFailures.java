package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import dev.sockstep.observe.catalogue.AcceptMode;
import java.util.List;

/** Failures of accept(2). */
final class AcceptFailures {
  private AcceptFailures() {}

  static Failure of(Evidence e) {
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case EAGAIN ->
          e.isNonblocking()
              ? Waiting.not(
                  AcceptMode.ACCEPT_QUEUE_EMPTY,
                  e,
                  client(e),
                  "no connection waits in the accept queue",
                  e.before().acceptq() == null
                      ? List.of()
                      : List.of("the accept queue is " + e.before().acceptq()))
              : Waiting.over(AcceptMode.ACCEPT_TIMEOUT, e, client(e), "No connection came", true);
      case EINVAL -> notListening(e);
      case EOPNOTSUPP ->
          AcceptMode.DATAGRAMS_CANNOT_ACCEPT.because(
              "A " + e.kind().word() + " socket has no connections to accept.", e.standing());
      case null, default -> null;
    };
  }

  private static String client(Evidence e) {
    return Mends.client(e) + Mends.again(e);
  }

  private static String mend(Evidence e) {
    return switch (e.stage()) {
      case CREATED -> e.socket() + ".bind 0, " + e.socket() + ".listen" + Mends.again(e);
      case BOUND -> e.socket() + ".listen" + Mends.again(e);
      case LISTENING, CONNECTING, CONNECTED, HALF_CLOSED, CLOSED ->
          e.others().stream()
                  .filter(other -> other.stage() == Stage.LISTENING && other.kind() == e.kind())
                  .findFirst()
                  .map(other -> other.name() + ".accept")
                  .orElse("accept on a listener")
              + "; "
              + e.socket()
              + " is one end of a connection, and can't become one";
    };
  }

  /** A Unix listener that is shut down listens as before, and nobody can connect to it. */
  private static Failure unixEnded(Evidence e) {
    int step = e.history().shutdownRead();
    return AcceptMode.LISTENING_ENDED.because(
        e.socket()
            + " was shut down for reading"
            + (step > 0 ? " (step " + step + ")" : "")
            + ": no connection comes to it any more, and a Unix listener never recovers from that.",
        List.of(e.standing()),
        "make a new socket: "
            + Mends.create(e.kind())
            + ", bind it to a name that is free, and listen");
  }

  private static Failure notListening(Evidence e) {
    if (e.stage() == Stage.LISTENING && e.kind().isUnix()) {
      return unixEnded(e);
    }
    if (e.stage() == Stage.LISTENING) {
      return AcceptMode.LISTENING_ENDED.because(
          e.socket() + " stopped listening while accept waited: it was shut down.",
          List.of(e.standing()),
          e.socket() + ".listen makes it listen again");
    }
    return AcceptMode.NOT_LISTENING.because(
        e.socket() + " does not listen, so it has no queue of connections to accept from.",
        List.of(e.standing()),
        mend(e));
  }
}
