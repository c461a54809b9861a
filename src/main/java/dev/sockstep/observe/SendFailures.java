package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.catalogue.ConnectMode;
import dev.sockstep.observe.catalogue.SendMode;
import dev.sockstep.sys.SocketConstants;
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
      case ECONNREFUSED -> e.kind().isTcp() ? RefusalFailures.earlier(e) : DatagramRefusals.of(e);
      case EDESTADDRREQ ->
          SendMode.NO_DESTINATION.because(
              e.socket() + " is not connected, so send does not know where to.",
              List.of(e.standing()),
              Mends.connect(e) + "; or sendto, with the address");
      case EMSGSIZE -> tooLong(e);
      case ENOTCONN -> RecvFailures.notConnected(e);
      case EISCONN ->
          SendMode.SENDTO_CONNECTED.because(
              e.socket() + " is connected: what it sends goes to its peer, and nowhere else.",
              List.of(e.standing()),
              e.socket() + ".send, without an address");
      case EOPNOTSUPP -> e.hasFlag("MSG_OOB") ? urgent(e) : noAddress(e);
      case EINVAL -> e.address() == null ? routed(e, errno) : invalid(e);
      case EACCES, EPERM, ENETUNREACH, EHOSTUNREACH -> routed(e, errno);
      case null -> null;
      default -> StreamEnds.of(e);
    };
  }

  static Failure urgent(Evidence e) {
    return SendMode.URGENT_NOT_SUPPORTED.because(
        "A " + e.kind().word() + " socket has no urgent data.", "the call has the flag MSG_OOB");
  }

  private static Failure noAddress(Evidence e) {
    return SendMode.STREAM_TAKES_NO_ADDRESS.because(
        e.socket()
            + " is a stream: what it sends goes to the socket that it is connected to, and it is"
            + " connected to none.",
        List.of(e.standing()),
        Mends.connect(e) + ", without an address");
  }

  private static Failure invalid(Evidence e) {
    return e.address().port() == 0
        ? SendMode.DESTINATION_PORT_ZERO.because(
            "Port 0 stands for \"choose one\" in bind; no socket ever has it.",
            "the destination is " + e.where())
        : routed(e, Errno.EINVAL);
  }

  /** What a connected socket sends goes to its peer: the route there counts. */
  private static Failure routed(Evidence e, Errno errno) {
    if (e.kind().isUnix()) {
      return errno == Errno.EPERM && e.kind() == SocketKind.UNIX_DGRAM
          ? UnixFailures.connectedElsewhere(e)
          : null;
    }
    Endpoint to = e.address() == null ? e.before().peer() : e.address();
    return to == null ? null : RouteFailures.of(e.to(to), errno);
  }

  private static Failure tooLong(Evidence e) {
    if (e.history().icmp() != null) {
      return linkTooNarrow(e);
    }
    boolean unix = e.kind().isUnix();
    String room =
        unix
            ? "SO_SNDBUF is "
                + e.inquiry()
                    .option(e.fd(), SocketConstants.SOL_SOCKET, SocketConstants.SO_SNDBUF)
                    .orElse(0)
            : e.kind().isInet6()
                ? "UDP over IPv6 carries at most 65527 bytes: 65535 less 8 of its header"
                : "UDP over IPv4 carries at most 65507 bytes: 65535 less 20 and 8 of the headers";
    return SendMode.MESSAGE_TOO_LONG.because(
        "A datagram goes out whole or not at all, and one of "
            + e.argument(2)
            + " bytes is too large"
            + (unix ? " for the send buffer." : "."),
        List.of(room),
        unix
            ? "send less at a time, or setopt SO_SNDBUF " + e.argument(2) + " first"
            : "send less at a time; a stream (create) takes any length");
  }

  /** The kernel keeps the path's MTU, and splits accordingly from then on (ip(7)). */
  static Failure linkTooNarrow(Evidence e) {
    return SendMode.LINK_TOO_NARROW.because(
        "A datagram that "
            + e.socket()
            + " sent earlier was too large for a link on the way, and may not be split there. The"
            + " kernel tells it to the next call.",
        Evidence.seen(IcmpErrors.seen(e), "this call itself did nothing"),
        SendMode.LINK_TOO_NARROW.facts().attempt());
  }

  private static Failure again(Evidence e) {
    if (!e.isNonblocking() && e.before().local() == null && !e.kind().isTcp()) {
      return ConnectMode.NO_PORT_FOR_DATAGRAMS.because(
          e.socket() + " was not bound, so the kernel was to choose a port; each is taken.",
          "net.ipv4.ip_local_port_range is " + InUse.range(e));
    }
    if (!e.isNonblocking()) {
      return Waiting.over(
          SendMode.SEND_TIMEOUT, e, Mends.makeRoom(e), "Nothing could be sent", false);
    }
    if (e.kind().isUnix() && !e.kind().isStream() && room(e)) {
      return Waiting.not(
          SendMode.UNIX_QUEUE_FULL,
          e,
          Mends.makeRoom(e),
          "the queue of the other socket is full",
          List.of(
              "net.unix.max_dgram_qlen is "
                  + e.inquiry().sysctl("unix/max_dgram_qlen").orElse("not readable")
                  + ": so many may wait, and one more",
              "SIOCOUTQ says "
                  + e.inquiry().unsent(e.fd()).orElse(0)
                  + ": its own buffer has room"));
    }
    return e.wasIn(TcpState.SYN_SENT)
        ? handshaking(e)
        : Waiting.not(
            SendMode.SEND_BUFFER_FULL,
            e,
            Mends.makeRoom(e),
            "the send buffer is full",
            List.of(queued(e)));
  }

  /** Whether its own send buffer has room for the message: SIOCOUTQ counts what is in there. */
  private static boolean room(Evidence e) {
    int buffer =
        e.inquiry().option(e.fd(), SocketConstants.SOL_SOCKET, SocketConstants.SO_SNDBUF).orElse(0);
    return e.inquiry().unsent(e.fd()).orElse(0) < buffer;
  }

  static Failure handshaking(Evidence e) {
    return Waiting.not(
        SendMode.SEND_BEFORE_HANDSHAKE,
        e,
        Mends.handshake(e) + Mends.again(e),
        "the handshake is not done",
        List.of("the state was SYN_SENT"));
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
    Failure refused = e.kind().isUnix() ? BrokenPipes.refusesData(e) : null;
    if (refused != null) {
      return refused;
    }
    // TCP looks for a connection first, datagrams for a shutdown (sock_alloc_send_pskb).
    boolean shut = !e.kind().hasConnections() && e.history().shutdownWrite() > 0;
    if (!e.wasEverConnected() && !shut) {
      return SendMode.BROKEN_PIPE_NEVER_CONNECTED.because(
          e.socket() + " has never been connected: there is no one to send to.",
          List.of(e.standing()),
          Mends.connect(e));
    }
    History history = e.history();
    // An attempt to connect that failed may have been told of, and the next have come through.
    boolean over = e.before().state() == null || e.wasIn(TcpState.CLOSE);
    if (history.told() > 0 && over) {
      return told(e);
    }
    if (history.shutdownWrite() > 0) {
      return SendMode.BROKEN_PIPE_OWN_SHUTDOWN.because(
          "You shut down writing on "
              + e.socket()
              + " at step "
              + history.shutdownWrite()
              + ": nothing can be sent after that.",
          List.of(
              over
                  ? e.standing()
                  : "the state is " + e.before().state() + ", and the peer may be well"),
          e.wasIn(TcpState.CLOSE)
              ? Mends.reconnect(e)
              : (history.shutdownRead() > 0 ? "" : e.socket() + ".recv still works; for sending, ")
                  + anew(e));
    }
    return e.kind().isUnix() ? BrokenPipes.unix(e) : BrokenPipes.reset(e);
  }

  /** What has no peer is no connection. */
  private static String anew(Evidence e) {
    return e.wasEverConnected() ? Mends.reconnect(e) : "a new socket: " + Mends.create(e.kind());
  }

  private static Failure told(Evidence e) {
    return SendMode.BROKEN_PIPE_TOLD.because(
        "The connection is gone: "
            + e.history().toldErrno()
            + " at step "
            + e.history().told()
            + " has told so already.",
        List.of(e.standing()),
        Mends.reconnect(e));
  }
}
