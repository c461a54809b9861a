package dev.sockstep.session.explain;

/** The errnos about how a call was made: on what, with which arguments, of which kind. */
final class UseErrnoTexts {
  static final String TEXT =
      """
      EBADF
      The number is no open descriptor.
      bind: the socket is closed
      listen: the socket is closed
      accept: the socket is closed
      connect: the socket is closed
      send: the socket is closed
      recv: the socket is closed
      shutdown: the socket is closed
      close: it has been closed before
      see: close(2), and the page of each call

      ENOTSOCK
      The descriptor is open, but it is a file or a pipe and no socket.
      bind: the descriptor is no socket; so with every call on sockets
      see: bind(2), listen(2), accept(2), connect(2), send(2), recv(2), shutdown(2)

      EINVAL
      An argument is wrong, or the socket is not in the stage for it.
      socket: unknown flags, or a protocol that the family lacks
      bind: the socket has an address already, or the address has the wrong length
      listen: the socket is connected, or connecting
      accept: the socket does not listen
      send: an argument is wrong
      recv: an argument is wrong; urgent data was asked for where there is none
      shutdown: none of rd, wr, rdwr
      setopt: the value is out of the option's range
      see: bind(2), accept(2), shutdown(2), ip(7), unix(7)

      EOPNOTSUPP, ENOTSUP
      This kind of socket has no such operation.
      listen: UDP has no connections to wait for
      accept: UDP has no connections to take
      send: a flag does not fit the type of socket
      see: listen(2), accept(2), send(2), ip(7), unix(7)

      EMSGSIZE
      The datagram is too long to be sent as one.
      send: on UDP, more than 65507 bytes over IPv4, or more than the path's MTU when it may not \
      be fragmented
      see: send(2), ip(7), udp(7)

      EFAULT
      A pointer that was handed to the kernel leads outside the program's memory.
      bind: the address; accept, connect, send and recv: the address or the buffer
      note: a fault of the program; sockstep never makes it
      see: bind(2), accept(2), connect(2), send(2), recv(2), unix(7)

      EPROTONOSUPPORT
      The family does not have that protocol.
      socket: such as TCP for a Unix socket
      accept: so says Linux of some protocols
      see: socket(2), accept(2), unix(7)

      EPROTOTYPE
      The two sockets are of different types.
      connect: a Unix stream socket to one of datagrams, or the other way round
      see: connect(2), unix(7)

      ESOCKTNOSUPPORT
      The family does not have that type of socket.
      socket: an unknown type
      accept: so says Linux of some protocols
      see: ip(7), unix(7), accept(2)

      ENOPROTOOPT
      The protocol does not know the option.
      setopt: such as a TCP option on a UDP socket
      getopt: the same
      accept: a pending error of the new connection
      see: setsockopt(2), ip(7), accept(2)

      ERANGE
      What the kernel would give is longer than the room for it.
      getopt: a security context (SO_PEERSEC); no option that sockstep knows gives it
      see: ip(7), unix(7)

      ESRCH
      No such process.
      send: on Unix sockets, the credentials sent along name a process that is not there
      see: unix(7)

      ETOOMANYREFS
      Too many descriptors are under way.
      send: on Unix sockets, descriptors that were sent and not yet received
      see: unix(7)
      """;

  private UseErrnoTexts() {}
}
