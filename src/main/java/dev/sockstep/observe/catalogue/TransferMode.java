package dev.sockstep.observe.catalogue;

/** Failures of recv(2) and shutdown(2). */
public enum TransferMode implements Mode {
  RECV_BUFFER_EMPTY(
      "would block",
      "recv recvfrom",
      "EAGAIN",
      Need.NOTHING,
      "nothing has arrived, and the socket does not block",
      "O_NONBLOCK is set, and SIOCINQ says 0",
      "try again later; block on makes calls wait"),
  RECV_TIMEOUT(
      "timeout",
      "recv recvfrom",
      "EAGAIN",
      Need.NOTHING,
      "nothing came within SO_RCVTIMEO",
      "O_NONBLOCK is clear, and SO_RCVTIMEO is set",
      "call again to wait again; Python's settimeout raises TimeoutError here"),
  NOT_CONNECTED_YET(
      "not connected",
      "recv recvfrom send shutdown getpeername",
      "ENOTCONN EINVAL",
      Need.NOTHING,
      "the socket has no connection yet",
      "the stage, and no peer",
      "connect it first"),
  NOT_CONNECTED_LISTENER(
      "not connected",
      "recv send getpeername",
      "ENOTCONN",
      Need.NOTHING,
      "a listener carries no data itself",
      "SO_ACCEPTCONN, the stage",
      "accept gives the socket that has the data"),
  NOT_CONNECTED_ANY_MORE(
      "not connected",
      "shutdown getpeername",
      "ENOTCONN",
      Need.NOTHING,
      "the connection is over",
      "the socket was connected, and the state is CLOSE",
      "the socket can only be closed: make a new connection"),

  NO_URGENT_DATA(
      "no urgent data",
      "recv",
      "EINVAL",
      Need.NOTHING,
      "urgent data was asked for, and there is none, or it was read or passed over, or stays in"
          + " line",
      "MSG_OOB was given; SO_OOBINLINE tells whether it stays in line",
      "the other end sends it with urgent; poll tells that it is there"),
  NO_URGENT_MARK(
      "not for this socket",
      "ioctl",
      "ENOTTY",
      Need.NOTHING,
      "only a stream can be at an urgent mark: datagrams know no urgent data",
      "the kind of the socket",
      "TCP has it: create"),
  DIRECTION_UNKNOWN(
      "invalid argument",
      "shutdown",
      "EINVAL",
      Need.CALL,
      "the direction is none of SHUT_RD, SHUT_WR and SHUT_RDWR",
      "the number given",
      "shutdown rd, wr or rdwr");

  private final Facts facts;

  TransferMode(
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
