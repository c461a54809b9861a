package dev.sockstep.session.explain;

/** The stages of a socket's life. */
final class StageTexts {
  static final String TEXT =
      """
      created
      The socket exists and has a descriptor, but neither an address nor a peer.
      in: create
      out: connect makes a client of it: connecting, connected
      out: bind makes it bound; listen, listening
      see: socket(2)

      bound
      The socket has the local address that bind gave it. Nobody can connect yet.
      in: bind
      out: listen: listening
      out: connect: connected, from that very port
      see: bind(2)

      listening
      The kernel takes connections to the socket's port and queues them for accept.
      in: listen
      out: close; the connections that accept gave live on
      note: its TCP state is LISTEN
      see: listen(2)

      connecting
      connect has begun, and the answer is still to come.
      in: connect, where it blocks or the socket does not block
      out: the answer comes: connected; or RST or nothing comes, and it failed
      note: its TCP state is SYN_SENT
      see: connect(2)

      connected
      The socket has a peer; both may send and receive.
      in: connect, or accept for the socket that it makes
      out: shutdown wr, or the peer's FIN: half-closed
      out: close: closed
      note: its TCP state is ESTABLISHED; connect is done when the other kernel has answered, \
      before accept is called
      note: a connection that was reset or given up is in state CLOSE, and the stage stays, for \
      there is no other: "connected, over"
      see: connect(2), accept(2)

      half-closed
      One direction of the connection has ended, or both have; the descriptor is still open.
      in: shutdown wr, or the peer's FIN
      out: close: closed
      note: its TCP state tells which: FIN_WAIT_1 and FIN_WAIT_2 (this end has sent FIN), \
      CLOSE_WAIT (the peer has), CLOSING, LAST_ACK, TIME_WAIT (both have)
      see: shutdown(2), RFC 9293 section 3.6.1

      closed
      The descriptor is given back: every call on it fails with EBADF.
      in: close
      note: the kernel may keep the connection for a while (TIME_WAIT)
      see: close(2)
      """;

  private StageTexts() {}
}
