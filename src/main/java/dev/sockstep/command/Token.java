package dev.sockstep.command;

/**
 * A piece of a line.
 *
 * @param kind what it is
 * @param text as written; of a string, what is between its quotes; of #n, the digits
 * @param column where it begins, from 1
 */
record Token(Kind kind, String text, int column) {
  enum Kind {
    WORD,
    STRING,
    GENERATED,
    OPERATOR
  }

  /** The column behind it. */
  int end() {
    int marks =
        switch (kind) {
          case STRING -> 2;
          case GENERATED -> 1;
          case WORD, OPERATOR -> 0;
        };
    return column + text.length() + marks;
  }

  boolean is(String word) {
    return kind != Kind.STRING && kind != Kind.GENERATED && text.equals(word);
  }

  /** The token as an error quotes it. */
  String shown() {
    return switch (kind) {
      case STRING -> "a string";
      case GENERATED -> "#" + text;
      case WORD, OPERATOR -> "\"" + text + "\"";
    };
  }
}
