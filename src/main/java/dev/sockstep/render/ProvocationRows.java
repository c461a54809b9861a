package dev.sockstep.render;

import dev.sockstep.model.Provocation;
import java.util.ArrayList;
import java.util.List;

/** What a provocation is about to show. */
final class ProvocationRows {
  private ProvocationRows() {}

  /**
   * @param number the step's number, as wide as the cards have it
   */
  static List<Row> of(Provocation provocation, String number) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(4)
            .add(Style.QUIET, number)
            .add(Style.CALL, provocation.mode())
            .plain(": how " + provocation.call() + " comes to fail with ")
            .add(Style.BAD, provocation.errno()));
    rows.add(Labels.row("when", provocation.cause()));
    if (provocation.byHand()) {
      String label = "lines";
      for (String line : provocation.lines()) {
        rows.add(Labels.row(label, line));
        label = "";
      }
      rows.add(
          Labels.row(
              "now",
              "each line stands at the prompt in turn: Enter runs it, and it is yours to"
                  + " change; lines of your own may come between; Ctrl-C drops the rest"));
    }
    return rows;
  }
}
