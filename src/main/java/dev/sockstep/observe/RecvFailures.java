package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.catalogue.TransferMode;
import dev.sockstep.sys.SocketConstants;
import java.util.List;
import java.util.Optional;

/** Failures of recv(2) and shutdown(2). */
final class RecvFailures {
  private RecvFailures() {}

  static Failure of(Evidence e) {
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case EAGAIN -> again(e);
      case ENOTCONN -> notConnected(e);
      case ECONNREFUSED -> e.kind().isTcp() ? RefusalFailures.earlier(e) : DatagramRefusals.of(e);
      case EINVAL -> invalid(e);
      case EOPNOTSUPP -> SendFailures.urgent(e);
      case EHOSTUNREACH, ENETUNREACH -> RouteFailures.told(e);
      case EACCES -> e.history().icmp() == null ? null : RouteFailures.told(e);
      case EMSGSIZE -> e.history().icmp() == null ? null : SendFailures.linkTooNarrow(e);
      case null -> null;
      default -> StreamEnds.of(e);
    };
  }

  /** Of the ioctl that asks for the urgent mark. */
  static Failure ofMark(Evidence e) {
    return e.is(Errno.ENOTTY)
        ? TransferMode.NO_URGENT_MARK.because(
            "A " + e.kind().word() + " socket has no urgent mark: its messages come whole.",
            "sockatmark(3) is this ioctl, and the kernel knows none such for the socket")
        : null;
  }

  private static Failure invalid(Evidence e) {
    if (e.isCall("shutdown")) {
      return TransferMode.DIRECTION_UNKNOWN.because(
          "shutdown knows the directions 0 (SHUT_RD), 1 (SHUT_WR) and 2 (SHUT_RDWR).",
          "the call gave " + e.argument(1));
    }
    // A Unix stream is asked whether it is connected before the flag is looked at.
    if (e.kind().isUnix() && !e.wasEverConnected()) {
      return notConnected(e);
    }
    if (e.hasFlag("MSG_OOB")) {
      return noUrgentData(e);
    }
    return null;
  }

  private static Failure noUrgentData(Evidence e) {
    boolean inline =
        e.inquiry().isOn(e.fd(), SocketConstants.SOL_SOCKET, SocketConstants.SO_OOBINLINE);
    if (inline) {
      return TransferMode.NO_URGENT_DATA.because(
          "SO_OOBINLINE is on: "
              + e.socket()
              + " leaves the urgent byte in its place among the others, and keeps none apart.",
          List.of("SO_OOBINLINE is 1", e.standing()),
          "read it in its place: atmark tells when it is next");
    }
    boolean never = !e.wasEverConnected();
    return TransferMode.NO_URGENT_DATA.because(
        "Urgent data was asked for with MSG_OOB, and "
            + e.socket()
            + " has none: "
            + (never
                ? "it has never been connected."
                : "none was sent, or it has been taken, or a recv has read past it."),
        List.of(e.standing()),
        never
            ? Mends.connect(e)
            : Mends.getData(e, "urgent \"x\"", TransferMode.NO_URGENT_DATA.facts().attempt()));
  }

  private static Failure again(Evidence e) {
    if (!e.isNonblocking()) {
      return Waiting.over(
          TransferMode.RECV_TIMEOUT,
          e,
          Mends.getData(e, "send \"x\"", TransferMode.RECV_TIMEOUT.facts().attempt()),
          "Nothing came",
          true);
    }
    return e.wasIn(TcpState.SYN_SENT)
        ? SendFailures.handshaking(e)
        : Waiting.not(
            TransferMode.RECV_BUFFER_EMPTY,
            e,
            Mends.getData(e, "send \"x\"", TransferMode.RECV_BUFFER_EMPTY.facts().attempt()),
            "the receive buffer is empty",
            e.before().recvq() == null
                ? List.of()
                : List.of("SIOCINQ says " + e.before().recvq() + " bytes"));
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
          List.of(e.standing()),
          Mends.reconnect(e));
    }
    return TransferMode.NOT_CONNECTED_YET.because(
        e.socket()
            + " has no connection: it is "
            + e.stage().word()
            + "."
            + (e.isCall("shutdown") ? " The kernel has shut it down all the same." : ""),
        List.of(e.standing()),
        e.stage() == Stage.CONNECTING ? Mends.handshake(e) + Mends.again(e) : Mends.connect(e));
  }

  static String peer(Evidence e) {
    return e.before().peer() == null ? "the peer" : e.before().peer().text();
  }

  static String listens(Evidence e) {
    return e.socket()
        + " listens: it takes connections, and carries no data itself. Each accept"
        + " gives a new socket, and that one has the data.";
  }

  static String acceptFirst(Evidence e) {
    Optional<String> accepted =
        e.others().stream()
            .filter(other -> other.stage() == Stage.CONNECTED)
            .filter(other -> Mends.isSame(other.snapshot().local(), e.before().local()))
            .map(Evidence.Other::name)
            .findFirst();
    if (accepted.isPresent()) {
      return "use " + accepted.get() + ": that one came from an accept";
    }
    String promised = e.around().accepting().get(e.socket());
    if (promised != null) {
      return Mends.client(e) + ", then use " + promised + ": an accept sleeps and will give it";
    }
    String conn = e.around().free("conn");
    String accept = conn + " = " + e.socket() + ".accept, then use " + conn;
    boolean empty = e.before().acceptq() != null && e.before().acceptq() == 0;
    return empty ? Mends.client(e) + ", " + accept : accept;
  }
}
