package dev.sockstep.session.explain;

/** The errnos about addresses, ports and ways to them. */
final class AddressErrnoTexts {
  static final String TEXT =
      """
      EADDRINUSE
      The local address, or every port that could be used, is taken.
      bind: another socket has that port: a listener, one that is merely bound, or a connection \
      in TIME_WAIT
      bind: on Unix sockets, a file of that name exists; it stays after close
      listen: another socket listens on the port (both were bound with SO_REUSEADDR)
      connect: named by the page; Linux mostly says EADDRNOTAVAIL
      try: another port; SO_REUSEADDR before bind where it is TIME_WAIT
      see: bind(2), listen(2), connect(2), ip(7), unix(7)

      EADDRNOTAVAIL
      The address is none that this machine can use as its own, or no port is left.
      bind: no interface of this machine has the address
      connect: no port is left for that destination, or its four-tuple is still in use
      try: 127.0.0.1, or * for any address of the machine
      see: bind(2), connect(2), ip(7)

      EACCES
      This user may not do that.
      socket: this user may not make a socket of that type
      bind: ports below 1024 need a privilege (net.ipv4.ip_unprivileged_port_start)
      bind: on Unix sockets, a folder of the path may not be searched or written
      connect: a broadcast address without SO_BROADCAST, a local firewall rule, or the file of a \
      Unix socket may not be written
      send: on UDP, to a broadcast address without SO_BROADCAST
      see: socket(2), bind(2), connect(2), send(2), ip(7)

      EPERM
      A rule forbids it: a firewall on this machine, or a privilege that is lacking.
      accept: a firewall rule forbids the connection
      connect: a broadcast address without SO_BROADCAST, or a firewall rule
      send: a firewall rule drops the packet
      setopt: the value needs a privilege
      see: accept(2), connect(2), ip(7), unix(7)

      EAFNOSUPPORT
      The address family does not fit, or the kernel does not have it.
      socket: the kernel lacks the family (IPv6 may be switched off)
      bind: the address is of another family than the socket
      connect: the address is of another family than the socket
      see: socket(2), connect(2), tcp(7) (which spells it EAFNOTSUPPORT)

      EDESTADDRREQ
      The socket has no peer and the call named no address.
      send: a UDP or Unix datagram socket was not connected first
      try: connect first
      see: send(2)

      ENETUNREACH
      The routing table has no way to that network; nothing was sent.
      connect: no route, such as no default route, or IPv6 without an IPv6 address
      send: on UDP, the same
      accept: a pending error of the new connection
      see: connect(2), accept(2)

      EHOSTUNREACH
      Nobody could be reached under that address: a router said so by ICMP, or no host on the \
      local network answered.
      connect: the SYN met an ICMP error, or the neighbour has no hardware address
      send: an ICMP error about an earlier packet
      recv: the same
      accept: a pending error of the new connection
      see: ip(7), accept(2), RFC 9293 section 3.9.2.2

      EHOSTDOWN
      The host is down: no neighbour answered for it.
      accept: a pending error of the new connection
      see: accept(2)

      ENETDOWN
      The interface is down.
      accept: a pending error of the new connection
      send: the packet's interface is down
      see: accept(2), packet(7)

      ENONET
      The machine is not on the network.
      accept: a pending error of the new connection
      see: accept(2)
      """;

  private AddressErrnoTexts() {}
}
