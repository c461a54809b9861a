package dev.sockstep.session.explain;

/** What the verb table does not say of the verbs that make calls. */
final class VerbTexts {
  static final String TEXT =
      """
      create
      Makes a socket in the kernel and returns its descriptor. Nothing is sent.
      out: connect (as a client), or bind and listen (as a server)

      bind
      Gives the socket a local address and port. Nothing is sent. A client mostly leaves it to \
      connect, which has the kernel choose a port.
      out: listen

      listen
      Makes the socket take connections: from here on the kernel does the handshakes by itself \
      and queues what it has completed.
      in: bind, else the kernel chooses a port
      out: accept

      accept
      Takes the first completed connection out of the queue: a new socket with a descriptor of \
      its own. The listener goes on listening. With an empty queue it sleeps.
      in: listen

      connect
      On TCP sends SYN and sleeps until the other kernel has answered. On UDP it sends nothing: \
      it only fixes the peer.
      out: send, recv

      send
      Copies bytes into the send buffer; the kernel sends them when it sees fit. It returns how \
      many it took, and sleeps only while the buffer is full. That they have arrived it does not \
      say.
      in: connect, or accept for the socket that it made

      recv
      Takes what has arrived, up to n bytes, and sleeps while there is nothing. 0 means that the \
      peer will send no more.
      in: connect, or accept for the socket that it made

      shutdown
      Ends one direction, whatever other descriptors there are: wr sends FIN behind the last \
      byte; rd sends nothing. The descriptor stays open.
      out: close

      close
      Gives the descriptor back. The last one of a connection has the kernel send what is left \
      and then FIN; with unread data it sends RST instead.
      note: the kernel may keep the connection for a while (TIME_WAIT)
      """;

  private VerbTexts() {}
}
