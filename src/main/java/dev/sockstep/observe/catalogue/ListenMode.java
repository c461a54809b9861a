package dev.sockstep.observe.catalogue;

/** Failures of listen(2). */
public enum ListenMode implements Mode {
  PORT_HAS_LISTENER(
      "address already in use",
      "listen",
      "EADDRINUSE",
      Need.NOTHING,
      "SO_REUSEADDR let both bind the port, but only one may listen",
      "a listener on the same address",
      "close that listener, or bind this socket to another port"),
  NO_PORT_FOR_LISTEN(
      "no port left",
      "listen",
      "EADDRINUSE",
      Need.LAB,
      "the socket was not bound, and every port of net.ipv4.ip_local_port_range is taken",
      "the range, read from /proc/sys, and no local address",
      "bind a port outside the range, then listen"),
  CONNECTED_CANNOT_LISTEN(
      "cannot listen",
      "listen",
      "EINVAL",
      Need.NOTHING,
      "the socket is, or was, one end of a connection",
      "the stage and the TCP state",
      "make another socket: srv = create"),
  UNBOUND_CANNOT_LISTEN(
      "cannot listen",
      "listen",
      "EINVAL",
      Need.NOTHING,
      "a Unix socket gets no name of its own: it must be bound first",
      "getsockname has no name",
      "bind a path or @name, then listen"),
  DATAGRAMS_CANNOT_LISTEN(
      "operation not supported",
      "listen",
      "EOPNOTSUPP",
      Need.NOTHING,
      "datagrams come without a connection",
      "the kind of the socket",
      "listen is for create (TCP) and create unix");

  private final Facts facts;

  ListenMode(
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
