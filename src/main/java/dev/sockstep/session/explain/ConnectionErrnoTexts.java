package dev.sockstep.session.explain;

/** The errnos about a connection: how it began, how it goes, how it ended. */
final class ConnectionErrnoTexts {
  static final String TEXT =
      """
      ECONNREFUSED
      Nobody takes connections at that address: the machine was reached and said no.
      connect: no socket listens on the port, so the kernel there answered SYN with RST
      connect: on Unix sockets, the file is there, but no one listens behind it
      send: on UDP, an earlier datagram met a port without a socket (ICMP)
      recv: on UDP, the same
      try: start the server first; see with sockets or ss -tl whether it listens
      see: connect(2), udp(7), RFC 9293 section 3.5.2

      ECONNRESET
      The connection is gone: the other end sent RST.
      recv: the other end closed with unread data, lingered for 0 s, or does not know the \
      connection any more
      send: the same, seen by a send
      note: reported once; after it recv returns 0 and send fails with EPIPE
      see: send(2), unix(7), RFC 9293 sections 3.5.3 and 3.10.7.4

      ECONNABORTED
      The connection ended while it waited in the accept queue.
      accept: on other systems, when the client gave up; Linux hands out the socket all the same
      try: accept again: the listener is well
      see: accept(2), ip(7)

      EPIPE
      This end can no longer send. (In C the process also gets SIGPIPE, which Java ignores.)
      send: after its own shutdown wr
      send: after the other end's RST, which an earlier send or close provoked
      send: on a stream socket that was never connected
      see: send(2), tcp(7), ip(7), unix(7)

      ETIMEDOUT
      The other end did not answer in time, so the kernel gave up.
      connect: no answer to the SYN, though it was sent again and again: a dead host, a firewall \
      that drops, or a full backlog
      recv: data sent earlier was never acknowledged, or keep-alive probes were not answered
      send: the same; TCP_USER_TIMEOUT says how long
      see: connect(2), tcp(7), RFC 9293 section 3.8.3

      EISCONN
      The socket is connected already, and a connection can't be changed.
      connect: a second connect on a stream socket
      send: an address was given on a connected socket
      see: connect(2), send(2), ip(7), unix(7)

      ENOTCONN
      The socket is not connected, and the call needs a peer.
      recv: before connect; on a listener (its connections come from accept)
      send: on a Unix socket, before connect (TCP says EPIPE)
      shutdown: before connect, or after the connection has ended by RST
      see: send(2), recv(2), shutdown(2), unix(7)

      EINPROGRESS
      The connection has been begun and is not there yet: no failure.
      connect: the socket does not block; the SYN is out
      try: expect NAME.state == ESTABLISHED within 2s; a program waits with poll
      see: connect(2)

      EALREADY
      An attempt to connect is still under way.
      connect: a second connect on a socket in SYN_SENT that does not block
      send: sending in the SYN (fast open) while it is under way
      see: connect(2), send(2), ip(7)

      EAGAIN, EWOULDBLOCK
      The call would have to wait, and the socket may not: it does not block, or its timeout \
      is over.
      accept: the accept queue is empty
      recv: nothing has arrived
      send: the send buffer is full
      connect: on Unix sockets, the backlog is full
      try: the same again later; block on; a longer SO_RCVTIMEO or SO_SNDTIMEO
      see: accept(2), recv(2), send(2), connect(2), socket(7)

      EINTR
      A signal arrived while the call slept, before anything was transferred.
      accept: interrupted, here by Ctrl-C or cancel
      connect: interrupted; the handshake goes on without it
      send: interrupted before anything was copied
      recv: interrupted before anything was there
      close: interrupted; the descriptor is gone all the same
      see: signal(7), accept(2), connect(2), recv(2), send(2), close(2)

      EPROTO
      A protocol error.
      accept: the new connection had one before it was taken
      see: accept(2)
      """;

  private ConnectionErrnoTexts() {}
}
