package dev.sockstep.command.python;

/** Values as Python's {@code repr} writes them. */
public final class PythonRepr {
  private PythonRepr() {}

  /** Bytes, given one character a byte: {@code b'GET /\r\n'}. */
  public static String bytes(String bytes) {
    return "b" + quoted(bytes, 0x7e);
  }

  /** Text; what is not of ASCII stays as it is, but for control characters. */
  public static String text(String text) {
    return quoted(text, Character.MAX_VALUE);
  }

  private static String quoted(String text, int lastPlain) {
    // Python takes double quotes where that spares it a backslash.
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder shown = new StringBuilder().append(quote);
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\\' -> shown.append("\\\\");
        case '\n' -> shown.append("\\n");
        case '\r' -> shown.append("\\r");
        case '\t' -> shown.append("\\t");
        default -> {
          if (c == quote) {
            shown.append('\\').append(c);
          } else if (c < ' ' || c == 0x7f || c > lastPlain) {
            shown.append(String.format("\\x%02x", (int) c));
          } else {
            shown.append(c);
          }
        }
      }
    }
    return shown.append(quote).toString();
  }
}
