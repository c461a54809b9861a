package dev.sockstep.observe.catalogue;

/** Failures of connect(2) that have to do with the socket itself. */
public enum ConnectMode implements Mode {
  HANDSHAKE_UNDER_WAY(
      "connection in progress",
      "connect",
      "EINPROGRESS",
      Need.NOTHING,
      "no failure: the socket does not block, so connect does not wait for the handshake",
      "O_NONBLOCK is set, and the state is SYN_SENT",
      "expect NAME.state == ESTABLISHED within 5s, then getopt SO_ERROR tells"),
  HANDSHAKE_OVER(
      "connection in progress",
      "connect",
      "EINPROGRESS",
      Need.NOTHING,
      "the socket does not block, and the attempt has failed since",
      "O_NONBLOCK is set, and the state is CLOSE again",
      "getopt SO_ERROR tells why (and clears it)"),
  CONNECTING_ALREADY(
      "already connecting",
      "connect",
      "EALREADY",
      Need.NOTHING,
      "an earlier connect is still under way",
      "the state was SYN_SENT before the call",
      "wait for it: expect NAME.state == ESTABLISHED within 5s"),
  CONNECTED_ALREADY(
      "already connected",
      "connect",
      "EISCONN",
      Need.NOTHING,
      "a stream socket connects once in its life",
      "the stage, and getpeername",
      "make another socket: c2 = create"),
  LISTENER_CANNOT_CONNECT(
      "socket is listening",
      "connect",
      "EISCONN EINVAL",
      Need.NOTHING,
      "a listening socket cannot connect",
      "SO_ACCEPTCONN, the stage",
      "make another socket: c = create"),
  CONNECT_ABORTED(
      "connection aborted",
      "connect",
      "ECONNABORTED",
      Need.NOTHING,
      "an earlier attempt failed, and its error has been read with SO_ERROR",
      "the earlier connect gave EINPROGRESS, and no error is left",
      "connect again: this call has put the socket right"),
  HANDSHAKE_GIVEN_UP(
      "handshake given up",
      "connect recv send",
      "ECONNRESET",
      Need.NOTHING,
      "a shutdown came while the handshake was under way, and ended it: nobody has sent RST",
      "the transcript has the step of the shutdown, and the state was SYN_SENT before it",
      "connect again: the socket is as good as new"),
  CONNECT_INTERRUPTED(
      "interrupted by a signal",
      "connect",
      "EINTR",
      Need.NOTHING,
      "a signal ended the wait, not the handshake: the kernel goes on",
      "the state is SYN_SENT after the call",
      "connect again goes on waiting (non-blocking: EALREADY)"),
  NO_PORT_FOR_CONNECT(
      "no port left",
      "connect",
      "EADDRNOTAVAIL",
      Need.LAB,
      "every port of net.ipv4.ip_local_port_range has a connection to that address",
      "the range, read from /proc/sys; the socket was not bound",
      "close connections, or widen net.ipv4.ip_local_port_range"),
  NO_PORT_FOR_DATAGRAMS(
      "no port left",
      "connect sendto",
      "EAGAIN",
      Need.LAB,
      "every port of net.ipv4.ip_local_port_range is taken by a UDP socket",
      "the range, read from /proc/sys; the socket was not bound",
      "close sockets, or bind a port outside the range"),
  FOUR_TUPLE_IN_USE(
      "four-tuple in use",
      "connect",
      "EADDRNOTAVAIL",
      Need.NOTHING,
      "a connection with both addresses and both ports the same exists, maybe in TIME_WAIT",
      "sock_diag finds it by its four-tuple",
      "let the kernel choose the local port: connect without bind");

  private final Facts facts;

  ConnectMode(
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
