package dev.sockstep.command.python;

/**
 * Joins physical lines of Python into logical ones: an open bracket goes on to the next line (The
 * Python Language Reference, 2.1.6).
 */
public final class LogicalLines {
  private LogicalLines() {}

  /** Whether the text is Python and has a bracket that is not closed yet. */
  public static boolean goesOn(String text) {
    if (!PythonNotation.isPython(text)) {
      return false;
    }
    int open = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote || c == '\n') {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '#') {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if ("([{".indexOf(c) >= 0) {
        open++;
      } else if (")]}".indexOf(c) >= 0) {
        open--;
      }
    }
    return open > 0;
  }
}
