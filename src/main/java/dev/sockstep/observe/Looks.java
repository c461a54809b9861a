package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.TcpFigures;
import dev.sockstep.model.TcpState;
import dev.sockstep.sys.AddressResult;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.SocketConstants;
import dev.sockstep.sys.TcpInfo;
import java.util.Optional;

/** Makes one {@link Snapshot} of what the kernel tells of a socket in several calls. */
final class Looks {
  private final Libc libc;
  private final Reads reads;
  private final SockDiag diag;
  private final UnixDiag unixDiag;

  Looks(Libc libc, Reads reads, SockDiag diag, UnixDiag unixDiag) {
    this.libc = libc;
    this.reads = reads;
    this.diag = diag;
    this.unixDiag = unixDiag;
  }

  /** What sock_diag told of the end of a connection, as a look. */
  static Snapshot of(Endpoint local, Endpoint peer, SockDiag.Found found) {
    return new Snapshot(
        -1,
        found.state(),
        false,
        local,
        peer,
        // sock_diag counts the peer's FIN among the bytes to be read; SIOCINQ does not.
        withoutFin(found.recvq(), found.state().hasReceivedFin()),
        withoutFin(found.sendq(), awaitsAckOfFin(found.state())),
        null,
        null,
        null,
        null,
        found.timer() == SockDiag.Timer.RETRANSMIT ? found.retransmits() : null,
        null);
  }

  /** A look at a TCP socket; what the last one saw spares it two calls. */
  Snapshot tcp(int fd, Snapshot last) {
    BytesResult read =
        libc.getsockopt(fd, InetConstants.IPPROTO_TCP, InetConstants.TCP_INFO, TcpInfo.SIZEOF);
    if (read.call().failed()) {
      return Snapshot.GONE;
    }
    TcpInfo info = new TcpInfo(read.bytes());
    TcpState state = TcpState.of((int) info.tcpi_state()).orElse(null);
    boolean settled = last.fd() == fd && last.state() == state && keepsAddresses(state);
    Endpoint local = settled ? last.local() : unlessUnset(libc.getsockname(fd));
    if (state == TcpState.LISTEN) {
      // On a listener these two fields are the accept queue and its limit.
      int waiting = (int) info.tcpi_unacked();
      int limit = (int) info.tcpi_sacked();
      Integer drops = reads.memory(fd).map(Memory::drops).orElse(null);
      return new Snapshot(
          fd,
          state,
          true,
          local,
          null,
          null,
          null,
          waiting,
          limit,
          drops,
          null,
          null,
          figures(info));
    }
    Integer received = reads.queue(fd, FileConstants.SIOCINQ);
    Endpoint peer = settled ? last.peer() : libc.getpeername(fd).address();
    boolean atMark = received != null && received == 0 && peer != null && reads.isAtMark(fd);
    return new Snapshot(
        fd,
        state,
        false,
        local,
        peer,
        atMark ? behindMark(local, peer, state) : received,
        // In CLOSE nothing is queued to be sent, yet SIOCOUTQ still subtracts what it kept of the
        // sequence numbers (tcp_ioctl in net/ipv4/tcp.c).
        state == TcpState.CLOSE
            ? null
            : withoutFin(reads.queue(fd, FileConstants.SIOCOUTQ), awaitsAckOfFin(state)),
        null,
        null,
        null,
        null,
        null,
        figures(info));
  }

  /**
   * SIOCINQ counts up to the urgent byte, also when that has been taken, or is next: what has come
   * behind it only sock_diag tells, which counts the urgent byte too (tcp_inq in net/ipv4/tcp.h).
   */
  private Integer behindMark(Endpoint local, Endpoint peer, TcpState state) {
    return diag.tcp(local, peer)
        .map(found -> withoutFin(found.recvq(), state.hasReceivedFin()))
        .map(count -> Math.max(0, count - 1))
        .orElse(0);
  }

  /** The queues are differences of sequence numbers, and a FIN takes one (RFC 9293 section 3.4). */
  private static Integer withoutFin(Integer queue, boolean fin) {
    return queue != null && fin && queue > 0 ? Integer.valueOf(queue - 1) : queue;
  }

  private static boolean awaitsAckOfFin(TcpState state) {
    return state == TcpState.FIN_WAIT_1 || state == TcpState.CLOSING || state == TcpState.LAST_ACK;
  }

  /** In these states a socket's addresses stay as they were read when it came into them. */
  private static boolean keepsAddresses(TcpState state) {
    return switch (state) {
      case null -> false;
      case CLOSE, SYN_SENT, SYN_RECV, NEW_SYN_RECV -> false;
      case LISTEN, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT ->
          true;
    };
  }

  /** A look at a UDP or a Unix socket. */
  Snapshot other(int fd, SocketKind kind) {
    boolean listening =
        kind.isUnix() && reads.isSet(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_ACCEPTCONN);
    Optional<Memory> memory = kind.isUnix() ? Optional.empty() : reads.memory(fd);
    Optional<UnixDiag.Found> queue =
        listening ? Owner.inode(fd).flatMap(unixDiag::find) : Optional.empty();
    return new Snapshot(
        fd,
        null,
        listening,
        unlessUnset(libc.getsockname(fd)),
        libc.getpeername(fd).address(),
        listening ? null : reads.queue(fd, FileConstants.SIOCINQ),
        // For other kinds SIOCOUTQ counts the memory that is in use, not the data.
        null,
        queue.map(UnixDiag.Found::waiting).orElse(null),
        queue.map(UnixDiag.Found::limit).orElse(null),
        memory.map(Memory::drops).orElse(null),
        memory.map(Memory::received).orElse(null),
        null,
        null);
  }

  /**
   * A socket that has no address yet is named 0.0.0.0:0 by getsockname: that is none. (Without a
   * peer getpeername fails; what it names, if only an unnamed Unix socket, is a peer.)
   */
  private static Endpoint unlessUnset(AddressResult named) {
    return switch (named.address()) {
      case null -> null;
      case Endpoint.Inet4(int address, int port) when address == 0 && port == 0 -> null;
      case Endpoint.Inet6(long high, long low, int port, int _)
          when high == 0 && low == 0 && port == 0 ->
          null;
      case Endpoint.Unix(String name, boolean isAbstract) when name.isEmpty() && !isAbstract ->
          null;
      case Endpoint endpoint -> endpoint;
    };
  }

  static TcpFigures figures(TcpInfo info) {
    return new TcpFigures(
        info.tcpi_rtt(),
        info.tcpi_rttvar(),
        info.tcpi_rto(),
        info.tcpi_snd_cwnd(),
        info.tcpi_snd_mss(),
        info.tcpi_unacked(),
        info.tcpi_retransmits(),
        info.tcpi_total_retrans(),
        info.tcpi_notsent_bytes(),
        info.tcpi_backoff(),
        info.tcpi_probes(),
        info.tcpi_snd_wnd());
  }
}
