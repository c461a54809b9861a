package dev.sockstep.observe.catalogue;

/** Failures of send(2). */
public enum SendMode implements Mode {
  BROKEN_PIPE_OWN_SHUTDOWN(
      "broken pipe",
      "send sendto",
      "EPIPE",
      Need.NOTHING,
      "you shut down writing; nothing can be sent after that",
      "the transcript has the step; the state is FIN_WAIT_1 or one after it",
      "a socket can't be opened for writing again: make a new connection"),
  BROKEN_PIPE_PEER_RESET(
      "broken pipe",
      "send sendto",
      "EPIPE",
      Need.NOTHING,
      "the peer, closed or shut down both ways, sent RST: for what came afterwards, or was unread",
      "the state was CLOSE before the call, and CLOSE_WAIT earlier",
      "make a new connection; only sending (or reading) shows that a peer has gone"),
  BROKEN_PIPE_TOLD(
      "broken pipe",
      "send sendto",
      "EPIPE",
      Need.NOTHING,
      "the connection is over, as the error of an earlier call has told",
      "the transcript has the step with ECONNRESET or ETIMEDOUT",
      "make a new connection"),
  BROKEN_PIPE_NEVER_CONNECTED(
      "broken pipe",
      "send sendto",
      "EPIPE",
      Need.NOTHING,
      "a TCP socket that was never connected has no one to send to",
      "the stage, and no peer",
      "connect it first"),
  BROKEN_PIPE_LISTENER(
      "broken pipe",
      "send sendto",
      "EPIPE",
      Need.NOTHING,
      "a listener carries no data itself",
      "SO_ACCEPTCONN, the stage",
      "accept gives the socket that has the data"),
  BROKEN_PIPE_UNIX(
      "broken pipe",
      "send sendto",
      "EPIPE",
      Need.NOTHING,
      "the other Unix socket is closed, or has shut down reading",
      "the kind of the socket; it tells so at once",
      "make a new connection; or a new socket in its place"),
  SEND_BUFFER_FULL(
      "would block",
      "send sendto",
      "EAGAIN",
      Need.NOTHING,
      "the send buffer is full, and the socket does not block",
      "O_NONBLOCK is set; SIOCOUTQ tells what is unacknowledged",
      "the peer must read; then send again"),
  SEND_BEFORE_HANDSHAKE(
      "would block",
      "send recv",
      "EAGAIN",
      Need.NOTHING,
      "the handshake is not done, and the socket does not block",
      "O_NONBLOCK is set, and the state is SYN_SENT",
      "wait for ESTABLISHED, then again"),
  SEND_TIMEOUT(
      "timeout",
      "send sendto",
      "EAGAIN",
      Need.NOTHING,
      "nothing could be sent within SO_SNDTIMEO",
      "O_NONBLOCK is clear, and SO_SNDTIMEO is set",
      "the peer must read; then send again"),
  NO_DESTINATION(
      "no destination",
      "send",
      "EDESTADDRREQ",
      Need.NOTHING,
      "a UDP socket that is not connected does not know where to",
      "no peer",
      "connect it first"),
  MESSAGE_TOO_LONG(
      "message too long",
      "send sendto",
      "EMSGSIZE",
      Need.NOTHING,
      "a datagram goes out whole or not at all, and this one is too large",
      "the length asked for",
      "at most 65507 bytes over UDP and IPv4"),
  LINK_TOO_NARROW(
      "message too long",
      "send recv",
      "EMSGSIZE",
      Need.LAB,
      "an earlier datagram was too large for a link on the way, and may not be split there",
      "the ICMP message, fragmentation needed or packet too big, seen on the wire",
      "the same again: the kernel knows the path's MTU now, and splits what is larger itself"),
  PORT_UNREACHABLE(
      "port unreachable",
      "send sendto recv recvfrom",
      "ECONNREFUSED",
      Need.NOTHING,
      "an earlier datagram met a port that nobody has (ICMP); the next call is told",
      "the kind of the socket; the call itself did nothing",
      "start the peer, then send again"),

  UNIX_PEER_CLOSED(
      "other end closed",
      "send",
      "ECONNREFUSED",
      Need.NOTHING,
      "the other end of two datagram sockets is closed",
      "the kind of the socket; it tells so at once",
      "make a new pair"),

  SENDTO_CONNECTED(
      "already connected",
      "sendto",
      "EISCONN",
      Need.NOTHING,
      "a connected Unix stream takes no address with what it sends",
      "the stage, and getpeername",
      "send without an address"),

  URGENT_NOT_SUPPORTED(
      "operation not supported",
      "send recv",
      "EOPNOTSUPP",
      Need.NOTHING,
      "only streams know urgent data (MSG_OOB)",
      "the kind of the socket",
      "TCP has it: create"),
  UNIX_QUEUE_FULL(
      "would block",
      "send sendto",
      "EAGAIN",
      Need.LAB,
      "the queue of the other Unix socket is full, and this one does not block",
      "O_NONBLOCK is set, and net.unix.max_dgram_qlen",
      "the other end must recv; then send again"),
  STREAM_TAKES_NO_ADDRESS(
      "operation not supported",
      "sendto",
      "EOPNOTSUPP",
      Need.NOTHING,
      "a Unix stream goes to its peer, so sendto may give it no address",
      "the kind of the socket, which is not connected",
      "connect it, then send; sendto is for create unix --dgram"),
  DESTINATION_PORT_ZERO(
      "invalid argument",
      "sendto",
      "EINVAL",
      Need.NOTHING,
      "port 0 is no port that a datagram can go to",
      "the port of the call",
      "give the port that the other socket is bound to");

  private final Facts facts;

  SendMode(
      String title,
      String calls,
      String errnos,
      Need need,
      String cause,
      String tells,
      String attempt) {
    this.facts = Facts.of(title, calls, errnos, need, cause, tells, attempt);
  }

  @Override
  public Facts facts() {
    return facts;
  }
}
