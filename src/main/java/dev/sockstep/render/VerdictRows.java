package dev.sockstep.render;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import java.util.ArrayList;
import java.util.List;

/** What is said of a line itself: whether an expectation has come true, what is wrong with it. */
final class VerdictRows {
  private VerdictRows() {}

  static List<Row> expectation(StepReport report, Outcome.Expectation expectation, Look look) {
    List<Row> rows = new ArrayList<>();
    Row row = new Row(Labels.CALL_INDENT).add(Style.QUIET, Labels.number(report));
    if (expectation.passed()) {
      if (look.feedback() != Feedback.SILENT) {
        rows.add(row.add(Style.GOOD, "ok  ").plain(expectation.expected()));
        report.notes().forEach(note -> rows.add(Labels.row("note", note)));
      }
      return rows;
    }
    rows.add(row.add(Style.BAD, "expectation failed").plain(place(report.source())));
    rows.add(new Row(Labels.CALL_INDENT).add(Style.QUIET, "    " + report.source().text().strip()));
    rows.add(Labels.row("expected", expectation.expected()));
    rows.add(Labels.row("actual", expectation.actual()));
    return rows;
  }

  /** The line, a caret under the column, what is wrong and how to mend it. */
  static List<Row> error(SourceLine source, Outcome.Error error, Look look) {
    List<Row> rows = new ArrayList<>();
    int indent = Labels.CALL_INDENT;
    if (source.file() != null) {
      rows.add(new Row(indent).add(Style.BAD, "    error").plain(place(source)));
    }
    CutLine line =
        CutLine.of(
            source.text(), error.column() - 1, look.width() - indent, look.glyphs().ellipsis());
    rows.add(new Row(indent).plain("    " + line.text()));
    rows.add(new Row(indent).plain(" ".repeat(indent + line.caret())).add(Style.BAD, "^"));
    rows.add(new Row(indent).add(Style.BAD, "    " + error.message()));
    if (error.mend() != null) {
      rows.add(new Row(indent).plain("    " + error.mend()));
    }
    return rows;
  }

  private static String place(SourceLine source) {
    return source.file() == null ? "" : " at " + source.file() + ":" + source.number();
  }
}
