package dev.sockstep.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mistake of the user's in one line: where it is, what is wrong and how to put it right. The
 * shell shows it and goes on.
 */
public final class Mistake extends Exception {
  private static final long serialVersionUID = 1L;

  /** The most characters without a blank that a message repeats of what was typed. */
  private static final int LONGEST = 96;

  private static final Pattern LONG = Pattern.compile("\\S{" + (LONGEST + 1) + ",}");

  private final int column;
  private final String mend;

  /**
   * @param column where in the line, from 1
   * @param message what is wrong, and what was expected
   * @param mend how to put it right; null when the message says it
   */
  public Mistake(int column, String message, String mend) {
    super(cut(message), null, false, false);
    this.column = column;
    this.mend = mend == null ? null : cut(mend);
  }

  /** The line itself stands above the message: of a long word, its two ends tell which it is. */
  private static String cut(String text) {
    return LONG.matcher(text)
        .replaceAll(
            found -> {
              String word = found.group();
              String end = word.substring(word.length() - LONGEST / 4);
              return Matcher.quoteReplacement(word.substring(0, LONGEST / 2) + "…" + end);
            });
  }

  public int column() {
    return column;
  }

  public String mend() {
    return mend;
  }
}
