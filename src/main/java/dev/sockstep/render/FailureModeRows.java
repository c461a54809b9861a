package dev.sockstep.render;

import dev.sockstep.model.FailureModes;
import dev.sockstep.model.FailureModes.Access;
import dev.sockstep.model.FailureModes.Of;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The failure modes that can be brought about: by call and errno, or one after the other. */
final class FailureModeRows {
  /** More are listed by their names only. */
  private static final int MOST_IN_FULL = 12;

  /** More than fit a screen are counted, call by call. */
  private static final int MOST_BY_NAME = 100;

  private static final int INDENT = 32;
  private static final int COUNTS_INDENT = 16;

  private FailureModeRows() {}

  /**
   * @param number the step's number, as wide as the cards have it
   */
  static List<Row> of(FailureModes modes, String number) {
    List<Row> rows = new ArrayList<>();
    if (modes.all().size() > MOST_BY_NAME) {
      overview(modes.all(), number, rows);
      return rows;
    }
    rows.add(
        new Row(4)
            .add(Style.QUIET, number)
            .plain("provoke MODE brings a failure about, with --step in your hands"));
    if (modes.all().size() <= MOST_IN_FULL) {
      modes.all().forEach(mode -> inFull(mode, rows));
    } else {
      table(modes.all(), rows);
      for (Access way : Access.values()) {
        if (way != Access.HERE) {
          elsewhere(way, modes.all(), rows);
        }
      }
    }
    return rows;
  }

  /** Which errnos each call gives, and for how many reasons: it fits a screen of 24 lines. */
  private static void overview(List<Of> modes, String number, List<Row> rows) {
    rows.add(
        new Row(4)
            .add(Style.QUIET, number)
            .plain(modes.size() + " failures, by call and errno; provoke bind, provoke EPIPE")
            .plain(" name them"));
    Map<String, Map<String, Integer>> byCall = new LinkedHashMap<>();
    for (Of mode : modes) {
      byCall
          .computeIfAbsent(mode.call(), _ -> new LinkedHashMap<>())
          .merge(mode.errno(), 1, Integer::sum);
    }
    byCall.forEach((call, errnos) -> rows.add(counted(call, errnos)));
    countedElsewhere(modes, rows);
  }

  private static Row counted(String call, Map<String, Integer> errnos) {
    Row row = new Row(COUNTS_INDENT).add(Style.CALL, String.format("    %-12s", call));
    String blank = "";
    for (Map.Entry<String, Integer> each : errnos.entrySet()) {
      String count = each.getValue() > 1 ? "(" + each.getValue() + ")" : "";
      row.plain(blank).add(Style.BAD, each.getKey()).plain(count);
      blank = " ";
    }
    return row;
  }

  private static void countedElsewhere(List<Of> modes, List<Row> rows) {
    List<String> elsewhere = new ArrayList<>();
    for (Access way : Access.values()) {
      long count = modes.stream().filter(mode -> mode.way() == way).count();
      if (way != Access.HERE && count > 0) {
        elsewhere.add(count + " " + way.words());
      }
    }
    if (!elsewhere.isEmpty()) {
      rows.add(new Row(8).plain("    ").add(Style.QUIET, String.join("; ", elsewhere)));
    }
  }

  private static void inFull(Of mode, List<Row> rows) {
    rows.add(
        new Row(8)
            .plain("    ")
            .add(mode.way() == Access.HERE ? Style.NAME : Style.QUIET, mode.id())
            .add(Style.QUIET, "  " + mode.call() + " " + mode.errno()));
    rows.add(
        new Row(8)
            .plain("        " + mode.cause())
            .add(Style.QUIET, mode.way() == Access.HERE ? "" : " (" + mode.way().words() + ")"));
  }

  private static void table(List<Of> modes, List<Row> rows) {
    Map<String, Map<String, List<String>>> byCall = new LinkedHashMap<>();
    for (Of mode : modes) {
      if (mode.way() == Access.HERE) {
        byCall
            .computeIfAbsent(mode.call(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(mode.errno(), _ -> new ArrayList<>())
            .add(mode.id());
      }
    }
    byCall.forEach(
        (call, byErrno) -> {
          String[] label = {call};
          byErrno.forEach(
              (errno, ids) -> {
                rows.add(
                    new Row(INDENT)
                        .add(Style.CALL, String.format("    %-12s", label[0]))
                        .add(Style.BAD, String.format("%-16s", errno))
                        .plain(String.join(", ", ids)));
                label[0] = "";
              });
        });
  }

  private static void elsewhere(Access way, List<Of> modes, List<Row> rows) {
    List<String> ids = modes.stream().filter(mode -> mode.way() == way).map(Of::id).toList();
    if (!ids.isEmpty()) {
      rows.add(new Row(8).plain("    ").add(Style.QUIET, way.words()));
      rows.add(new Row(8).plain("        " + String.join(", ", ids)));
    }
  }
}
