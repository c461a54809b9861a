package dev.sockstep.session.explain;

/** The private network of {@code --lab}; {@code LabAddresses} makes what is told here. */
final class LabTexts {
  static final String TEXT =
      """
      lab, private network
      The network that sockstep --lab starts in. It is of this program alone, ends with it, and \
      leads nowhere else; outside the lab nobody has these addresses.
      you: 192.0.2.1 and 2001:db8::1; besides, loopback as everywhere
      host: 192.0.2.2 and 2001:db8::2 are another host: port 7 sends back what it gets, the other \
      ports refuse
      nobody: 192.0.2.3 and 2001:db8::3 do not exist: EHOSTUNREACH when nobody has answered for 3 s
      silent: 192.0.2.4 and 2001:db8::4 answer no packet: ETIMEDOUT, after some two minutes or, \
      with setopt TCP_SYNCNT 1, 3 s
      route: to 198.51.100.0/24 and 2001:db8:100::/48: prohibit, EACCES
      route: to 203.0.113.0/24 and 2001:db8:113::/48: unreachable, EHOSTUNREACH at once
      route: to all other addresses: none, ENETUNREACH
      see: network_namespaces(7), user_namespaces(7), RFC 5737, RFC 3849
      """;

  private LabTexts() {}
}
