package dev.sockstep.render;

import dev.sockstep.model.Ready;
import java.util.ArrayList;
import java.util.List;

/** Which sockets are ready, for what, and why. */
final class ReadyRows {
  private ReadyRows() {}

  /** None for null: nobody has asked. */
  static List<Row> of(List<Ready> all) {
    List<Row> rows = new ArrayList<>();
    String label = "ready";
    for (Ready ready : all == null ? List.<Ready>of() : all) {
      rows.add(row(label, ready));
      label = "";
    }
    return rows;
  }

  private static Row row(String label, Ready ready) {
    Row row = new Row(Labels.INDENT + 4).add(Style.QUIET, Labels.of(label));
    row.add(Style.NAME, ready.socket()).plain("  ");
    if (ready.events().isEmpty()) {
      row.add(Style.QUIET, "for nothing");
    }
    String between = "";
    for (Ready.Event event : ready.events()) {
      row.plain(between).add(Style.NEW, event.name()).plain(" " + event.why());
      between = "; ";
    }
    return row;
  }
}
