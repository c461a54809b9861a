package dev.sockstep.render;

import dev.sockstep.model.Explanation;
import java.util.ArrayList;
import java.util.List;

/** What a word means, as labelled sentences. */
final class ExplanationRows {
  private static final int INDENT = 13;

  private ExplanationRows() {}

  /**
   * @param number the step's number, as wide as the cards have it
   */
  static List<Row> of(Explanation explanation, String number) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(4).add(Style.QUIET, number).add(Style.CALL, explanation.title()));
    rows.add(new Row(4).plain("    " + explanation.what()));
    String last = "";
    for (Explanation.Part part : explanation.parts()) {
      rows.add(labelled(part.label().equals(last) ? "" : part.label(), part.text()));
      last = part.label();
    }
    if (!explanation.see().isEmpty()) {
      rows.add(labelled("see", explanation.see()));
    }
    if (explanation.here() != null) {
      Row here = new Row(INDENT).add(Style.QUIET, label("here"));
      rows.add(here.add(Style.NEW, explanation.here()));
    }
    return rows;
  }

  private static Row labelled(String label, String text) {
    return new Row(INDENT).add(Style.QUIET, label(label)).plain(text);
  }

  private static String label(String word) {
    return String.format("    %-9s", word);
  }
}
