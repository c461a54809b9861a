package dev.sockstep.session.explain;

/** The socket options that setopt and getopt know. */
final class OptionTexts {
  static final String SOCKET =
      """
      SO_REUSEADDR
      Lets bind take a port whose old connections are still in TIME_WAIT, if those sockets had \
      set it too. It never lets two listeners share a port.
      note: set it before bind; it makes a server's restart possible
      see: socket(7), ip(7)

      SO_REUSEPORT
      Lets several sockets of one user bind the same address and port; the kernel spreads new \
      connections or datagrams over them.
      note: all of them must set it, before bind
      see: socket(7)

      SO_KEEPALIVE
      Has the kernel probe an idle connection, to notice that the other end has vanished.
      note: first after 2 hours; see TCP_KEEPIDLE, TCP_KEEPINTVL and TCP_KEEPCNT
      see: socket(7), tcp(7), RFC 9293 section 3.8.4

      SO_BROADCAST
      Lets a datagram socket send to a broadcast address. Without it that fails with EACCES.
      see: socket(7), ip(7)

      SO_OOBINLINE
      Leaves urgent data in the stream: recv takes it where it stood, and not with MSG_OOB. \
      atmark tells when it comes next.
      see: socket(7), tcp(7)

      SO_DONTROUTE
      Sends only to hosts of the networks that this machine is on itself, past no router.
      see: socket(7)

      SO_BINDTODEVICE
      Ties the socket to one interface: only packets that come in there reach it. The empty \
      name, "", unties it.
      see: socket(7)

      SO_LINGER, linger
      What close does about data not yet sent: off, it returns at once and the kernel goes on \
      sending; on, it waits for so many seconds.
      note: on with 0 s: the data is thrown away and RST is sent in the place of FIN
      see: socket(7)

      SO_RCVTIMEO
      How long recv and accept wait before they fail with EAGAIN; 0 is without limit.
      see: socket(7)

      SO_SNDTIMEO
      How long send waits for room before it fails with EAGAIN; connect, before EINPROGRESS.
      see: socket(7)

      SO_RCVBUF
      The size of the receive buffer in bytes. It bounds what the other end may send before it \
      is read.
      note: Linux doubles the value that is set, for its own bookkeeping; so getopt shows
      see: socket(7), tcp(7)

      SO_SNDBUF
      The size of the send buffer in bytes: what send can take before it has to wait.
      note: Linux doubles the value that is set, for its own bookkeeping; so getopt shows
      see: socket(7), tcp(7)

      SO_RCVLOWAT
      How many bytes must have arrived before a waiting recv returns; 1 by default.
      see: socket(7)

      SO_ACCEPTCONN
      Whether the socket listens. It can only be read.
      see: socket(7)

      SO_ERROR
      The error that is pending on the socket. Reading it clears it: the next call will not \
      report it any more. So sockstep never reads it by itself.
      see: socket(7)

      SO_TYPE
      The type of the socket: SOCK_STREAM, SOCK_DGRAM or SOCK_SEQPACKET. It can only be read.
      see: socket(7)

      SO_DOMAIN
      The family of the socket: AF_INET, AF_INET6 or AF_UNIX. It can only be read.
      see: socket(7)

      SO_PROTOCOL
      The protocol of the socket, such as IPPROTO_TCP. It can only be read.
      see: socket(7)

      SO_PEERCRED
      Who holds the other end of a Unix socket: process, user and group, as they were at connect, \
      listen or socketpair. It can only be read.
      see: unix(7)
      """;

  static final String PROTOCOL =
      """
      TCP_NODELAY
      Switches Nagle's algorithm off: small pieces of data are sent at once, though earlier data \
      is not yet acknowledged.
      see: tcp(7), RFC 9293 section 3.7.4

      TCP_CORK
      Holds back segments that are not full, until it is switched off or 200 ms are over.
      see: tcp(7)

      TCP_QUICKACK
      Acknowledges at once instead of waiting a little for data to go with it. The kernel \
      switches it back as it sees fit.
      see: tcp(7), RFC 9293 section 3.8.6.3

      TCP_MAXSEG
      The largest segment that is sent and announced, in bytes (MSS); set before connect.
      note: it takes 88 to 32767, or 0 for no limit
      see: tcp(7), RFC 9293 section 3.7.1

      TCP_KEEPIDLE
      Seconds of silence before the first keep-alive probe; 7200 by default.
      note: it takes 1 to 32767
      note: of effect only with SO_KEEPALIVE
      see: tcp(7)

      TCP_KEEPINTVL
      Seconds between two keep-alive probes; 75 by default.
      note: it takes 1 to 32767
      note: of effect only with SO_KEEPALIVE
      see: tcp(7)

      TCP_KEEPCNT
      How many keep-alive probes may go unanswered before the connection ends with ETIMEDOUT; \
      9 by default.
      note: it takes 1 to 127
      note: of effect only with SO_KEEPALIVE
      see: tcp(7)

      TCP_SYNCNT
      How often connect sends its SYN again before it fails with ETIMEDOUT.
      note: it takes 1 to 127 (tcp(7) says 255)
      note: newer kernels send it some times more, but for about as long: 1 is 3 s, 6 two minutes
      see: tcp(7)

      TCP_DEFER_ACCEPT
      Has a listener hand a connection to accept only when its first data has come; in seconds.
      note: until then it is in SYN_RECV there, and the ACK that ended the handshake is counted \
      as dropped; once the time is over, accept gets it all the same
      see: tcp(7)

      TCP_USER_TIMEOUT
      How long data may stay unacknowledged, or unsent because the window is 0, before the \
      connection ends with ETIMEDOUT, in milliseconds; 0 leaves it to the kernel.
      see: tcp(7), RFC 5482

      TCP_FASTOPEN
      On a listener: takes data that comes with the SYN, of as many connections at once as the \
      number says.
      see: tcp(7), RFC 7413

      TCP_FASTOPEN_CONNECT
      On a client: connect returns at once and the first send goes with the SYN, once the kernel \
      has a cookie of that server.
      see: tcp(7), RFC 7413

      TCP_CONGESTION
      The name of the congestion-control algorithm: cubic, reno, bbr and what else the kernel has.
      see: tcp(7)

      IP_TTL
      The time to live of packets: how many routers they may pass; 64 by default.
      note: it takes 1 to 255, or -1 for the default
      see: ip(7), RFC 791 section 3.1

      IP_TOS
      The type-of-service byte of packets, by which routers may tell urgent from bulky ones.
      see: ip(7), RFC 2474

      IP_MULTICAST_TTL
      The time to live of multicast packets; 1 by default, so that they stay on the network.
      note: it takes 0 to 255, or -1 for the default; only a socket of datagrams has it
      see: ip(7)

      IP_MULTICAST_LOOP
      Whether members of the group on this machine get what is sent from here; on by default.
      see: ip(7)

      IP_MULTICAST_IF
      The interface that multicast packets leave by, named by an address of it.
      see: ip(7)

      IPV6_UNICAST_HOPS
      The hop limit of packets: how many routers they may pass; -1 is the default of the route.
      note: it takes 0 to 255, or -1 for the default
      see: ipv6(7)

      IPV6_MULTICAST_HOPS
      The hop limit of multicast packets; 1 by default, so that they stay on the network.
      note: it takes 0 to 255, or -1 for the default
      see: ipv6(7)

      IPV6_MULTICAST_LOOP
      Whether members of the group on this machine get what is sent from here; on by default.
      see: ipv6(7)

      IPV6_MULTICAST_IF
      The interface that multicast packets leave by, named by its number.
      see: ipv6(7)

      IPV6_V6ONLY
      Whether an IPv6 socket keeps to IPv6. Off, a socket bound to :: takes IPv4 too, whose \
      addresses show as ::ffff:1.2.3.4.
      note: set it before bind
      see: ipv6(7), RFC 4291 section 2.5.5.2
      """;

  private OptionTexts() {}
}
