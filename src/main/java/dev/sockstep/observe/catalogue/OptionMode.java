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
      "the option, or that value, takes a capability (CAP_NET_ADMIN)",
      "the option, and CapEff of /proc/self/status",
      "sudo, or a network of your own: unshare -Urn");

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
