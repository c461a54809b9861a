package dev.sockstep.session;

import dev.sockstep.model.Snapshot;
import dev.sockstep.model.Stage;
import java.util.OptionalInt;

/**
 * What was true of a socket when a step on it began.
 *
 * @param stage null for a socket that did not exist yet
 * @param snapshot null likewise
 * @param linger the seconds of its SO_LINGER, which only a close asks for; empty while that is off
 */
record Before(Stage stage, Snapshot snapshot, OptionalInt linger) {
  /** Whether close must send RST, and throw away what is unsent (tcp_disconnect). */
  boolean lingersNot() {
    return linger.isPresent() && linger.getAsInt() == 0;
  }
}
