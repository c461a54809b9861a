package dev.sockstep.render;

/**
 * As much of a line as fits on the screen around the place that a caret points at.
 *
 * @param text the part of the line, printable, with an ellipsis where it was cut
 * @param caret the column of the place in it, from 0
 */
record CutLine(String text, int caret) {
  /**
   * @param line as written
   * @param index the place in it; its length stands for the end
   * @param room the columns that there are
   * @param ellipsis what stands for the parts left out
   */
  static CutLine of(String line, int index, int room, String ellipsis) {
    int place = Math.clamp(index, 0, line.length());
    String before = Printable.escaped(line.substring(0, place));
    String behind = Printable.escaped(line.substring(place));
    // The caret takes a column too, at the end of the line.
    int least = Math.clamp(Widths.of(behind), 1, room / 3);
    before = end(before, room - least, ellipsis);
    int caret = Widths.of(before);
    if (caret + Widths.of(behind) > room) {
      int left = room - caret - Widths.of(ellipsis);
      behind = behind.substring(0, Widths.fitting(behind, 0, left)) + ellipsis;
    }
    return new CutLine(before + behind, caret);
  }

  /** What of a text's end fits. */
  private static String end(String text, int room, String ellipsis) {
    if (Widths.of(text) <= room) {
      return text;
    }
    int at = Widths.fitting(text, 0, Widths.of(text) - room + Widths.of(ellipsis));
    // A wide character that began before the cut is dropped whole.
    while (at < text.length() && Widths.of(text.substring(at)) > room - Widths.of(ellipsis)) {
      at += Character.charCount(text.codePointAt(at));
    }
    return ellipsis + text.substring(at);
  }
}
