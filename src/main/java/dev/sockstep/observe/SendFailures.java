package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.catalogue.ConnectMode;
import dev.sockstep.observe.catalogue.SendMode;
import java.util.List;

/** Failures of send(2). */
final class SendFailures {
  private SendFailures() {}

  static Failure of(Evidence e) {
    Errno errno = Errno.of(e.call().error().number()).orElse(null);
    if (e.kind().isUnix() && e.address() != null && errno != Errno.EAGAIN) {
      Failure failure = UnixFailures.ofConnect(e);
      if (failure != null) {
        return failure;
      }
    }
    return ofErrno(e, errno);
  }

  private static Failure ofErrno(Evidence e, Errno errno) {
    return switch (errno) {
      case EPIPE -> brokenPipe(e);
      case EAGAIN -> again(e);
      case ECONNREFUSED -> e.kind().isTcp() ? RefusalFailures.earlier(e) : portUnreachable(e);
      case EDESTADDRREQ ->
          SendMode.NO_DESTINATION.because(
              e.socket() + " is not connected, so send does not know where to.", e.standing());
      case EMSGSIZE ->
          SendMode.MESSAGE_TOO_LONG.because(
              "A datagram goes out whole or not at all, and this one is too large.",
              e.call().text());
      case ENOTCONN -> RecvFailures.notConnected(e);
      case EISCONN ->
          SendMode.SENDTO_CONNECTED.because(
              e.socket() + " is connected: what it sends goes to its peer, and nowhere else.",
              e.standing());
      case EOPNOTSUPP -> urgent(e);
      case EINVAL, EACCES, EPERM, ENETUNREACH, EHOSTUNREACH ->
          e.address() == null ? null : RouteFailures.of(e, errno);
      case null -> null;
      default -> StreamEnds.of(e);
    };
  }

  static Failure urgent(Evidence e) {
    return SendMode.URGENT_NOT_SUPPORTED.because(
        "A " + e.kind().word() + " socket has no urgent data.", e.call().text());
  }

  static Failure portUnreachable(Evidence e) {
    if (e.kind().isUnix()) {
      return SendMode.UNIX_PEER_CLOSED.because(
          "The socket that " + e.socket() + " is connected to is closed.", e.standing());
    }
    return SendMode.PORT_UNREACHABLE.because(
        "An earlier send reached a host where nobody has that port: an ICMP message came"
            + " back, and the kernel tells it to the next call.",
        "this call itself did nothing");
  }

  private static Failure again(Evidence e) {
    if (!e.isNonblocking() && e.before().local() == null && !e.kind().isTcp()) {
      return ConnectMode.NO_PORT_FOR_DATAGRAMS.because(
          e.socket() + " was not bound, so the kernel was to choose a port; each is taken.",
          "net.ipv4.ip_local_port_range is " + InUse.range(e));
    }
    if (!e.isNonblocking()) {
      return Waiting.over(SendMode.SEND_TIMEOUT, e, "Nothing could be sent", false);
    }
    return e.wasIn(TcpState.SYN_SENT)
        ? handshaking(e)
        : Waiting.not(SendMode.SEND_BUFFER_FULL, e, "the send buffer is full", queued(e));
  }

  static Failure handshaking(Evidence e) {
    return Waiting.not(
        SendMode.SEND_BEFORE_HANDSHAKE, e, "the handshake is not done", "the state was SYN_SENT");
  }

  private static String queued(Evidence e) {
    // What is there now: a sendall may have filled the buffer itself.
    return e.after().sendq() == null
        ? e.standing()
        : e.after().sendq() + " bytes are not acknowledged (SIOCOUTQ)";
  }

  private static Failure brokenPipe(Evidence e) {
    if (e.stage() == Stage.LISTENING) {
      return SendMode.BROKEN_PIPE_LISTENER.because(
          RecvFailures.listens(e), List.of(e.standing()), RecvFailures.acceptFirst(e));
    }
    if (!e.wasEverConnected()) {
      return SendMode.BROKEN_PIPE_NEVER_CONNECTED.because(
          e.socket() + " has never been connected: there is no one to send to.", e.standing());
    }
    History history = e.history();
    if (history.shutdownWrite() > 0) {
      return SendMode.BROKEN_PIPE_OWN_SHUTDOWN.because(
          "You shut down writing on "
              + e.socket()
              + " at step "
              + history.shutdownWrite()
              + ": nothing can be sent after that.",
          e.before().state() == null
              ? e.standing()
              : "the state is " + e.before().state() + ", and the peer may be well");
    }
    if (history.told() > 0) {
      return SendMode.BROKEN_PIPE_TOLD.because(
          "The connection is gone: "
              + history.toldErrno()
              + " at step "
              + history.told()
              + " has told so already.",
          e.standing());
    }
    return e.kind().isUnix()
        ? SendMode.BROKEN_PIPE_UNIX.because(StreamEnds.otherEnd(e) + " is closed.", e.standing())
        : peerReset(e);
  }

  private static Failure peerReset(Evidence e) {
    return SendMode.BROKEN_PIPE_PEER_RESET.because(
        "The connection is gone: the peer has sent RST, as a kernel does when data comes for"
            + " a socket that is closed"
            + StreamEnds.closedAt(e)
            + ".",
        Evidence.seen(
            e.wasIn(TcpState.CLOSE)
                ? "the state was CLOSE before this call: the RST had ended the connection"
                : e.standing(),
            e.history().sawFin() ? "its FIN had come before: the state was CLOSE_WAIT" : null),
        SendMode.BROKEN_PIPE_PEER_RESET.facts().attempt());
  }
}
