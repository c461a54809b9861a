package dev.sockstep.render;

/** Text made as wide as a column of a table. */
public final class Fitted {
  private Fitted() {}

  /** The columns that text takes on the screen. */
  public static int width(String text) {
    return Widths.of(Printable.escaped(text));
  }

  /**
   * As much of a text as fits, with an ellipsis where it was cut, and blanks up to the width.
   *
   * @param columns the width
   */
  public static String of(String text, int columns, Glyphs glyphs) {
    String printable = Printable.escaped(text);
    if (Widths.of(printable) > columns) {
      int room = columns - Widths.of(glyphs.ellipsis());
      printable =
          printable.substring(0, Widths.fitting(printable, 0, room)).stripTrailing()
              + glyphs.ellipsis();
    }
    return printable + " ".repeat(Math.max(0, columns - Widths.of(printable)));
  }
}
