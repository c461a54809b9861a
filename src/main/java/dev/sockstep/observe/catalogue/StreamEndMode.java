package dev.sockstep.observe.catalogue;

/** How a connection is lost, told to recv(2) or send(2). */
public enum StreamEndMode implements Mode {
  RESET_UNREAD(
      "connection reset",
      "recv send",
      "ECONNRESET",
      Need.NOTHING,
      "the other end was closed with unread bytes, so its kernel sent RST, not FIN",
      "what was unread at the other end when it was last seen",
      "a program reads to the end (recv 0) before it closes"),
  RESET_LINGER(
      "connection reset",
      "recv send",
      "ECONNRESET",
      Need.NOTHING,
      "the other end was closed with SO_LINGER on 0, which sends RST",
      "the transcript has the step of its setopt",
      "close without SO_LINGER 0 ends a connection in order"),
  RESET_DEAD_CONNECTION(
      "connection reset",
      "recv send",
      "ECONNRESET",
      Need.LAB,
      "the RST answers a segment: the machine there knows no such connection any more",
      "the RST had no ACK flag; one that a close sends has it",
      "the other machine has been started anew, or its program killed: connect again"),
  RESET_BY_PEER(
      "connection reset",
      "recv send",
      "ECONNRESET",
      Need.NOTHING,
      "the other end sent RST of its own accord: closed with unread bytes, or SO_LINGER 0, or"
          + " unaccepted",
      "the RST, if captured, had the ACK flag",
      "the connection is lost: make a new one"),
  RESET_UNIX(
      "connection reset",
      "recv send",
      "ECONNRESET",
      Need.NOTHING,
      "the other end of a Unix connection was closed with unread bytes, or never accepted",
      "the kind of the socket",
      "a program reads to the end (recv 0) before it closes"),
  TIMED_OUT_USER_TIMEOUT(
      "connection timed out",
      "recv send",
      "ETIMEDOUT",
      Need.LAB,
      "what was sent stayed unacknowledged for longer than TCP_USER_TIMEOUT",
      "TCP_USER_TIMEOUT is set, and bytes were unacknowledged",
      "the connection is lost: make a new one"),
  TIMED_OUT_KEEPALIVE(
      "connection timed out",
      "recv send",
      "ETIMEDOUT",
      Need.LAB,
      "the keepalive probes of an idle connection stayed unanswered",
      "SO_KEEPALIVE is on, and nothing was unacknowledged",
      "the connection is lost: make a new one"),
  TIMED_OUT_RETRANSMITTING(
      "connection timed out",
      "recv send",
      "ETIMEDOUT",
      Need.LAB,
      "the kernel sent the data again for as long as net.ipv4.tcp_retries2 lets it, and gave up",
      "bytes were unacknowledged, and TCP_USER_TIMEOUT is 0",
      "the connection is lost: make a new one");

  private final Facts facts;

  StreamEndMode(
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
