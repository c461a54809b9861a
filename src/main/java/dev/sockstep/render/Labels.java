package dev.sockstep.render;

import dev.sockstep.model.StepReport;

/** The two margins of a card: the step's number before a call, and labels such as "kernel". */
final class Labels {
  /** Behind the step's number. */
  static final int CALL_INDENT = 4;

  /** Behind a label. */
  static final int INDENT = 13;

  private Labels() {}

  static String of(String word) {
    return String.format("    %-9s", word);
  }

  /** A text with its label; an empty one where the text goes on from the row above. */
  static Row row(String word, String text) {
    return new Row(INDENT).add(Style.QUIET, of(word)).plain(text);
  }

  static String number(StepReport report) {
    return String.format("%3d ", report.step());
  }
}
