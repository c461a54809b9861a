package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.SocketConstants;
import java.util.List;
import java.util.Optional;

/**
 * Looks at sockets without touching them: TCP_INFO, SO_ACCEPTCONN, getsockname, getpeername,
 * SIOCINQ and SIOCOUTQ change nothing. SO_ERROR, which clears the error it reads, is never read.
 */
public final class Observer {
  private final Libc libc;
  private final Reads reads;
  private final Looks looks;
  private final SockDiag diag;
  private final UnixDiag unixDiag;
  private final Routes routes;

  public Observer(Libc libc) {
    this.libc = libc;
    this.reads = new Reads(libc);
    this.diag = new SockDiag(libc);
    this.unixDiag = new UnixDiag(libc);
    this.looks = new Looks(libc, reads, diag, unixDiag);
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
    return diag.tcp(local, peer).map(found -> Looks.of(local, peer, found)).orElse(Snapshot.GONE);
  }

  /** What sock_diag told of the end of a connection, as a look. */
  public static Snapshot snapshot(Endpoint local, Endpoint peer, SockDiag.Found found) {
    return Looks.of(local, peer, found);
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
    return new Inquiry(libc, reads, diag, routes);
  }

  /** Whether what recv would take next is the urgent byte, or what follows it (sockatmark(3)). */
  public boolean isAtMark(int fd) {
    return reads.isAtMark(fd);
  }

  /** Whether a listener waits for data before it takes the handshake as done (tcp(7)). */
  public boolean defersAccept(int fd) {
    return reads.isSet(fd, InetConstants.IPPROTO_TCP, InetConstants.TCP_DEFER_ACCEPT);
  }

  /** Whether an urgent byte has come and has not been taken: POLLPRI of poll(2). */
  public boolean hasUrgent(int fd) {
    short[] told = new short[1];
    CallResult asked = libc.poll(new int[] {fd}, new short[] {FileConstants.POLLPRI}, told, 0);
    return asked.value() == 1 && (told[0] & FileConstants.POLLPRI) != 0;
  }

  /** Whether IPV6_V6ONLY keeps IPv4 from an IPv6 socket (ipv6(7)). */
  public boolean isV6Only(int fd) {
    return reads.isSet(fd, InetConstants.IPPROTO_IPV6, InetConstants.IPV6_V6ONLY);
  }

  /** Whether SO_OOBINLINE leaves urgent data in the stream. */
  public boolean isInline(int fd) {
    return reads.isSet(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_OOBINLINE);
  }

  /** What a socket's buffers hold; empty when the descriptor is closed, or the kernel is old. */
  public Optional<Memory> memory(int fd) {
    return reads.memory(fd);
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
    return kind.isTcp() ? looks.tcp(fd, last) : looks.other(fd, kind);
  }
}
