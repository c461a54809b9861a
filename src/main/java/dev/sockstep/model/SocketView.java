package dev.sockstep.model;

/**
 * One row of a list of sockets, as {@code sockets} has it.
 *
 * @param name its name in the session
 * @param kind family and type
 * @param stage where it is in its life; null for what the session did not make
 * @param blockedIn the call that is blocked on it; null when none is
 * @param current whether it is the socket that a verb without a name acts on
 * @param snapshot what the kernel said of it
 * @param kin what it is when it is not just an open socket of the session; else null
 */
public record SocketView(
    String name,
    SocketKind kind,
    Stage stage,
    String blockedIn,
    boolean current,
    Snapshot snapshot,
    Kin kin) {

  /** A socket of the session. */
  public SocketView(
      String name,
      SocketKind kind,
      Stage stage,
      String blockedIn,
      boolean current,
      Snapshot snapshot) {
    this(name, kind, stage, blockedIn, current, snapshot, null);
  }

  /** Whether it had a connection that has ended, with its descriptor still open. */
  public boolean isOver() {
    return (stage == Stage.CONNECTED || stage == Stage.HALF_CLOSED)
        && snapshot.state() == TcpState.CLOSE;
  }

  /**
   * Where it is in its life, in words: {@code connected}. One whose connection has ended stays at
   * its stage, for it can't have another: {@code connected, over}.
   */
  public String where() {
    return stage.word() + (isOver() ? ", over" : "");
  }

  /** The same with that peer. */
  public SocketView to(Endpoint peer) {
    return new SocketView(name, kind, stage, blockedIn, current, snapshot.to(peer), kin);
  }

  /** The same, with what it is to the session. */
  public SocketView as(Kin relation) {
    return new SocketView(name, kind, stage, blockedIn, current, snapshot, relation);
  }
}
