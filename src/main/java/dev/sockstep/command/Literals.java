package dev.sockstep.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The literals of the language: byte strings with the escapes of Python's {@code b"…"} (The Python
 * Language Reference, 2.4.1) and durations.
 */
public final class Literals {
  private Literals() {}

  /**
   * What a string's inside stands for.
   *
   * @param inside the text between the quotes
   * @param column of its first character, for the place of a mistake
   * @return one character a byte; characters beyond ASCII as their UTF-8 bytes
   * @throws Mistake for a {@code \x} without two hexadecimal digits
   */
  public static String unescaped(String inside, int column) throws Mistake {
    if (inside.indexOf('\\') < 0) {
      return latin1(inside);
    }
    StringBuilder bytes = new StringBuilder();
    int i = 0;
    while (i < inside.length()) {
      char c = inside.charAt(i);
      if (c != '\\' || i + 1 == inside.length()) {
        int end = inside.offsetByCodePoints(i, 1);
        bytes.append(latin1(inside.substring(i, end)));
        i = end;
        continue;
      }
      i = escape(inside, i, column, bytes);
    }
    return bytes.toString();
  }

  /** Reads the escape at i and returns the index behind it. */
  private static int escape(String inside, int i, int column, StringBuilder bytes) throws Mistake {
    char c = inside.charAt(i + 1);
    if (c == 'x') {
      int end = i + 4;
      if (end > inside.length() || !isHex(inside.charAt(i + 2)) || !isHex(inside.charAt(i + 3))) {
        throw new Mistake(
            column + i, "\\x takes exactly two hexadecimal digits", "write \\x0a for a newline");
      }
      bytes.append((char) Integer.parseInt(inside, i + 2, end, 16));
      return end;
    }
    if (isOctal(c)) {
      int end = i + 1;
      while (end < inside.length() && end < i + 4 && isOctal(inside.charAt(end))) {
        end++;
      }
      bytes.append((char) (Integer.parseInt(inside, i + 1, end, 8) & 0xff));
      return end;
    }
    if (c == '\n') {
      return i + 2; // the text goes on in the next line
    }
    int at = "\\'\"abfnrtv".indexOf(c);
    if (at < 0) {
      // As Python does: an escape it does not know stays as it is, backslash and all.
      bytes.append('\\');
      return i + 1;
    }
    bytes.append("\\'\"\u0007\b\f\n\r\t\u000b".charAt(at));
    return i + 2;
  }

  /** The text that reads back as those bytes, between double quotes. */
  public static String quoted(String bytes) {
    return quoted(bytes, "\\x%02x");
  }

  /** A string literal of C and of Java: octal escapes, which end after three digits in both. */
  public static String octal(String bytes) {
    return quoted(bytes, "\\%03o");
  }

  private static String quoted(String bytes, String escape) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '"' -> text.append("\\\"");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c >= ' ' && c < 0x7f) {
            text.append(c);
          } else {
            text.append(String.format(escape, (int) c));
          }
        }
      }
    }
    return text.append('"').toString();
  }

  /**
   * A duration: {@code 300ms}, {@code 1.5s}, {@code 2m}, {@code 50us}.
   *
   * @param bare milliseconds that a number without a unit stands for; 0 where a unit must be given
   * @return to the microsecond, as timeval(3) has it; null when the word is none, or is longer than
   *     a day
   */
  public static Duration duration(String word, long bare) {
    int digits = 0;
    while (digits < word.length()
        && (Character.isDigit(word.charAt(digits)) || word.charAt(digits) == '.')) {
      digits++;
    }
    double unit =
        switch (word.substring(digits)) {
          case "us", "µs" -> 1e3;
          case "ms" -> 1e6;
          case "s" -> 1e9;
          case "m", "min" -> 60e9;
          case "" -> bare * 1e6;
          default -> 0;
        };
    try {
      double nanos = Double.parseDouble(word.substring(0, digits)) * unit;
      long micros = Math.round(nanos / 1e3);
      // What is less than a microsecond would become 0, which often means no limit at all.
      boolean vanishes = nanos > 0 && micros == 0;
      return unit == 0 || nanos > 86400e9 || vanishes ? null : Duration.ofNanos(micros * 1000);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The shortest exact way to write a duration. */
  public static String text(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos % 1_000_000_000 == 0) {
      return nanos / 1_000_000_000 + "s";
    }
    return nanos % 1_000_000 == 0 ? nanos / 1_000_000 + "ms" : nanos / 1000 + "us";
  }

  /** Text as bytes: one character a byte, those beyond ASCII as their UTF-8 bytes. */
  public static String latin1(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    return ascii
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0 && c < 0x80;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }

  /** Whether a word would not read back as one without quotes. */
  static boolean needsQuotes(String text) {
    return text.isEmpty()
        || text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || "\"'=!<>#$".indexOf(c) >= 0);
  }

  /** A word, in quotes where it would not read back without. */
  static String word(String name) {
    return needsQuotes(name) ? quoted(latin1(name)) : name;
  }
}
