package dev.sockstep.observe.catalogue;

/** Failures of socket(2). */
public enum SocketMode implements Mode {
  FAMILY_UNKNOWN(
      "address family not supported",
      "socket socketpair",
      "EAFNOSUPPORT",
      Need.CALL,
      "the kernel has no such address family",
      "the family asked for; without IPv6 /proc/net/if_inet6 is missing",
      "try it with IPv4: create"),
  TYPE_UNKNOWN(
      "socket type not supported",
      "socket socketpair",
      "ESOCKTNOSUPPORT",
      Need.CALL,
      "the family has no sockets of that type",
      "the type asked for",
      "take SOCK_STREAM or SOCK_DGRAM"),
  PROTOCOL_UNKNOWN(
      "protocol not supported",
      "socket socketpair",
      "EPROTONOSUPPORT",
      Need.CALL,
      "the protocol does not belong to that family and type",
      "the protocol asked for",
      "protocol 0 takes the type's own"),
  SOCKET_FLAGS_UNKNOWN(
      "invalid argument",
      "socket socketpair",
      "EINVAL",
      Need.CALL,
      "the type has flags, or a value, that the kernel does not know",
      "the type asked for",
      "only SOCK_NONBLOCK and SOCK_CLOEXEC may be added to a type"),
  RAW_FORBIDDEN(
      "permission denied",
      "socket",
      "EPERM",
      Need.ORDINARY,
      "raw and packet sockets see other programs' packets, so they take CAP_NET_RAW",
      "the type asked for, and CapEff of /proc/self/status",
      "sudo, or a network of your own: unshare -Urn"),
  PAIR_UNKNOWN(
      "operation not supported",
      "socketpair",
      "EOPNOTSUPP",
      Need.CALL,
      "only Unix sockets come in pairs",
      "the family asked for",
      "socketpair makes a pair of Unix sockets");

  private final Facts facts;

  SocketMode(
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
