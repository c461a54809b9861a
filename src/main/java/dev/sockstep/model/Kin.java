package dev.sockstep.model;

/**
 * What a row of {@code sockets} has to do with the session when it is not just one of its open
 * sockets, and which timer runs for it.
 *
 * @param relation how it belongs to the session
 * @param of the name of the session's socket that it belongs to
 * @param owner the process that holds it: name and pid; null when none does
 * @param timer the kernel's timer that runs for it, in the words of ss(8); null when none does
 * @param timerMillis what is left of that timer, in milliseconds
 */
public record Kin(Relation relation, String of, String owner, String timer, long timerMillis) {

  /** How something belongs to the session. */
  public enum Relation {
    /** An open socket of the session, of which only the timer is told. */
    OPEN,
    /** What the kernel keeps of a socket of the session that is closed. */
    GHOST,
    /** What it keeps in TIME_WAIT of a connection whose descriptor is still open. */
    REST,
    /** The other end of a connection of the session's. */
    PEER,
    /** A connection at a listener of the session that accept has not taken. */
    PENDING
  }

  /** Whether the session made it. */
  public boolean isOwn() {
    return switch (relation) {
      case OPEN, GHOST, REST -> true;
      case PEER, PENDING -> false;
    };
  }
}
