package dev.sockstep.observe.catalogue;

/** Failures of accept(2). */
public enum AcceptMode implements Mode {
  NOT_LISTENING(
      "not listening",
      "accept",
      "EINVAL",
      Need.NOTHING,
      "the socket does not listen, so it has no queue",
      "SO_ACCEPTCONN, the stage",
      "listen first"),
  LISTENING_ENDED(
      "no longer listening",
      "accept",
      "EINVAL",
      Need.NOTHING,
      "the listener was shut down; a Unix one may have been before the call",
      "the stage was listening when the call began",
      "listen makes a TCP one listen again; for a Unix one make a new socket"),
  ACCEPT_QUEUE_EMPTY(
      "would block",
      "accept",
      "EAGAIN",
      Need.NOTHING,
      "no connection waits, and the socket does not block",
      "O_NONBLOCK is set, and the accept queue is 0",
      "try again later; block on makes calls wait"),
  ACCEPT_TIMEOUT(
      "timeout",
      "accept",
      "EAGAIN",
      Need.NOTHING,
      "no connection came within SO_RCVTIMEO",
      "O_NONBLOCK is clear, and SO_RCVTIMEO is set",
      "call again to wait again; Python's settimeout raises TimeoutError here"),
  DATAGRAMS_CANNOT_ACCEPT(
      "operation not supported",
      "accept",
      "EOPNOTSUPP",
      Need.NOTHING,
      "datagrams come without a connection",
      "the kind of the socket",
      "recv takes its datagrams");

  private final Facts facts;

  AcceptMode(
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
