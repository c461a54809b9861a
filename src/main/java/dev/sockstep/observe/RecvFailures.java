package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.catalogue.TransferMode;
import java.util.List;

/** Failures of recv(2) and shutdown(2). */
final class RecvFailures {
  private RecvFailures() {}

  static Failure of(Evidence e) {
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case EAGAIN -> again(e);
      case ENOTCONN -> notConnected(e);
      case ECONNREFUSED ->
          e.kind().isTcp() ? RefusalFailures.earlier(e) : SendFailures.portUnreachable(e);
      case EINVAL -> invalid(e);
      case EOPNOTSUPP -> SendFailures.urgent(e);
      case null -> null;
      default -> StreamEnds.of(e);
    };
  }

  private static Failure invalid(Evidence e) {
    if (e.call().text().contains("MSG_OOB")) {
      return TransferMode.NO_URGENT_DATA.because(
          "Urgent data was asked for, and none is there, or it has been read already.",
          e.call().text());
    }
    return e.kind().isUnix() && !e.wasEverConnected() ? notConnected(e) : null;
  }

  private static Failure again(Evidence e) {
    if (!e.isNonblocking()) {
      return Waiting.over(TransferMode.RECV_TIMEOUT, e, "Nothing came", true);
    }
    return e.wasIn(TcpState.SYN_SENT)
        ? SendFailures.handshaking(e)
        : Waiting.not(TransferMode.RECV_BUFFER_EMPTY, e, "the receive buffer is empty");
  }

  /** The failure of a call on a socket that has no connection. */
  static Failure notConnected(Evidence e) {
    if (e.stage() == Stage.LISTENING) {
      return TransferMode.NOT_CONNECTED_LISTENER.because(
          listens(e), List.of(e.standing()), acceptFirst(e));
    }
    if (e.wasEverConnected()) {
      return TransferMode.NOT_CONNECTED_ANY_MORE.because(
          e.socket()
              + " had a connection, and it is over"
              + (e.history().told() > 0
                  ? ": " + e.history().toldErrno() + " at step " + e.history().told() + " told so."
                  : "."),
          e.standing());
    }
    return TransferMode.NOT_CONNECTED_YET.because(
        e.socket() + " has no connection: it is " + e.stage().word() + ".", e.standing());
  }

  static String listens(Evidence e) {
    return e.socket()
        + " listens: it takes connections, and carries no data itself. Each accept"
        + " gives a new socket, and that one has the data.";
  }

  static String acceptFirst(Evidence e) {
    return "conn = " + e.socket() + ".accept, then use conn";
  }
}
