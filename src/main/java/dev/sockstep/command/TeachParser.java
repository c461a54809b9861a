package dev.sockstep.command;

import java.util.Optional;

/** Reads the verbs of a lesson. */
final class TeachParser {
  private TeachParser() {}

  static Command parse(Verb verb, Arguments arguments) throws Mistake {
    return new Command.Teach(
        verb,
        switch (verb) {
          case LESSON -> idOf(arguments);
          case SECTION -> sectionOf(arguments);
          case HINT -> word("all", ArgKind.ALL, arguments);
          case AGAIN -> word("lesson", ArgKind.WHOLE, arguments);
          default -> Optional.empty();
        });
  }

  private static Optional<String> word(String only, ArgKind kind, Arguments arguments)
      throws Mistake {
    boolean given = !arguments.isEmpty();
    if (given && !arguments.takeIf(only)) {
      throw arguments.unexpected(arguments.peek(), kind.expected());
    }
    return given ? Optional.of(only) : Optional.empty();
  }

  private static Optional<String> sectionOf(Arguments arguments) throws Mistake {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    Token word = arguments.takeWord(ArgKind.SECTION);
    if (!word.text().matches("[0-9]{1,3}")) {
      throw new Mistake(
          word.column(), "a section is named by its number", "section alone lists them");
    }
    return Optional.of(word.text());
  }

  private static Optional<String> idOf(Arguments arguments) throws Mistake {
    return arguments.isEmpty()
        ? Optional.empty()
        : Optional.of(arguments.takeWord(ArgKind.LESSON).text());
  }
}
