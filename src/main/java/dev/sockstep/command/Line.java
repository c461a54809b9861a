package dev.sockstep.command;

import java.util.Optional;

/**
 * A line that a student typed, taken apart.
 *
 * @param assign the name given to what it makes or gives: {@code srv = create}, {@code data = recv
 *     10}
 * @param target the socket that it acts on: {@code srv.listen}; empty for the current one
 * @param command the verb with its arguments
 * @param python whether it was written in Python
 */
public record Line(Optional<Name> assign, Optional<Name> target, Command command, boolean python) {

  /** A line of the native notation. */
  public Line(Optional<Name> assign, Optional<Name> target, Command command) {
    this(assign, target, command, false);
  }
}
