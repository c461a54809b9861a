package dev.sockstep.render;

/**
 * The signs that cards are drawn with.
 *
 * @param becomes between the value before and the value after
 * @param here the station just reached
 * @param failed the station that was not
 * @param waiting the station that is waited at
 * @param link between stations
 * @param ellipsis what is left out
 * @param prompt before a line that was typed
 * @param micro the unit of short durations
 * @param right the head of an arrow to the right
 * @param left the head of an arrow to the left
 * @param lane what an end is drawn as, from top to bottom
 */
public record Glyphs(
    String becomes,
    String here,
    String failed,
    String waiting,
    String link,
    String ellipsis,
    String prompt,
    String micro,
    String right,
    String left,
    String lane) {
  public static final Glyphs UNICODE =
      new Glyphs("▸", "●", "✗", "…", "─", "…", "›", "µs", "▸", "◂", "│");

  /** For terminals whose character set has nothing better. */
  public static final Glyphs ASCII =
      new Glyphs(">", "*", "x", "...", "-", "...", ">", "us", ">", "<", "|");

  /** Text that somebody wrote, with the nearest that ASCII has to the usual signs. */
  static String ascii(String text) {
    return text.replace("✓", "*")
        .replace("›", ">")
        .replace("▸", ">")
        .replace("…", "...")
        .replaceAll("[•·–—−]", "-")
        .replaceAll("[“”„]", "\"")
        .replaceAll("[‘’]", "'");
  }
}
