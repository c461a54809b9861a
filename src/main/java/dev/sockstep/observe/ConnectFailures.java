package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.catalogue.ConnectMode;
import java.util.List;
import java.util.Optional;

/** Failures of connect(2) that have to do with the socket itself. */
final class ConnectFailures {
  private ConnectFailures() {}

  static Failure of(Evidence e) {
    Errno errno = Errno.of(e.call().error().number()).orElse(null);
    if (e.stage() == Stage.LISTENING && (errno == Errno.EISCONN || errno == Errno.EINVAL)) {
      return ConnectMode.LISTENER_CANNOT_CONNECT.because(
          e.socket() + " listens: a listening socket cannot connect.",
          List.of(e.standing()),
          another(e));
    }
    if (errno == Errno.EISCONN) {
      return ConnectMode.CONNECTED_ALREADY.because(
          e.socket() + " has a connection, or had one: a stream socket connects once in its life.",
          List.of(e.standing()),
          another(e));
    }
    return e.kind().isUnix() ? UnixFailures.ofConnect(e) : inet(e, errno);
  }

  private static String another(Evidence e) {
    String name = e.around().free("c");
    return "make another socket: "
        + name
        + " = "
        + Mends.create(e.kind())
        + (e.address() == null ? "" : ", then " + name + ".connect " + Mends.words(e.address()));
  }

  private static Failure inet(Evidence e, Errno errno) {
    return switch (errno) {
      case ECONNREFUSED -> RefusalFailures.refused(e);
      case ETIMEDOUT -> RefusalFailures.timedOut(e);
      case EINPROGRESS -> inProgress(e);
      case EALREADY -> alreadyConnecting(e);
      case ECONNABORTED -> aborted(e);
      case ECONNRESET -> gaveUp(e);
      case EADDRNOTAVAIL -> noAddress(e);
      case EAGAIN ->
          ConnectMode.NO_PORT_FOR_DATAGRAMS.because(
              e.socket() + " was not bound, so the kernel was to choose a port; each is taken.",
              "net.ipv4.ip_local_port_range is " + InUse.range(e));
      case EAFNOSUPPORT -> BindFailures.otherFamily(e);
      case null -> null;
      default -> RouteFailures.of(e, errno);
    };
  }

  private static Failure alreadyConnecting(Evidence e) {
    return ConnectMode.CONNECTING_ALREADY.because(
        "An earlier connect on "
            + e.socket()
            + " is still under way"
            + (e.history().begun() > 0 ? ": that of step " + e.history().begun() + "." : "."),
        List.of(e.standing()),
        "wait for it: " + Mends.handshake(e));
  }

  private static Failure aborted(Evidence e) {
    int begun = e.history().begun();
    return ConnectMode.CONNECT_ABORTED.because(
        "The earlier attempt"
            + (begun > 0 ? ", of step " + begun + "," : "")
            + " to connect "
            + e.socket()
            + " had failed, and its error has been read already. This call only says so;"
            + " the next connect starts afresh.",
        List.of(e.standing()),
        Mends.same(e) + ": this call has put the socket right");
  }

  /**
   * In SYN_SENT shutdown disconnects the socket, which leaves ECONNRESET for whoever waits
   * (inet_shutdown in net/ipv4/af_inet.c); null where no step did.
   */
  static Failure gaveUp(Evidence e) {
    int step = e.history().gaveUp();
    if (step == 0 || e.wasEverConnected()) {
      return null;
    }
    return ConnectMode.HANDSHAKE_GIVEN_UP.because(
        "You shut down "
            + e.socket()
            + " at step "
            + step
            + ", while its handshake was under way: the kernel gave it up. The peer has sent"
            + " nothing.",
        "the state was SYN_SENT before step " + step);
  }

  private static Failure noAddress(Evidence e) {
    if (e.before().local() == null) {
      return ConnectMode.NO_PORT_FOR_CONNECT.because(
          "The kernel was to choose a local port for "
              + e.socket()
              + ", and each is in use for a connection to "
              + e.where()
              + ".",
          "net.ipv4.ip_local_port_range is " + InUse.range(e));
    }
    Optional<SockDiag.Found> found = e.inquiry().connection(e.before().local(), e.address());
    return ConnectMode.FOUR_TUPLE_IN_USE.because(
        "A connection from "
            + e.before().local().text()
            + " to "
            + e.where()
            + " exists already"
            + found.map(end -> " (" + end.state() + ")").orElse("")
            + ", and a four-tuple is given to one connection only.",
        Evidence.seen(
            found
                .map(end -> "sock_diag: " + end.state() + left(end))
                .orElse("sock_diag does not find it any more")),
        ConnectMode.FOUR_TUPLE_IN_USE.facts().attempt());
  }

  private static String left(SockDiag.Found end) {
    return end.state() == TcpState.TIME_WAIT
        ? ", for another " + (end.millis() + 999) / 1000 + " s"
        : "";
  }

  private static String dropped(Evidence e) {
    return e.after().state() != TcpState.SYN_SENT
        ? ""
        : Mends.fullListener(e)
            .map(full -> " The accept queue of " + full + " is full, and the kernel drops the SYN.")
            .orElse("");
  }

  private static Failure inProgress(Evidence e) {
    List<String> state =
        Evidence.seen(e.after().state() == null ? null : "the state is now " + e.after().state());
    if (!e.isNonblocking()) {
      return RefusalFailures.handshakeTimeout(e, state);
    }
    if (e.after().state() == TcpState.CLOSE) {
      return ConnectMode.HANDSHAKE_OVER.because(
          e.socket()
              + " is non-blocking, so connect did not wait; and the attempt has failed since.",
          List.of("the state is CLOSE again"),
          e.socket() + ".getopt SO_ERROR tells why (and clears it)");
    }
    return ConnectMode.HANDSHAKE_UNDER_WAY.because(
        "No failure: "
            + e.socket()
            + " is non-blocking, so connect starts the handshake and does"
            + " not wait for its end."
            + dropped(e),
        state,
        Mends.handshake(e) + ", then " + e.socket() + ".getopt SO_ERROR tells");
  }
}
