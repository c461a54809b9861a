package dev.sockstep.observe.catalogue;

/** Failures of getaddrinfo(3): no call on the socket was made. */
public enum NameMode implements Mode {
  NAME_UNKNOWN(
      "name not found",
      "getaddrinfo",
      "EAI_NONAME EAI_NODATA",
      Need.PROGRAM,
      "no host has that name, as far as the resolver knows",
      "the resolver has answered",
      "check the spelling; getent ahosts NAME asks the same resolver"),
  NAME_SERVER_SILENT(
      "name server unreachable",
      "getaddrinfo",
      "EAI_AGAIN",
      Need.LAB,
      "no name server was reached, or those that were failed: whether the name exists is not known",
      "/etc/resolv.conf names the servers",
      "try again, use an address instead of a name, or look at /etc/resolv.conf"),
  NAME_OF_OTHER_FAMILY(
      "no address of this family",
      "getaddrinfo",
      "EAI_ADDRFAMILY",
      Need.NOTHING,
      "the host has no address of the socket's family",
      "the kind of the socket",
      "make a socket of the other family");

  private final Facts facts;

  NameMode(
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
