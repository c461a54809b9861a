package dev.sockstep.render;

import dev.sockstep.model.OptionsInForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of a socket: a row for each that a new socket has otherwise, then all the others. */
final class OptionRows {
  private OptionRows() {}

  /**
   * @param number the step's number, as wide as the cards have it
   */
  static List<Row> of(OptionsInForce view, String number) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(Labels.CALL_INDENT)
            .add(Style.QUIET, number)
            .plain("the options of ")
            .add(Style.NAME, view.socket())
            .plain(", a " + view.kind().word() + " socket"));
    String label = "its own";
    for (OptionsInForce.Of option : view.options()) {
      if (!option.isAsNew()) {
        rows.add(changed(label, option));
        label = "";
      }
    }
    label = "as new";
    for (Map.Entry<String, List<OptionsInForce.Of>> level : asNew(view).entrySet()) {
      Row row = new Row(Labels.INDENT).add(Style.QUIET, Labels.of(label) + level.getKey() + ":");
      for (OptionsInForce.Of option : level.getValue()) {
        row.plain("  ").kept(Style.PLAIN, option.name() + " ").kept(Style.NEW, option.value());
      }
      rows.add(row);
      label = "";
    }
    rows.add(Labels.row("note", "SO_ERROR is not among them: reading it clears it"));
    return rows;
  }

  private static Row changed(String label, OptionsInForce.Of option) {
    Row row = new Row(Labels.INDENT).add(Style.QUIET, Labels.of(label));
    row.plain(option.name() + " ").add(Style.NEW, option.value());
    return option.fresh() == null
        ? row
        : row.add(Style.QUIET, "  (a new socket has " + option.fresh() + ")");
  }

  private static Map<String, List<OptionsInForce.Of>> asNew(OptionsInForce view) {
    Map<String, List<OptionsInForce.Of>> levels = new LinkedHashMap<>();
    view.options().stream()
        .filter(OptionsInForce.Of::isAsNew)
        .forEach(
            option -> levels.computeIfAbsent(option.level(), _ -> new ArrayList<>()).add(option));
    return levels;
  }
}
