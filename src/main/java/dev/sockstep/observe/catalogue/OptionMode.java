package dev.sockstep.observe.catalogue;

/** Failures of setsockopt(2) and getsockopt(2). */
public enum OptionMode implements Mode {
  OPTION_UNKNOWN(
      "option not available",
      "setsockopt getsockopt",
      "ENOPROTOOPT EOPNOTSUPP",
      Need.NOTHING,
      "this kind of socket does not have the option at that level",
      "the level of the option and the kind of the socket",
      "see the option's manual page: tcp(7), ip(7), socket(7)"),
  OPTION_VALUE_REFUSED(
      "value refused",
      "setsockopt",
      "EINVAL",
      Need.NOTHING,
      "the value is outside what the option takes",
      "the option, the value, and the socket's state",
      "explain OPTION tells its range"),
  OPTION_TIME_REFUSED(
      "value refused",
      "setsockopt",
      "EDOM",
      Need.CALL,
      "the time is no time: its microseconds are a second or more",
      "the option is a struct timeval",
      "give seconds and microseconds apart"),
  OPTION_FORBIDDEN(
      "permission denied",
      "setsockopt",
      "EPERM",
      Need.ORDINARY,
      "the option, or that value, takes a capability (CAP_NET_ADMIN, CAP_NET_RAW)",
      "the option, and CapEff of /proc/self/status",
      "sudo, or a network of your own: unshare -Urn"),

  GROUP_JOINED_ALREADY(
      "joined already",
      "setsockopt",
      "EADDRINUSE",
      Need.NOTHING,
      "the socket is a member of that group on that interface",
      "/proc/net/igmp and igmp6 list the groups",
      "leave it first, or join on another interface"),

  GROUP_NOT_JOINED(
      "not joined",
      "setsockopt",
      "EADDRNOTAVAIL",
      Need.NOTHING,
      "the socket is no member of that group on that interface",
      "the group and the interface of the call",
      "join it first"),

  INTERFACE_UNKNOWN(
      "no such interface",
      "setsockopt if_nametoindex bind",
      "ENODEV",
      Need.NOTHING,
      "no interface of this network has that name, number or address",
      "the interface of the call; /proc/net/dev lists those that are there",
      "ip link lists the interfaces"),

  ALGORITHM_UNKNOWN(
      "no such algorithm",
      "setsockopt",
      "ENOENT",
      Need.NOTHING,
      "the kernel has no congestion control of that name",
      "net.ipv4.tcp_available_congestion_control lists what is there",
      "take one of those"),
  NOT_A_GROUP(
      "value refused",
      "setsockopt",
      "EINVAL",
      Need.NOTHING,
      "the address is no multicast group",
      "the address: groups are 224.0.0.0 to 239.255.255.255, and ff00::/8",
      "join a group, such as 239.1.2.3"),
  GROUP_NEEDS_DATAGRAMS(
      "protocol error",
      "setsockopt",
      "EPROTO",
      Need.NOTHING,
      "a stream has one peer, so it joins no group",
      "the kind of the socket",
      "groups are for create udp"),
  TOO_MANY_GROUPS(
      "too many groups",
      "setsockopt",
      "ENOBUFS",
      Need.LAB,
      "the socket is in as many groups as net.ipv4.igmp_max_memberships allows",
      "the limit, read from /proc/sys",
      "leave a group first, or join from another socket"),
  OPTION_MEMORY_FULL(
      "no memory for options",
      "setsockopt",
      "ENOBUFS ENOMEM",
      Need.LAB,
      "what a socket may hold for its options, net.core.optmem_max bytes, is used up",
      "the limit, read from /proc/sys",
      "leave groups, or raise net.core.optmem_max");

  private final Facts facts;

  OptionMode(
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
