package dev.sockstep.command;

import java.util.Optional;

/** Shorthands for tests that parse. */
final class Lines {
  private Lines() {}

  /** The parsed line, which must not be empty. */
  static Line parse(String text) throws Mistake {
    return LineParser.parse(text).orElseThrow();
  }

  static Command command(String text) throws Mistake {
    return parse(text).command();
  }

  static Line without(Command command) {
    return new Line(Optional.empty(), Optional.empty(), command);
  }
}
