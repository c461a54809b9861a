package dev.sockstep.command.python;

import dev.sockstep.command.Literals;
import dev.sockstep.command.Mistake;

/** What a text between quotes stands for (The Python Language Reference, 2.4.1.1). */
final class TextLiteral {
  private TextLiteral() {}

  /**
   * @param inside the text between the quotes
   * @param column of its first character
   */
  static String unescaped(String inside, int column) throws Mistake {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < inside.length()) {
      char c = inside.charAt(i);
      char next = i + 1 < inside.length() ? inside.charAt(i + 1) : 0;
      int end = c == '\\' ? Math.min(i + width(inside, i, next), inside.length()) : i + 1;
      String piece = inside.substring(i, end);
      if (c != '\\' || next > 0x7f) {
        text.append(piece);
      } else if (next == 'u' || next == 'U') {
        text.appendCodePoint(codePoint(piece, next == 'u' ? 6 : 10, column + i));
      } else if (next == 'N') {
        throw new Mistake(column + i, "\\N is not taken", "write the letter itself");
      } else {
        text.append(Literals.unescaped(piece, column + i));
      }
      i = end;
    }
    return text.toString();
  }

  /** How many characters an escape has. */
  private static int width(String inside, int at, char kind) {
    return switch (kind) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        int end = at + 1;
        while (end < inside.length()
            && end < at + 4
            && "01234567".indexOf(inside.charAt(end)) >= 0) {
          end++;
        }
        yield end - at;
      }
      default -> 2;
    };
  }

  private static int codePoint(String piece, int width, int column) throws Mistake {
    boolean whole = piece.length() == width && piece.substring(2).matches("[0-9a-fA-F]+");
    long number = whole ? Long.parseLong(piece, 2, width, 16) : -1;
    if (number < 0 || number > Character.MAX_CODE_POINT) {
      throw new Mistake(
          column,
          piece.substring(0, 2) + " takes " + (width - 2) + " hexadecimal digits, of a letter",
          "write the letter itself");
    }
    return (int) number;
  }
}
