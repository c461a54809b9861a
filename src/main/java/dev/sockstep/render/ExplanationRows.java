package dev.sockstep.render;

import dev.sockstep.model.Explanation;
import java.util.ArrayList;
import java.util.List;

/** What a word means, as labelled sentences. */
final class ExplanationRows {
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
      rows.add(Labels.row(part.label().equals(last) ? "" : part.label(), part.text()));
      last = part.label();
    }
    if (!explanation.see().isEmpty()) {
      rows.add(Labels.row("see", explanation.see()));
    }
    if (explanation.here() != null) {
      Row here = new Row(Labels.INDENT).add(Style.QUIET, Labels.of("here"));
      rows.add(here.add(Style.NEW, explanation.here()));
    }
    return rows;
  }
}
