package dev.sockstep.observe.catalogue;

/** What the routing table and the firewall have against a destination: connect(2), send(2). */
public enum RouteMode implements Mode {
  NO_ROUTE(
      "network unreachable",
      "connect send sendto",
      "ENETUNREACH",
      Need.LAB,
      "no route leads to the address; nothing was sent",
      "the route look-up (RTM_GETROUTE) answers ENETUNREACH",
      "ip route shows the table; a default route leads everywhere else"),
  NOT_FOR_TCP(
      "network unreachable",
      "connect",
      "ENETUNREACH",
      Need.NOTHING,
      "the address is a broadcast or multicast one, and TCP has exactly one peer",
      "the route look-up says broadcast or multicast",
      "UDP can: u = create udp"),
  UNREACHABLE_ROUTE(
      "host unreachable",
      "connect send sendto",
      "EHOSTUNREACH",
      Need.LAB,
      "a route of type unreachable forbids it",
      "the route look-up answers EHOSTUNREACH",
      "ip route shows the route; its owner must remove it"),
  NEIGHBOUR_SILENT(
      "host unreachable",
      "connect",
      "EHOSTUNREACH",
      Need.LAB,
      "the host should be on this very link, but does not answer ARP",
      "/proc/net/arp has no hardware address for it",
      "is the host up? ip neigh shows the neighbours"),
  PROHIBIT_ROUTE(
      "permission denied",
      "connect send sendto",
      "EACCES",
      Need.LAB,
      "a route of type prohibit forbids it",
      "the route look-up answers EACCES",
      "ip route shows the route; its owner must remove it"),
  BROADCAST_NOT_ALLOWED(
      "permission denied",
      "connect sendto",
      "EACCES",
      Need.NOTHING,
      "the address is a broadcast one, and the socket has not set SO_BROADCAST",
      "the route look-up says broadcast, and SO_BROADCAST is 0",
      "setopt SO_BROADCAST on, then again"),
  BLACKHOLE_ROUTE(
      "invalid argument",
      "connect send sendto",
      "EINVAL",
      Need.LAB,
      "a route of type blackhole swallows what goes there",
      "the route look-up answers EINVAL",
      "ip route shows the route; its owner must remove it"),
  SOURCE_IS_LOOPBACK(
      "invalid argument",
      "connect sendto",
      "EINVAL",
      Need.LAB,
      "the socket is bound to a loopback address, which no packet may carry outside",
      "getsockname, and a route that is not local",
      "bind * or nothing, then connect"),
  UNREACHABLE_TOLD(
      "unreachable",
      "connect send recv",
      "EHOSTUNREACH ENETUNREACH EACCES",
      Need.LAB,
      "an ICMP message came back: a router, or a firewall that rejects, sent it",
      "the route look-up has nothing against it, and no neighbour is being asked for",
      "ask who runs the network: the message comes from it; ping shows who sends it"),
  FIREWALL_DROPS(
      "operation not permitted",
      "send sendto",
      "EPERM",
      Need.LAB,
      "a rule of this machine's firewall drops the datagram on its way out",
      "the route look-up has nothing against it, and no seccomp filter is in force",
      "nft list ruleset (as root) shows the rule");

  private final Facts facts;

  RouteMode(
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
