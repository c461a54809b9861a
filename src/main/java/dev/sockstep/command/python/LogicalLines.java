package dev.sockstep.command.python;

/**
 * Joins physical lines of Python into logical ones: an open bracket or triple quote goes on to the
 * next line, and so does a backslash at the end (The Python Language Reference, 2.1.5 and 2.1.6).
 */
public final class LogicalLines {
  private static final int OPEN = -1;

  private LogicalLines() {}

  /** Whether the text is Python, and the next line belongs to it. */
  public static boolean goesOn(String text) {
    if (!PythonNotation.isPython(text)) {
      return false;
    }
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        i = endOfString(text, i);
        if (i == OPEN) {
          return true;
        }
      } else if (c == '#') {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (c == '\\' && i == text.length() - 1) {
        return true;
      } else if ("([{".indexOf(c) >= 0) {
        open++;
      } else if (")]}".indexOf(c) >= 0) {
        open--;
      }
    }
    return open > 0;
  }

  /**
   * Where the closing quote of a string stands, or the end of the line of one that lacks it; {@code
   * OPEN} for one in triple quotes that goes on.
   */
  private static int endOfString(String text, int start) {
    String quote = text.substring(start, start + 1);
    boolean triple = text.startsWith(quote.repeat(3), start);
    String closing = triple ? quote.repeat(3) : quote;
    for (int i = start + closing.length(); i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.startsWith(closing, i)) {
        return i + closing.length() - 1;
      } else if (!triple && text.charAt(i) == '\n') {
        return i;
      }
    }
    return triple ? OPEN : text.length();
  }
}
