package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import java.util.List;

/** Failures of send(2), recv(2), accept(2) and shutdown(2). */
final class TransferFailures {
  private TransferFailures() {}

  static Failure of(Evidence e) {
    Errno errno = Errno.of(e.call().error().number()).orElse(null);
    return switch (errno) {
      case null -> null;
      case EPIPE -> brokenPipe(e);
      case ECONNRESET -> reset(e);
      case EAGAIN -> e.nonblocking() ? wouldBlock(e) : timedOut(e);
      case ENOTCONN -> Diagnosis.notConnected(e);
      case EINVAL -> e.call().name().equals("accept") ? notListening(e) : null;
      case EOPNOTSUPP ->
          e.call().name().equals("accept")
              ? new Failure(
                  "operation not supported",
                  "A " + e.kind().word() + " socket has no connections to accept.",
                  List.of(),
                  "recv takes its datagrams")
              : null;
      case ETIMEDOUT ->
          new Failure(
              "connection timed out",
              "The peer has stopped answering: what was sent was retransmitted until the kernel"
                  + " gave up (or keepalive probes stayed unanswered).",
              List.of("before the call:" + Diagnosis.state(e).replace(",", "")),
              "the connection is lost: make a new one");
      case ECONNREFUSED ->
          e.kind().isTcp()
              ? new Failure(
                  "connection refused",
                  "The connect made earlier on " + e.socket() + " was refused; this call tells it.",
                  List.of("before the call:" + Diagnosis.state(e).replace(",", "")),
                  "is the port right, and does a server listen on it?")
              : new Failure(
                  "port unreachable",
                  "An earlier send reached a host where nobody has that port: an ICMP message came"
                      + " back, and the kernel tells it to the next call.",
                  List.of("this call itself did nothing"),
                  "start the peer, then send again");
      case EDESTADDRREQ ->
          new Failure(
              "no destination",
              e.socket() + " is not connected, so send does not know where to.",
              List.of(),
              "connect it first");
      case EMSGSIZE ->
          new Failure(
              "message too long",
              "A datagram goes out whole or not at all, and this one is too large.",
              List.of(),
              "at most 65507 bytes over UDP and IPv4");
      default -> null;
    };
  }

  private static Failure brokenPipe(Evidence e) {
    if (e.stage() == Stage.LISTENING) {
      Failure listener = Diagnosis.notConnected(e);
      return new Failure("broken pipe", listener.why(), listener.evidence(), listener.attempt());
    }
    if (!e.wasEverConnected()) {
      return new Failure(
          "broken pipe",
          e.socket() + " has never been connected: there is no one to send to.",
          List.of("before the call: stage " + e.stage().word() + Diagnosis.state(e)),
          "connect it first");
    }
    int shutdown = e.history().shutdownWrite();
    if (shutdown > 0) {
      return new Failure(
          "broken pipe",
          "You shut down writing on "
              + e.socket()
              + " at step "
              + shutdown
              + ": nothing can be sent after that.",
          List.of("the state is " + e.before().state() + ", and the peer may be well"),
          "a socket can't be opened for writing again: make a new connection");
    }
    int reset = e.history().reset();
    if (reset > 0) {
      return new Failure(
          "broken pipe",
          "The connection is gone: ECONNRESET at step " + reset + " has told so already.",
          List.of("before the call: stage " + e.stage().word() + Diagnosis.state(e)),
          "make a new connection");
    }
    return new Failure(
        "broken pipe",
        e.kind().isUnix()
            ? "The other end of this connection is closed."
            : "The connection is gone: the peer has sent RST, as a kernel does when data comes for"
                + " a socket that is closed.",
        e.wasIn(TcpState.CLOSE)
            ? List.of("the state was CLOSE before this call: the RST had ended the connection")
            : List.of("before the call: stage " + e.stage().word() + Diagnosis.state(e)),
        "make a new connection; only sending (or reading) shows that a peer has gone");
  }

  private static Failure reset(Evidence e) {
    return new Failure(
        "connection reset",
        e.kind().isUnix()
            ? "The peer has closed its socket with data unread."
            : "The peer sent RST: it closed with data unread, or with SO_LINGER 0, or its program"
                + " has gone and its kernel knows no such connection.",
        e.wasIn(TcpState.CLOSE)
            ? List.of("the state was CLOSE before this call: the RST had come earlier")
            : List.of("before the call: stage " + e.stage().word() + Diagnosis.state(e)),
        "the connection is lost: make a new one");
  }

  private static Failure wouldBlock(Evidence e) {
    boolean handshaking = e.wasIn(TcpState.SYN_SENT);
    String lacks =
        handshaking
            ? "the handshake is not done"
            : switch (e.call().name()) {
              case "accept" -> "no connection waits in the accept queue";
              case "recv" -> "the receive buffer is empty";
              default -> "the send buffer is full";
            };
    return new Failure(
        "would block",
        "No failure: "
            + e.socket()
            + " is non-blocking and "
            + lacks
            + ", so the call returned at once.",
        List.of("O_NONBLOCK is set"),
        "try again later; block on makes calls wait");
  }

  private static Failure timedOut(Evidence e) {
    boolean sending = e.call().name().equals("send");
    return new Failure(
        "timeout",
        (sending ? "Nothing could be sent" : "Nothing came")
            + " within the time that "
            + (sending ? "SO_SNDTIMEO" : "SO_RCVTIMEO")
            + " allows. "
            + e.socket()
            + " is as it was; only this call has given up.",
        List.of("the call waited " + e.call().nanos() / 1_000_000 + " ms"),
        "call again to wait again; Python's settimeout raises TimeoutError here");
  }

  private static Failure notListening(Evidence e) {
    if (e.stage() == Stage.LISTENING) {
      return new Failure(
          "no longer listening",
          e.socket() + " stopped listening while accept waited: it was shut down.",
          List.of("before the call: stage listening" + Diagnosis.state(e)),
          e.socket() + ".listen makes it listen again");
    }
    return new Failure(
        "not listening",
        e.socket() + " does not listen, so it has no queue of connections to accept from.",
        List.of("before the call: stage " + e.stage().word() + Diagnosis.state(e)),
        e.stage() == Stage.CREATED ? "bind it, then listen" : "listen first");
  }
}
