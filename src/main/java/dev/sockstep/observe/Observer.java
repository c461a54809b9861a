package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.TcpFigures;
import dev.sockstep.model.TcpState;
import dev.sockstep.sys.AddressResult;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.IntResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.SocketConstants;
import dev.sockstep.sys.TcpInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks at sockets without touching them: TCP_INFO, SO_ACCEPTCONN, getsockname, getpeername,
 * SIOCINQ and SIOCOUTQ change nothing. SO_ERROR, which clears the error it reads, is never read.
 */
public final class Observer {
  private final Libc libc;
  private final SockDiag diag;
  private final UnixDiag unixDiag;
  private final Routes routes;

  public Observer(Libc libc) {
    this.libc = libc;
    this.diag = new SockDiag(libc);
    this.unixDiag = new UnixDiag(libc);
    this.routes = new Routes(libc);
  }

  /**
   * A look at one end of a TCP connection that no descriptor of ours leads to: the end that a close
   * has left to the kernel, or the end that another process holds.
   *
   * @param local the address of that end
   * @param peer the address of the end opposite
   * @return {@link Snapshot#GONE} when the kernel knows no such end
   */
  public Snapshot lookAt(Endpoint local, Endpoint peer) {
    return diag.tcp(local, peer).map(found -> snapshot(local, peer, found)).orElse(Snapshot.GONE);
  }

  /** What sock_diag told of the end of a connection, as a look. */
  public static Snapshot snapshot(Endpoint local, Endpoint peer, SockDiag.Found found) {
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

  /** The connections at a listener of that address that accept has not taken. */
  public List<SockDiag.Waiting> waiting(Endpoint listener) {
    return diag.waiting(listener);
  }

  /**
   * What sock_diag knows of one end of a connection.
   *
   * @return empty when the kernel knows no such end
   */
  public Optional<SockDiag.Found> find(Endpoint local, Endpoint peer) {
    return diag.tcp(local, peer);
  }

  /** The inode of the other end of a Unix socket; empty where it has none, or nobody can tell. */
  public Optional<Long> unixPeer(int fd) {
    return Owner.inode(fd)
        .flatMap(unixDiag::find)
        .map(UnixDiag.Found::peer)
        .filter(ino -> ino != 0);
  }

  /** Puts the questions that a failure raises. */
  public Inquiry inquiry() {
    return new Inquiry(libc, diag, routes);
  }

  /** Whether what recv would take next is the urgent byte, or what follows it (sockatmark(3)). */
  public boolean isAtMark(int fd) {
    IntResult read = libc.ioctl(fd, FileConstants.SIOCATMARK);
    return !read.call().failed() && read.value() != 0;
  }

  /** Whether a listener waits for data before it takes the handshake as done (tcp(7)). */
  public boolean defersAccept(int fd) {
    return isSet(fd, InetConstants.IPPROTO_TCP, InetConstants.TCP_DEFER_ACCEPT);
  }

  /** Whether an urgent byte has come and has not been taken: POLLPRI of poll(2). */
  public boolean hasUrgent(int fd) {
    short[] told = new short[1];
    CallResult asked = libc.poll(new int[] {fd}, new short[] {FileConstants.POLLPRI}, told, 0);
    return asked.value() == 1 && (told[0] & FileConstants.POLLPRI) != 0;
  }

  /** Whether IPV6_V6ONLY keeps IPv4 from an IPv6 socket (ipv6(7)). */
  public boolean isV6Only(int fd) {
    return isSet(fd, InetConstants.IPPROTO_IPV6, InetConstants.IPV6_V6ONLY);
  }

  /** Whether SO_OOBINLINE leaves urgent data in the stream. */
  public boolean isInline(int fd) {
    return isSet(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_OOBINLINE);
  }

  /** Whether an option that is an int is not 0. */
  private boolean isSet(int fd, int level, int name) {
    BytesResult read = libc.getsockopt(fd, level, name, Integer.BYTES);
    return !read.call().failed() && !Arrays.equals(read.bytes(), new byte[Integer.BYTES]);
  }

  /** What a socket's buffers hold; empty when the descriptor is closed, or the kernel is old. */
  public Optional<Memory> memory(int fd) {
    if (fd < 0) {
      return Optional.empty();
    }
    BytesResult read =
        libc.getsockopt(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_MEMINFO, Memory.SIZEOF);
    return read.call().failed() ? Optional.empty() : Memory.of(read.bytes());
  }

  /** Gives back what looking needed. */
  public void close() {
    diag.close();
    unixDiag.close();
    routes.close();
  }

  /** Asks the routing tables. */
  public Routes routes() {
    return routes;
  }

  /** One look at a descriptor; {@link Snapshot#GONE} for -1. */
  public Snapshot look(int fd, SocketKind kind) {
    return look(fd, kind, Snapshot.GONE);
  }

  /**
   * Another look at a descriptor.
   *
   * @param last what the last look at it saw; {@link Snapshot#GONE} when there was none
   */
  public Snapshot look(int fd, SocketKind kind, Snapshot last) {
    if (fd < 0) {
      return Snapshot.GONE;
    }
    return kind.isTcp() ? lookTcp(fd, last) : lookOther(fd, kind);
  }

  private Snapshot lookTcp(int fd, Snapshot last) {
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
      Integer drops = memory(fd).map(Memory::drops).orElse(null);
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
    Integer received = queue(fd, FileConstants.SIOCINQ);
    Endpoint peer = settled ? last.peer() : libc.getpeername(fd).address();
    boolean atMark = received != null && received == 0 && peer != null && isAtMark(fd);
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
            : withoutFin(queue(fd, FileConstants.SIOCOUTQ), awaitsAckOfFin(state)),
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

  private Snapshot lookOther(int fd, SocketKind kind) {
    boolean listening =
        kind.isUnix() && isSet(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_ACCEPTCONN);
    Optional<Memory> memory = kind.isUnix() ? Optional.empty() : memory(fd);
    Optional<UnixDiag.Found> queue =
        listening ? Owner.inode(fd).flatMap(unixDiag::find) : Optional.empty();
    return new Snapshot(
        fd,
        null,
        listening,
        unlessUnset(libc.getsockname(fd)),
        libc.getpeername(fd).address(),
        listening ? null : queue(fd, FileConstants.SIOCINQ),
        // For other kinds SIOCOUTQ counts the memory that is in use, not the data.
        null,
        queue.map(UnixDiag.Found::waiting).orElse(null),
        queue.map(UnixDiag.Found::limit).orElse(null),
        memory.map(Memory::drops).orElse(null),
        memory.map(Memory::received).orElse(null),
        null,
        null);
  }

  private Integer queue(int fd, long request) {
    IntResult read = libc.ioctl(fd, request);
    return read.call().failed() ? null : read.value();
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

  private static TcpFigures figures(TcpInfo info) {
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
