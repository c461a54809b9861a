package dev.sockstep.observe;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.PeerKind;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.History.OtherEnd;
import dev.sockstep.observe.catalogue.StreamEndMode;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.SocketConstants;
import java.util.List;

/** How a connection was lost: ECONNRESET and ETIMEDOUT, told to recv(2) or send(2). */
final class StreamEnds {
  private StreamEnds() {}

  static Failure of(Evidence e) {
    return switch (Errno.of(e.call().error().number()).orElse(null)) {
      case ECONNRESET -> {
        Failure gaveUp = ConnectFailures.gaveUp(e);
        yield gaveUp != null ? gaveUp : reset(e);
      }
      case ETIMEDOUT -> timedOut(e);
      case null, default -> null;
    };
  }

  private static Failure reset(Evidence e) {
    OtherEnd other = e.history().otherEnd();
    if (e.history().dropped() != null) {
      return dropped(e);
    }
    if (e.kind().isUnix() && (other == null || other.name() == null)) {
      return StreamEndMode.RESET_UNIX.because(
          "The other end was closed with bytes unread, or its listener was closed before anybody"
              + " had accepted this connection.",
          List.of(e.standing()),
          Mends.reconnect(e));
    }
    if (e.kind().isUnix()) {
      return StreamEndMode.RESET_UNIX.because(
          otherEnd(e) + " was closed with bytes unread" + closedAt(e) + ".",
          List.of(e.standing()),
          Mends.reconnect(e));
    }
    if ("R".equals(e.history().reset())) {
      return StreamEndMode.RESET_DEAD_CONNECTION.because(
          "The machine of "
              + peer(e)
              + " answered a segment with RST: it knows no such connection"
              + " any more.",
          List.of(
              "the RST had no ACK flag, so it answers a segment; that of a close has one",
              state(e)),
          Mends.reconnect(e));
    }
    // The kernel looks for unread bytes before it looks at SO_LINGER: __tcp_close, net/ipv4/tcp.c.
    if (other != null && other.peer() == null && other.name() != null && other.unread() > 0) {
      return StreamEndMode.RESET_UNREAD.because(
          otherEnd(e)
              + " was closed"
              + closedAt(e)
              + " with "
              + other.unread()
              + (other.unread() == 1 ? " byte" : " bytes")
              + " unread: its kernel sends RST instead of FIN, for they are lost."
              + (other.closed() > 0 && other.linger() > 0
                  ? " SO_LINGER on 0, as step " + other.linger() + " had set it, would do the same."
                  : ""),
          seen(e),
          Mends.reconnect(e));
    }
    if (other != null && other.closed() > 0 && other.linger() > 0) {
      return StreamEndMode.RESET_LINGER.because(
          otherEnd(e)
              + " was closed"
              + closedAt(e)
              + " with SO_LINGER on 0, as step "
              + other.linger()
              + " had set it: then close sends RST instead of FIN.",
          seen(e),
          Mends.reconnect(e));
    }
    if (other != null && other.peer() == PeerKind.RESET) {
      return byResettingPeer(e, other);
    }
    return byPeer(e);
  }

  /** The listener went with this connection in its accept queue. */
  private static Failure dropped(Evidence e) {
    return (e.kind().isUnix() ? StreamEndMode.RESET_UNIX : StreamEndMode.RESET_BY_PEER)
        .because(
            e.history().dropped() + " dropped a connection that nobody had accepted: this.",
            e.kind().isUnix() ? List.of(e.standing()) : seen(e),
            "accept what waits before you close the listener; a new connection needs a new one");
  }

  private static Failure byResettingPeer(Evidence e, OtherEnd other) {
    return StreamEndMode.RESET_BY_PEER.because(
        other.name()
            + ", a ready-made peer that resets, closed with SO_LINGER on 0: then close sends RST"
            + " instead of FIN.",
        seen(e),
        Mends.reconnect(e));
  }

  private static Failure byPeer(Evidence e) {
    boolean captured = "R.".equals(e.history().reset());
    return StreamEndMode.RESET_BY_PEER.because(
        captured
            ? "The program of "
                + peer(e)
                + " closed its socket with bytes unread, or with SO_LINGER on 0, or its listener"
                + " before it had accepted: the evidence does not tell which."
            : peer(e)
                + " sent RST: it closed with bytes unread, or with SO_LINGER on 0, or its listener"
                + " before it had accepted, or its machine knows no such connection any more. The"
                + " evidence does not tell which.",
        Evidence.seen(
            captured ? "the RST had the ACK flag, as that of a close has" : null,
            unreadThere(e),
            state(e)),
        Mends.reconnect(e));
  }

  /** Of another program's end: it may have read them since. */
  private static String unreadThere(Evidence e) {
    OtherEnd other = e.history().otherEnd();
    return other == null || other.unread() == 0
        ? null
        : other.unread()
            + (other.unread() == 1 ? " byte was" : " bytes were")
            + " unread there when it was last seen";
  }

  private static List<String> seen(Evidence e) {
    return Evidence.seen(
        state(e), e.history().reset() == null ? null : "the RST was seen on the wire");
  }

  private static String state(Evidence e) {
    return e.wasIn(TcpState.CLOSE)
        ? "the state was CLOSE before this call: the RST had come earlier"
        : e.standing();
  }

  private static String peer(Evidence e) {
    return e.history().peer() == null ? "the peer" : e.history().peer().text();
  }

  /** "a, the other end," or "The other end". */
  static String otherEnd(Evidence e) {
    OtherEnd other = e.history().otherEnd();
    return other == null || other.name() == null
        ? "The other end"
        : other.name() + ", the other end,";
  }

  /** " at step 7"; empty when the session has not closed it. */
  static String closedAt(Evidence e) {
    OtherEnd other = e.history().otherEnd();
    return other == null || other.closed() == 0
        ? ""
        : " (" + other.name() + ".close at step " + other.closed() + ")";
  }

  private static Failure timedOut(Evidence e) {
    int userTimeout = option(e, InetConstants.IPPROTO_TCP, InetConstants.TCP_USER_TIMEOUT);
    boolean keepalive =
        e.inquiry().isOn(e.fd(), SocketConstants.SOL_SOCKET, SocketConstants.SO_KEEPALIVE);
    boolean idle = !e.history().unacked();
    if (keepalive && idle) {
      int probes = option(e, InetConstants.IPPROTO_TCP, InetConstants.TCP_KEEPCNT);
      return StreamEndMode.TIMED_OUT_KEEPALIVE.because(
          peer(e)
              + " did not answer the keepalive probes on the idle connection, so the kernel"
              + " gave it up.",
          List.of(
              "SO_KEEPALIVE is on, TCP_KEEPCNT is " + probes,
              "nothing that was sent was unacknowledged"),
          Mends.reconnect(e));
    }
    if (userTimeout > 0) {
      return StreamEndMode.TIMED_OUT_USER_TIMEOUT.because(
          "What was sent to "
              + peer(e)
              + " stayed unacknowledged for longer than the "
              + userTimeout
              + " ms that TCP_USER_TIMEOUT allows.",
          List.of("TCP_USER_TIMEOUT is " + userTimeout + " ms", again(e)),
          Mends.reconnect(e));
    }
    return StreamEndMode.TIMED_OUT_RETRANSMITTING.because(
        peer(e) + " has stopped answering: what was sent was sent again until the kernel gave up.",
        List.of(
            again(e),
            "TCP_USER_TIMEOUT is 0, net.ipv4.tcp_retries2 is "
                + e.inquiry().sysctl("ipv4/tcp_retries2").orElse("not readable")),
        Mends.reconnect(e));
  }

  /** What was sent more than once on a TCP connection. */
  static String again(Evidence e) {
    return e.after().tcp() == null
        ? e.standing()
        : "segments sent again: " + e.after().tcp().totalRetrans();
  }

  private static int option(Evidence e, int level, int name) {
    return e.inquiry().option(e.fd(), level, name).orElse(0);
  }
}
