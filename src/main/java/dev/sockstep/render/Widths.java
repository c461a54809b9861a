package dev.sockstep.render;

/** How many columns text takes on a terminal. */
final class Widths {
  private Widths() {}

  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += of(c);
      i += Character.charCount(c);
    }
    return width;
  }

  /** Two for East Asian wide characters and emoji, none for combining characters. */
  static int of(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || isJamoTail(c)) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  /** The index behind the last character, of those from an index on, that fits so many columns. */
  static int fitting(String text, int from, int columns) {
    int at = from;
    for (int left = columns; at < text.length(); ) {
      int c = text.codePointAt(at);
      left -= of(c);
      if (left < 0) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  /** Hangul vowels and final consonants, which are shown in the cell of the leading consonant. */
  private static boolean isJamoTail(int c) {
    return c >= 0x1160 && c <= 0x11ff;
  }

  /** East Asian Width W and F (UAX 11), by blocks. */
  private static boolean isWide(int c) {
    return c >= 0x1100 && c <= 0x115f
        || c == 0x2329
        || c == 0x232a
        || c >= 0x2e80 && c <= 0xa4cf && c != 0x303f
        || c >= 0xa960 && c <= 0xa97c
        || c >= 0xac00 && c <= 0xd7a3
        || c >= 0xf900 && c <= 0xfaff
        || c >= 0xfe10 && c <= 0xfe19
        || c >= 0xfe30 && c <= 0xfe6f
        || c >= 0xff00 && c <= 0xff60
        || c >= 0xffe0 && c <= 0xffe6
        || c >= 0x16fe0 && c <= 0x18dff
        || c >= 0x1aff0 && c <= 0x1b2ff
        || c >= 0x1f200 && c <= 0x1faff
        || Character.isEmojiPresentation(c)
        || c >= 0x20000 && c <= 0x3fffd;
  }
}
