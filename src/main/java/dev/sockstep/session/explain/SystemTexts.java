package dev.sockstep.session.explain;

/** Words of the system around a socket: the kernel, the network below, and this program's own. */
final class SystemTexts {
  static final String KERNEL =
      """
      stage
      Where a socket is in its life, as its program sees it: created, bound, listening, \
      connecting, connected, half-closed, closed. The kernel's own word for a connection is its \
      state, and finer.
      try: track
      see: socket(7)

      state, TCP state
      The kernel's word for where one end of a connection is: CLOSE, LISTEN, SYN_SENT, \
      ESTABLISHED and seven more. The two ends have a state each.
      try: states draws them all
      see: RFC 9293 section 3.3.2, ss(8)

      kernel
      The part of the operating system that has the sockets. A program holds a number for one and \
      asks; what arrives, is acknowledged or sent again goes on without it.
      see: syscalls(2)

      system call, syscall, call
      A program's question to the kernel: connect, send, recv… It returns a number; -1 means that \
      it failed, and errno says why.
      see: syscalls(2), errno(3)

      errno
      The number by which a failed call says why. Each has a name: 111 is ECONNREFUSED on Linux. \
      The same errno can have several causes.
      try: explain ECONNREFUSED
      see: errno(3)

      signal, SIGPIPE
      A message of the kernel to a process, which may come in the midst of a call. SIGPIPE comes \
      with EPIPE, and ends a program that has not thought of it; Python and Java ignore it.
      see: signal(7), send(2) (MSG_NOSIGNAL)

      buffer, queue
      The kernel's memory where bytes wait: for the network (send queue), or for the program \
      (receive queue). A full one makes send wait, an empty one recv.
      see: socket(7) (SO_SNDBUF, SO_RCVBUF)

      readiness, select, epoll
      Whether a call on a socket would return at once. Programs with many sockets ask the kernel \
      about all of them in one call, and then serve those that are ready.
      try: poll
      see: poll(2), select(2), epoll(7)

      counter, counters, nstat
      Numbers that the kernel keeps of what its network does: connections refused, segments sent \
      again, queues that overflowed. They are of the whole network namespace.
      see: proc(5) (/proc/net/snmp, /proc/net/netstat), nstat(8)

      namespace, network namespace
      A network of its own for some processes: interfaces, addresses, ports, routes. What happens \
      in one can't be seen in another.
      try: sockstep --lab starts in one
      see: network_namespaces(7)

      capability, CAP_NET_RAW, CAP_NET_ADMIN
      One of the rights that make up root's, given singly. Capturing packets takes CAP_NET_RAW.
      see: capabilities(7)
      """;

  static final String NETWORK =
      """
      packet
      What crosses the network as one piece: a header with two addresses, and in it a TCP segment \
      or a UDP datagram.
      try: wire
      see: ip(7), RFC 791

      ICMP, ICMPv6, port unreachable
      The messages by which hosts and routers tell that a packet could not be delivered, and why: \
      port unreachable, host unreachable, too big for a link. Each repeats the beginning of that \
      packet, so that the kernel which gets it knows whose it was.
      try: u = create udp, u.connect 127.0.0.1 9, u.send "x"; the wire shows the answer
      see: icmp(7), RFC 792, RFC 4443

      name resolution, resolver, DNS
      Turning a host name into addresses: from /etc/hosts, or by asking a name server. It is done \
      before connect, by a library, and can fail without any packet to the host.
      try: resolve localhost
      see: getaddrinfo(3), hosts(5), nsswitch.conf(5)

      route, routing, gateway
      By which interface and by which neighbour a packet leaves. The kernel looks up the \
      destination; the entry that fits closest wins, and gives the source address too.
      see: ip-route(8), RFC 1812 section 5.2.4.3

      ARP, neighbour
      Asking all of an Ethernet who has an IPv4 address; the answer is a hardware address. While \
      none comes the packets wait, and fail with EHOSTUNREACH after some 3 s.
      see: arp(7), RFC 826

      broadcast
      To every host of the network at once. Only datagrams can be, and only with SO_BROADCAST.
      see: ip(7), RFC 919

      multicast, group
      To every host that has joined the group's address, 224.0.0.0 to 239.255.255.255. Only \
      datagrams can be.
      try: join
      see: ip(7), RFC 1112

      TTL, hop limit
      How many routers a packet may pass: each takes one off, and who gets to 0 throws it away.
      see: ip(7) (IP_TTL), RFC 791 section 3.1

      firewall
      Rules by which packets are thrown away or refused. Thrown away, a SYN stays without answer: \
      a timeout. Refused, it looks like ECONNREFUSED or EHOSTUNREACH.
      see: nft(8)

      byte order, network byte order, htons
      Ports and addresses travel with their highest byte first, whatever order the machine's own \
      numbers have. C programs turn them with htons and htonl; Python and Java do it themselves.
      see: byteorder(3), ip(7)
      """;

  private SystemTexts() {}
}
