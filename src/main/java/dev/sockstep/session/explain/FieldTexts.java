package dev.sockstep.session.explain;

/** Words of the field that are no name of a constant. */
final class FieldTexts {
  static final String ENDS =
      """
      socket
      One end of a communication, as a program has it: a descriptor, behind it the kernel's \
      buffers, addresses and state.
      see: socket(2), socket(7)

      file descriptor, fd, descriptor
      The small number by which a program names an open file or socket. The lowest free one is \
      taken; after close it may mean something else.
      see: open(2), close(2)

      port
      A number from 0 to 65535 that tells which socket of a machine is meant. Below 1024 a \
      program needs a privilege to bind one; 0 lets the kernel choose.
      see: ip(7), RFC 9293 section 3.1

      ephemeral port, ephemeral
      A port that the kernel chooses: at connect, or at bind to port 0.
      note: from /proc/sys/net/ipv4/ip_local_port_range, mostly 32768 to 60999
      see: ip(7), RFC 6056

      four-tuple
      Local address and port, peer's address and port. They name a connection: one listener's \
      port serves many connections, as long as the four differ.
      see: RFC 9293 section 4 (connection)

      loopback, localhost, 127.0.0.1, ::1
      The machine's own network, 127.0.0.1 and ::1: what is sent there never leaves it.
      see: ip(7), RFC 1122 section 3.2.1.3

      peer
      The socket at the other end of a connection.
      see: getpeername(2)

      client
      The end that begins a connection: create, connect, send, recv, close.
      see: connect(2)

      server
      The end that waits for connections: create, bind, listen, accept, send and recv, close.
      see: listen(2), accept(2)
      """;

  static final String TRAFFIC =
      """
      TCP
      Transmission control protocol: carries a stream of bytes in order between two programs, \
      and sends again what got lost.
      see: tcp(7), RFC 9293

      UDP
      User datagram protocol: carries single datagrams, with no connection and no promise that \
      they arrive.
      see: udp(7), RFC 768

      segment
      One packet of TCP: a header with ports, numbers and flags, and as many bytes as fit.
      see: RFC 9293 section 3.1

      datagram
      One packet of UDP: one send gives one datagram, one recv takes one. It may get lost.
      see: udp(7), RFC 768

      stream
      What TCP carries: bytes in order, without marks between them. What two sends gave, one \
      recv may take, and the other way round.
      see: tcp(7), RFC 9293 section 2.2

      sequence number
      The number of a byte in one direction of a connection. It begins at a random value that \
      the SYN tells.
      see: RFC 9293 section 3.4

      send queue
      Bytes that send gave to the kernel and the peer has not acknowledged: sent or not.
      note: send returns when they are in the queue, not when they have arrived
      see: linux/sockios.h (SIOCOUTQ); tcp(7), which names the unsent ones only

      receive queue
      Bytes that have arrived, are acknowledged, and wait for recv.
      see: tcp(7) (SIOCINQ)

      window
      How many bytes the receiver still has room for; it tells it with every ACK. At 0 the \
      sender waits.
      see: RFC 9293 section 3.8.6

      MSS
      Maximum segment size: the most bytes of data that one segment may carry. Each end tells \
      its own in the SYN; 1460 on Ethernet with IPv4.
      see: RFC 9293 section 3.7.1

      MTU
      Maximum transmission unit: the largest packet that a link carries, headers included; 1500 \
      on Ethernet, 65536 on Linux's loopback.
      see: netdevice(7), RFC 9293 section 3.7.2

      cwnd, congestion window
      How many segments the sender lets be under way, so as not to flood the network. It grows \
      with acknowledgements and shrinks with losses.
      see: RFC 5681 section 3, RFC 9293 section 3.8.2
      """;

  static final String HANDLING =
      """
      backlog, accept queue
      The connections that the kernel has completed and accept has not taken yet, and the limit \
      that listen sets for them.
      note: the queue holds one more than the backlog; a full one leaves further connects in \
      SYN_SENT
      see: listen(2)

      three-way handshake, handshake
      How a TCP connection begins: SYN, then SYN,ACK, then ACK. The kernels do it; connect \
      returns after the second, accept is not needed for it.
      see: RFC 9293 section 3.5

      half-close
      One end has said that it will send no more, and still receives: shutdown wr.
      see: shutdown(2), RFC 9293 section 3.6.1

      end of file, EOF, end of stream
      recv returns 0: the peer has sent FIN and all before it has been read. It is no error.
      see: recv(2)

      RTT, round-trip time
      The time from a segment to its acknowledgement. The kernel keeps a smoothed mean.
      see: RFC 6298 section 2

      RTO, retransmission timeout, retransmit, retransmission timer
      How long the kernel waits for an acknowledgement before it sends a segment again. It \
      doubles each time; on Linux at least 200 ms.
      see: RFC 6298 sections 2 and 5

      retransmission
      A segment sent again because no acknowledgement came in time.
      see: RFC 9293 section 3.8.1, RFC 6298

      MSL, 2MSL
      Maximum segment lifetime: how long a segment may wander about in the network. TIME_WAIT \
      lasts twice as long: 4 minutes in the RFC, 60 s on Linux.
      see: RFC 9293 section 3.4.2

      keep-alive, keepalive
      Probes on an idle connection that show whether the other end is still there: a segment with \
      a number that has been acknowledged already, which must be answered.
      try: setopt SO_KEEPALIVE on
      see: tcp(7), RFC 9293 section 3.8.4

      persist timer, persist, window probe, zero window
      Runs while the peer's window is 0 and there is data to send: each time it is over, the \
      kernel asks whether the window has opened, for the ACK that says so may get lost.
      note: it doubles like the RTO, and the connection lasts as long as the peer answers
      see: RFC 9293 section 3.8.6.1

      Nagle, Nagle algorithm
      While sent data is unacknowledged, less than a full segment is held back. TCP_NODELAY \
      switches it off.
      see: RFC 9293 section 3.7.4

      delayed ACK
      The kernel waits a little (40 ms on Linux, at least) for data that an acknowledgement can \
      go with.
      see: RFC 9293 section 3.8.6.3

      non-blocking, nonblocking, nonblock, blocking, O_NONBLOCK
      A call on a blocking socket sleeps until it can do its work; on one that does not block it \
      fails with EAGAIN instead, connect with EINPROGRESS.
      try: block off
      see: fcntl(2) (O_NONBLOCK), connect(2)

      wildcard address, wildcard, any, any address, INADDR_ANY, 0.0.0.0, ::
      0.0.0.0 or ::, written * here: bound to it, a socket takes what comes to any address of \
      the machine.
      see: ip(7)

      ghost
      What the kernel keeps of a connection after close, mostly in TIME_WAIT: it has no \
      descriptor any more.
      see: RFC 9293 section 3.6.1
      """;

  private FieldTexts() {}
}
