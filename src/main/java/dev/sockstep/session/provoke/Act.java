package dev.sockstep.session.provoke;

/**
 * A line of a scenario.
 *
 * @param kind what is to be expected of it
 * @param text as it is typed, but for {@code {dir}}, a folder of the session's own, {@code
 *     {unique}}, a number, and {@code {port NAME}}, the port that a socket has or had
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
    SHELL("$ ");

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

  /** As a person reads it: a command of the system's shell keeps its mark. */
  public String shown() {
    return kind == Kind.SHELL ? kind.mark + text : text;
  }

  /** The same with another text. */
  Act with(String other) {
    return new Act(kind, other);
  }
}
