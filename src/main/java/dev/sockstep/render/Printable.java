package dev.sockstep.render;

/**
 * Makes text safe for a terminal. Nothing that came from outside (the network, a host name, a
 * script) may drive it: control characters, and the invisible characters that change how others are
 * shown, appear as escapes.
 */
public final class Printable {
  private Printable() {}

  /** The text with every character that is not plainly visible written as an escape. */
  public static String escaped(String text) {
    int safe = 0;
    while (safe < text.length() && isPlainAscii(text.charAt(safe))) {
      safe++;
    }
    if (safe == text.length()) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length() + 16).append(text, 0, safe);
    text.substring(safe).codePoints().forEach(c -> append(result, c));
    return result.toString();
  }

  /** Whether the character may be shown as it is. */
  public static boolean isVisible(int c) {
    if (c < 0x7f) {
      return c >= ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void append(StringBuilder result, int c) {
    if (isVisible(c)) {
      result.appendCodePoint(c);
    } else {
      switch (c) {
        case '\n' -> result.append("\\n");
        case '\r' -> result.append("\\r");
        case '\t' -> result.append("\\t");
        default -> result.append(escape(c));
      }
    }
  }

  /** As Python writes it in a string. */
  private static String escape(int c) {
    return String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
  }

  private static boolean isPlainAscii(char c) {
    return c >= ' ' && c < 0x7f;
  }
}
