package dev.sockstep.command.python;

/**
 * A token of a line of Python.
 *
 * @param kind what it is
 * @param text as written; of a string what stands between the quotes
 * @param prefix of a string, in lower case ({@code b}, {@code r}, {@code f}); empty for others
 * @param column where it begins in the line, from 1
 */
record PythonToken(Kind kind, String text, String prefix, int column) {

  /** The kinds of token, after The Python Language Reference, chapter 2. */
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    OPERATOR,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equals(word);
  }

  /** How a message speaks of it. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the line";
      case STRING -> "a string";
      case NAME, NUMBER, OPERATOR -> "\"" + text + "\"";
    };
  }
}
