package dev.sockstep.command.python;

/**
 * Joins physical lines of Python into logical ones: an open bracket or triple quote goes on to the
 * next line, and so does a backslash at the end (The Python Language Reference, 2.1.5 and 2.1.6).
 * Takes the lines of one statement, one after the other.
 */
public final class LogicalLines {
  private int open;

  /** The quotes that end the string that is open; null where none is. */
  private String closing;

  private boolean first = true;
  private int openColumn;

  /** Whether the line that comes next belongs to the statement that this one begins or goes on. */
  public boolean goesOn(String line) {
    if (first && !PythonNotation.isPython(line)) {
      return false;
    }
    boolean joined = scan(line);
    if (first) {
      first = false;
    }
    return closing != null || joined || open > 0;
  }

  /** Where in the first line what it leaves open begins, from 1. */
  public int openColumn() {
    return openColumn;
  }

  /** What the first line leaves open, for a message. */
  public String shown(String line) {
    String rest = line.substring(openColumn - 1);
    return rest.substring(0, rest.startsWith("\"\"\"") || rest.startsWith("'''") ? 3 : 1);
  }

  /** Whether the line ends with a backslash. */
  private boolean scan(String line) {
    int i = closing == null ? 0 : behind(line, 0);
    while (i < line.length()) {
      char c = line.charAt(i);
      if (c == '"' || c == '\'') {
        i = string(line, i);
        continue;
      }
      if (c == '#') {
        return false;
      }
      if (c == '\\' && i == line.length() - 1) {
        return opens(i, open == 0);
      }
      if ("([{".indexOf(c) >= 0) {
        opens(i, open++ == 0);
      } else if (")]}".indexOf(c) >= 0) {
        open--;
      }
      i++;
    }
    return false;
  }

  private boolean opens(int at, boolean outermost) {
    if (first && outermost) {
      openColumn = at + 1;
    }
    return true;
  }

  /** Where the line goes on behind a string. */
  private int string(String line, int start) {
    String quote = line.substring(start, start + 1);
    boolean triple = line.startsWith(quote.repeat(3), start);
    closing = triple ? quote.repeat(3) : quote;
    opens(start, open == 0);
    return behind(line, start + closing.length());
  }

  /**
   * Where the line goes on behind the string that is open. One in single quotes ends with the line,
   * unless a backslash takes it into the next.
   */
  private int behind(String line, int from) {
    boolean escaped = false;
    for (int i = from; i < line.length(); i++) {
      if (!escaped && line.startsWith(closing, i)) {
        int end = i + closing.length();
        closing = null;
        return end;
      }
      escaped = !escaped && line.charAt(i) == '\\';
    }
    if (closing.length() == 1 && !escaped) {
      closing = null;
    }
    return line.length();
  }
}
