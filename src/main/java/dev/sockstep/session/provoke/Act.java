package dev.sockstep.session.provoke;

/**
 * A line of a scenario.
 *
 * @param kind what is to be expected of it
 * @param text as it is typed, but for {@code {dir}}, a folder of the session's own, {@code
 *     {unique}}, a number, {@code {port NAME}}, the port that a socket has or had, {@code {fd
 *     NAME}}, its descriptor, and {@code {above NAME}}, the number after that
 */
public record Act(Kind kind, String text) {

  /** What is to be expected of a line, and the mark before it in the file. */
  public enum Kind {
    /** A command: only the last one fails. */
    LINE(""),
    /** A command that fails on the way to the failure that is meant. */
    FAILS("! "),
    /** A command that blocks; the next one is not kept waiting. */
    BLOCKS("~ "),
    /** A condition that comes true after a while. */
    EXPECT("? "),
    /** A command of the system's shell. */
    SHELL("$ "),
    /** A call that fails and that no verb makes: sockstep makes it. */
    CALL("%! "),
    /** A call that sockstep makes on itself. */
    OWN("% ");

    private final String mark;

    Kind(String mark) {
      this.mark = mark;
    }
  }

  static Act of(String line) {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.LINE && line.startsWith(kind.mark)) {
        String rest = line.substring(kind.mark.length());
        return new Act(kind, kind == Kind.EXPECT ? "expect " + rest : rest);
      }
    }
    return new Act(Kind.LINE, line);
  }

  /** Whether a student can type it: it is a line of the language. */
  public boolean isTyped() {
    return switch (kind) {
      case LINE, FAILS, BLOCKS, EXPECT -> true;
      case SHELL, CALL, OWN -> false;
    };
  }

  /** Whether it sets the stage or clears it: the failure that is meant is none of its. */
  public boolean isAround() {
    return kind == Kind.SHELL || kind == Kind.OWN;
  }

  /** As a person reads it: what is no line of the language keeps a mark. */
  public String shown() {
    return switch (kind) {
      case LINE, FAILS, BLOCKS, EXPECT -> text;
      case SHELL -> Kind.SHELL.mark + text;
      case CALL, OWN -> Kind.OWN.mark + text;
    };
  }

  /** The same with another text. */
  Act with(String other) {
    return new Act(kind, other);
  }
}
