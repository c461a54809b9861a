package dev.sockstep.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the arguments of the verbs that write out, open or repeat what is kept of a session. */
final class KeepParser {
  private final Arguments arguments;
  private boolean json;
  private boolean force;

  private KeepParser(Arguments arguments) {
    this.arguments = arguments;
  }

  static Command parse(Verb verb, Arguments arguments) throws Mistake {
    KeepParser parser = new KeepParser(arguments);
    return new Command.Keep(
        switch (verb) {
          case SAVE -> parser.save();
          case OPEN ->
              new KeepAction.Open(
                  arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.file()));
          case EXPORT -> parser.export();
          case RERUN -> new KeepAction.Rerun(parser.count("a number of steps"));
          case HISTORY ->
              new KeepAction.History(
                  arguments.isEmpty()
                      ? Optional.empty()
                      : Optional.of(parser.count("a number of lines")));
          default -> throw new IllegalArgumentException(verb + " keeps nothing");
        });
  }

  private KeepAction save() throws Mistake {
    flags(true);
    String file = arguments.file();
    flags(true);
    return new KeepAction.Save(file, json, force);
  }

  private KeepAction export() throws Mistake {
    Token word = arguments.takeWord(ArgKind.FORMAT);
    ExportFormat format =
        ExportFormat.of(word.text())
            .orElseThrow(
                () ->
                    new Mistake(
                        word.column(),
                        "expected " + ArgKind.FORMAT.expected() + ", found " + word.shown(),
                        Nearest.mend(word.text(), ExportFormat.words(), "formats")));
    List<Name> names = new ArrayList<>();
    flags(false);
    while (!arguments.isEmpty()
        && arguments.peek().kind() == Token.Kind.WORD
        && Name.isName(arguments.peek().text())) {
      names.add(arguments.name());
      flags(false);
    }
    Optional<String> file = arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.file());
    flags(false);
    return new KeepAction.Export(format, names, file, force);
  }

  /** Flags may stand before or behind the file. */
  private void flags(boolean withJson) {
    boolean found = true;
    while (found) {
      if (arguments.takeIf("--force")) {
        force = true;
      } else if (withJson && arguments.takeIf("--json")) {
        json = true;
      } else {
        found = false;
      }
    }
  }

  private int count(String what) throws Mistake {
    Token token = arguments.takeWord(ArgKind.STEPS);
    if (token.text().startsWith("$")) {
      throw arguments.unexpected(token, what);
    }
    Num number = ValueParser.number(token.text(), token.column(), what, 1, Integer.MAX_VALUE);
    return (int) ((Num.Literal) number).value();
  }
}
