package dev.sockstep.observe.catalogue;

/** Failures of bind(2) on TCP and UDP sockets. */
public enum BindMode implements Mode {
  ADDRESS_OF_OWN_SOCKET(
      "address already in use",
      "bind",
      "EADDRINUSE",
      Need.NOTHING,
      "another socket of the session has the address",
      "that socket's own local address",
      "close the other socket, or take another port (0 lets the kernel choose)"),
  ADDRESS_OF_LISTENER(
      "address already in use",
      "bind",
      "EADDRINUSE",
      Need.NOTHING,
      "another program listens on the port",
      "/proc/net/tcp has the listener, and /proc/PID/fd tells whose it is",
      "take another port, or end that program"),
  ADDRESS_IN_TIME_WAIT(
      "address in TIME_WAIT",
      "bind",
      "EADDRINUSE",
      Need.NOTHING,
      "a connection on the port ended here first, and the kernel keeps its address for 60 s",
      "/proc/net/tcp has TIME_WAIT on the port, and no listener",
      "wait a minute; servers set SO_REUSEADDR before bind, on the old and the new socket"),
  ADDRESS_OF_CONNECTION(
      "address already in use",
      "bind",
      "EADDRINUSE",
      Need.NOTHING,
      "a connection, maybe of a server that has ended, has the port",
      "/proc/net/tcp has the connection, and no listener",
      "SO_REUSEADDR before bind, on both; or end that connection"),
  ADDRESS_OF_UDP_SOCKET(
      "address already in use",
      "bind",
      "EADDRINUSE",
      Need.NOTHING,
      "another program's UDP socket is bound to the port",
      "/proc/net/udp has the socket, and /proc/PID/fd tells whose it is",
      "take another port (0 lets the kernel choose)"),
  ADDRESS_OF_SILENT_SOCKET(
      "address already in use",
      "bind",
      "EADDRINUSE",
      Need.PROGRAM,
      "a socket has the port that is bound and does not listen",
      "no table of proc(5) has the port: only such a socket is in none",
      "take another port (0 lets the kernel choose)"),
  NO_PORT_FOR_BIND(
      "no port left",
      "bind",
      "EADDRINUSE",
      Need.LAB,
      "port 0 was asked for, and every port of net.ipv4.ip_local_port_range is taken",
      "the range, read from /proc/sys, and port 0",
      "close sockets, or widen net.ipv4.ip_local_port_range"),
  BOUND_ALREADY(
      "already bound",
      "bind",
      "EINVAL",
      Need.NOTHING,
      "the socket has its address: it is bound once in its life",
      "getsockname names the address",
      "make another socket: s = create"),
  SCOPE_MISSING(
      "interface not named",
      "bind connect",
      "EINVAL",
      Need.NOTHING,
      "a link-local address is that of an interface, and none was named",
      "the address begins with fe80",
      "name the interface after a percent sign: fe80::1%eth0"),
  PRIVILEGED_PORT(
      "privileged port",
      "bind",
      "EACCES",
      Need.ORDINARY,
      "low ports are for root (CAP_NET_BIND_SERVICE)",
      "the port is below net.ipv4.ip_unprivileged_port_start",
      "take a port that is not privileged, or 0 to let the kernel choose"),
  NOT_A_LOCAL_ADDRESS(
      "address not available",
      "bind",
      "EADDRNOTAVAIL",
      Need.NOTHING,
      "no interface of this machine has the address",
      "the route to it is not of type local",
      "bind 127.0.0.1 or * (any); ip addr lists the machine's addresses"),
  ADDRESS_OF_OTHER_FAMILY(
      "address family not supported",
      "bind connect",
      "EAFNOSUPPORT",
      Need.CALL,
      "the address is of another family than the socket",
      "the kinds of both",
      "make a socket of the address's family"),
  MAPPED_BUT_V6ONLY(
      "IPv6 only",
      "bind connect sendto",
      "EINVAL ENETUNREACH",
      Need.NOTHING,
      "the address is an IPv4 one in IPv6 form, and the socket has set IPV6_V6ONLY",
      "IPV6_V6ONLY is 1, and the address begins with ::ffff:",
      "setopt IPV6_V6ONLY off before bind, or make an IPv4 socket");

  private final Facts facts;

  BindMode(
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
