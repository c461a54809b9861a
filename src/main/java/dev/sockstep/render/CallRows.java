package dev.sockstep.render;

import dev.sockstep.model.Call;
import dev.sockstep.model.StepReport;
import java.util.List;

/** A step's calls with what they returned, and how long they took. */
final class CallRows {
  private CallRows() {}

  /** One for each call; the step's number stands before the one that it is about. */
  static List<Row> of(StepReport report, Look look) {
    return report.calls().stream().map(call -> row(report, call, look)).toList();
  }

  private static Row row(StepReport report, Call call, Look look) {
    boolean last = call == report.call();
    String margin = last ? Labels.number(report) : " ".repeat(Labels.CALL_INDENT);
    Row row = new Row(Labels.CALL_INDENT).add(Style.QUIET, margin);
    row.add(Style.CALL, call.text());
    result(row, call, look);
    if (call.returned()) {
      row.close(Style.QUIET, duration(call.nanos(), look));
    }
    return row;
  }

  /** The last call alone, with the name of what went wrong. */
  static Row brief(StepReport report, Look look) {
    Call call = report.call();
    Row row = new Row(Labels.CALL_INDENT).add(Style.QUIET, Labels.number(report));
    row.add(Style.CALL, call.text());
    result(row, call, look);
    if (report.failure() != null) {
      row.plain("  ").add(Style.BAD, report.failure().mode());
    }
    return row;
  }

  private static void result(Row row, Call call, Look look) {
    if (!call.returned()) {
      String blocked = look.glyphs().ellipsis() + " blocked " + duration(call.nanos(), look);
      row.add(Style.WAITING, " ").kept(Style.WAITING, blocked);
    } else if (call.failed()) {
      row.plain(" ").kept(Style.PLAIN, "= ");
      row.kept(Style.BAD, call.result() + " " + call.error().name());
      row.kept(Style.PLAIN, " (" + call.error().message() + ")");
    } else {
      row.plain(" ").kept(Style.PLAIN, "= ").kept(Style.GOOD, Long.toString(call.result()));
    }
  }

  private static String duration(long nanos, Look look) {
    if (nanos < 1_000_000) {
      return (nanos + 500) / 1000 + " " + look.glyphs().micro();
    }
    return nanos < 10_000_000_000L
        ? (nanos + 500_000) / 1_000_000 + " ms"
        : (nanos + 500_000_000) / 1_000_000_000 + " s";
  }
}
