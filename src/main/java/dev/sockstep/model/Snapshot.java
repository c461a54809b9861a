package dev.sockstep.model;

/**
 * One look at one socket, every part of it read from the kernel; null where the kernel has no
 * answer.
 *
 * @param fd the descriptor; -1 once it is closed
 * @param state the TCP state; null for other protocols and for a closed descriptor
 * @param listening SO_ACCEPTCONN
 * @param local the local address (getsockname)
 * @param peer the peer's address (getpeername)
 * @param recvq bytes that wait to be read; on a datagram socket those of the next datagram
 *     (SIOCINQ); on a listener null
 * @param sendq bytes that the peer has not acknowledged (SIOCOUTQ); on a listener null
 * @param acceptq on a listener, the connections that wait for accept
 * @param acceptLimit on a listener, the backlog in force
 * @param drops on a listener, connections dropped because its queue was full; on a datagram socket,
 *     datagrams dropped because its buffer was; null on others (SO_MEMINFO)
 * @param queued on a datagram socket, the memory that its receive queue takes, in bytes, the
 *     kernel's own overhead included: what ss(8) calls Recv-Q; null on others (SO_MEMINFO)
 * @param timeouts of a connection without a descriptor, how often its retransmission timer has run
 *     out in a row (sock_diag, idiag_retrans); null where it does not run, and on others
 * @param tcp the rest of TCP_INFO; null for other protocols
 */
public record Snapshot(
    int fd,
    TcpState state,
    boolean listening,
    Endpoint local,
    Endpoint peer,
    Integer recvq,
    Integer sendq,
    Integer acceptq,
    Integer acceptLimit,
    Integer drops,
    Integer queued,
    Integer timeouts,
    TcpFigures tcp) {
  /** What is left of a socket whose descriptor is closed. */
  public static final Snapshot GONE =
      new Snapshot(-1, null, false, null, null, null, null, null, null, null, null, null, null);

  /** One whose drops nobody has counted. */
  public Snapshot(
      int fd,
      TcpState state,
      boolean listening,
      Endpoint local,
      Endpoint peer,
      Integer recvq,
      Integer sendq,
      Integer acceptq,
      Integer acceptLimit,
      TcpFigures tcp) {
    this(
        fd,
        state,
        listening,
        local,
        peer,
        recvq,
        sendq,
        acceptq,
        acceptLimit,
        null,
        null,
        null,
        tcp);
  }

  /** What rests of a connection of which no more than this is known. */
  public static Snapshot rest(int fd, TcpState state, Endpoint local, Endpoint peer) {
    return new Snapshot(fd, state, false, local, peer, null, null, null, null, null);
  }

  /** The same with that peer. */
  public Snapshot to(Endpoint other) {
    return new Snapshot(
        fd,
        state,
        listening,
        local,
        other,
        recvq,
        sendq,
        acceptq,
        acceptLimit,
        drops,
        queued,
        timeouts,
        tcp);
  }
}
