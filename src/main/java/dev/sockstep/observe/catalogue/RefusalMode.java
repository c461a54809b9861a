package dev.sockstep.observe.catalogue;

/** Why a TCP connection is not made: refusals and silence, connect(2). */
public enum RefusalMode implements Mode {
  REFUSED_NOBODY(
      "connection refused",
      "connect",
      "ECONNREFUSED",
      Need.NOTHING,
      "no socket has the port, so the kernel there answered SYN with RST",
      "the answer came at once; on this machine, sock_diag finds no listener",
      "start a server there: bind the address, then listen"),
  REFUSED_BOUND_ONLY(
      "connection refused",
      "connect",
      "ECONNREFUSED",
      Need.NOTHING,
      "the socket there is bound, but does not listen",
      "the stage of the session's other socket",
      "make it listen"),
  REFUSED_OTHER_ADDRESS(
      "connection refused",
      "connect",
      "ECONNREFUSED",
      Need.NOTHING,
      "a listener has the port, but on another address of this machine",
      "the listener's local address",
      "connect to the listener's own address, or bind it to * (any)"),
  REFUSED_EARLIER(
      "connection refused",
      "connect send recv",
      "ECONNREFUSED",
      Need.NOTHING,
      "an earlier connect, which did not wait, was refused; this call tells it",
      "the earlier connect gave EINPROGRESS",
      "is the port right, and does a server listen on it?"),
  BACKLOG_FULL(
      "connection timed out",
      "connect",
      "ETIMEDOUT",
      Need.NOTHING,
      "the listener's accept queue is full, so the kernel there drops the SYN",
      "the listener's queue and limit, from TCP_INFO or sock_diag",
      "accept on the listener, then connect again"),
  NO_ANSWER(
      "connection timed out",
      "connect",
      "ETIMEDOUT",
      Need.LAB,
      "nobody answered the SYN, though it was sent again and again",
      "the SYNs that TCP_INFO counts; on this machine no listener has the address",
      "is the address right, is the host up, does a firewall drop the packets?"),
  HANDSHAKE_TIMEOUT(
      "timeout",
      "connect",
      "EINPROGRESS",
      Need.NOTHING,
      "the handshake was not done within SO_SNDTIMEO; the kernel goes on with it",
      "O_NONBLOCK is clear, and SO_SNDTIMEO is set",
      "wait for it: expect NAME.state == ESTABLISHED within 5s"),
  REFUSED_THOUGH_LISTENING(
      "connection refused",
      "connect",
      "ECONNREFUSED",
      Need.LAB,
      "a listener is there, so something before it refused: a firewall rule that rejects",
      "sock_diag finds the listener",
      "nft list ruleset (as root) shows the rule"),
  REFUSED_PORT_ZERO(
      "connection refused",
      "connect",
      "ECONNREFUSED",
      Need.NOTHING,
      "port 0 is no port that a server can have",
      "the port of the call",
      "give the port that the server is bound to");

  private final Facts facts;

  RefusalMode(
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
