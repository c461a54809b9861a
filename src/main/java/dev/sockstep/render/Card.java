package dev.sockstep.render;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.python.PythonNotation;
import dev.sockstep.model.Call;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.Failure;
import dev.sockstep.model.FailureModes;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Peers;
import dev.sockstep.model.Provocation;
import dev.sockstep.model.Ready;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.States;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.Tracks;
import dev.sockstep.model.View;
import java.util.ArrayList;
import java.util.List;

/** The rows that tell of one step. */
final class Card {
  /** Behind the step's number. */
  private static final int CALL_INDENT = 4;

  /** Behind a label such as "kernel". */
  private static final int LABEL_INDENT = 13;

  private final StepReport report;
  private final Look look;
  private final List<Row> rows = new ArrayList<>();

  Card(StepReport report, Look look) {
    this.report = report;
    this.look = look;
  }

  List<Row> rows() {
    switch (report.outcome()) {
      case Outcome.Error error -> error(error);
      case Outcome.Expectation expectation -> expectation(expectation);
      case Outcome.Done _, Outcome.Finished _, Outcome.Blocked _ -> step();
    }
    return rows;
  }

  private void step() {
    boolean silent = look.feedback() == Feedback.SILENT;
    boolean looks = report.calls().isEmpty();
    if (looks && !silent) {
      rows.addAll(
          new KernelRows(null, report.meanwhile(), look).rows(label("meanwhile"), label("")));
    }
    if (report.view() != null) {
      echo();
      rows.addAll(rows(report.view()));
      return;
    }
    if (report.sockets() != null) {
      echo();
      rows.addAll(new SocketsTable(report.sockets(), look).rows());
      return;
    }
    if (report.ladder() != null) {
      echo();
      rows.addAll(Ladder.rows(report.ladder(), look));
      return;
    }
    if (report.calls().isEmpty()) {
      echo();
      String margin = number();
      for (String note : report.notes()) {
        rows.add(new Row(CALL_INDENT).add(Style.QUIET, margin).plain(note));
        margin = " ".repeat(CALL_INDENT);
      }
      return;
    }
    if (silent) {
      return;
    }
    echo();
    if (look.feedback() == Feedback.BRIEF) {
      brief();
      return;
    }
    report.calls().forEach(this::call);
    blocked();
    from();
    ready();
    stage();
    kernel();
    listed("route", WayRows.of(report.way(), look));
    wire();
    boolean full = look.feedback() == Feedback.FULL;
    listed("figures", FigureRows.figures(report, look));
    listed("counters", FigureRows.counters(report, full));
    bytes(look.feedback() == Feedback.FULL ? Integer.MAX_VALUE : 12);
    report.notes().forEach(note -> labelled("note", note));
    if (report.exception() != null) {
      Row row = new Row(LABEL_INDENT).add(Style.QUIET, label("raises"));
      rows.add(row.add(Style.BAD, report.exception()));
    }
    failure(report.failure());
    equivalent(report.equivalent());
  }

  private List<Row> rows(View view) {
    return switch (view) {
      case States states -> StateDiagram.of(states, look);
      case Tracks tracks -> TrackRows.of(tracks, look);
      case Inspection inspection -> InspectionRows.of(inspection, look);
      case Peers peers -> PeerRows.of(peers, number());
      case FailureModes modes -> FailureModeRows.of(modes, number());
      case Provocation provocation -> ProvocationRows.of(provocation, number());
      case Explanation explanation -> ExplanationRows.of(explanation, number());
    };
  }

  /** The line itself, for readers who did not type it, or who typed it a while ago. */
  private void echo() {
    if (!look.echo() && !(report.outcome() instanceof Outcome.Finished)) {
      return;
    }
    boolean finished = report.outcome() instanceof Outcome.Finished;
    if (look.feedback() == Feedback.SILENT || report.source().isAgain() && !finished) {
      return;
    }
    Row row = new Row(CALL_INDENT);
    if (report.outcome() instanceof Outcome.Finished(int of)) {
      row.add(Style.WAITING, "step " + of + " has returned  ");
    }
    rows.add(row.add(Style.QUIET, look.glyphs().prompt() + " " + report.source().text().strip()));
  }

  private void call(Call call) {
    boolean last = call == report.call();
    Row row = new Row(CALL_INDENT).add(Style.QUIET, last ? number() : " ".repeat(CALL_INDENT));
    row.add(Style.CALL, call.text());
    result(row, call);
    if (call.returned()) {
      row.right(Style.QUIET, duration(call.nanos()));
    }
    rows.add(row);
  }

  private void result(Row row, Call call) {
    if (!call.returned()) {
      row.add(Style.WAITING, " " + look.glyphs().ellipsis() + " blocked " + duration(call.nanos()));
    } else if (call.failed()) {
      row.plain(" = ").add(Style.BAD, call.result() + " " + call.error().name());
      row.plain(" (" + call.error().message() + ")");
    } else {
      row.plain(" = ").add(Style.GOOD, Long.toString(call.result()));
    }
  }

  private void brief() {
    Call call = report.call();
    Row row = new Row(CALL_INDENT).add(Style.QUIET, number()).add(Style.CALL, call.text());
    result(row, call);
    if (report.failure() != null) {
      row.plain("  ").add(Style.BAD, report.failure().mode());
    }
    rows.add(row);
    bytes(2);
  }

  private void blocked() {
    if (!(report.outcome() instanceof Outcome.Blocked blocked)) {
      return;
    }
    String where = blocked.sleepingIn() == null ? "" : "sleeping in " + blocked.sleepingIn() + ": ";
    labelled("waits", where + blocked.waitsFor());
    labelled("to go on", blocked.unblock() + (look.echo() ? "" : "; or Ctrl-C"));
  }

  private void from() {
    if (report.from() != null) {
      labelled("from", report.from().text());
    }
  }

  private void ready() {
    String label = "ready";
    for (Ready ready : report.ready() == null ? List.<Ready>of() : report.ready()) {
      Row row = new Row(LABEL_INDENT + 4).add(Style.QUIET, label(label));
      label = "";
      row.add(Style.NAME, ready.socket()).plain("  ");
      if (ready.events().isEmpty()) {
        row.add(Style.QUIET, "for nothing");
      }
      String between = "";
      for (Ready.Event event : ready.events()) {
        row.plain(between).add(Style.NEW, event.name()).plain(" " + event.why());
        between = "; ";
      }
      rows.add(row);
    }
  }

  private void stage() {
    if (report.stage() == null || report.outcome() instanceof Outcome.Blocked) {
      return;
    }
    rows.add(StageRow.of(report.stage(), look, label("stage")));
  }

  private void kernel() {
    String further = label("");
    rows.addAll(new KernelRows(null, report.meanwhile(), look).rows(label("meanwhile"), further));
    rows.addAll(new KernelRows(report, report.changes(), look).rows(label("kernel"), further));
  }

  private void wire() {
    int most = look.feedback() == Feedback.FULL ? Integer.MAX_VALUE : WireRow.MOST;
    String left = report.socket();
    if (!report.late().isEmpty()) {
      rows.add(WireRow.of(label("late"), left, report.late(), most, look));
    }
    if (report.packets() != null && !report.packets().isEmpty()) {
      rows.add(WireRow.of(label("wire"), left, report.packets(), most, look));
    }
  }

  private void bytes(int most) {
    if (report.bytes() == null || report.bytes().length == 0) {
      return;
    }
    String label = "data";
    int room = look.width() - LABEL_INDENT;
    for (String line : ReceivedBytes.lines(report.bytes(), most, room)) {
      rows.add(new Row(LABEL_INDENT + 1).add(Style.QUIET, label(label)).add(Style.NEW, line));
      label = "";
    }
  }

  private void failure(Failure failure) {
    if (failure == null) {
      return;
    }
    Row why = new Row(LABEL_INDENT).add(Style.QUIET, label("why"));
    rows.add(why.add(Style.BAD, failure.mode()).plain(": " + failure.why()));
    listed("evidence", failure.evidence());
    labelled("try", failure.attempt());
  }

  private void equivalent(Equivalent equivalent) {
    if (equivalent == null) {
      return;
    }
    if (look.feedback() == Feedback.FULL) {
      language("python", equivalent.python());
      language("c", equivalent.c());
      language("java", equivalent.java());
      return;
    }
    switch (look.notation()) {
      case PYTHON -> python(equivalent.python());
      case C -> language("c", equivalent.c());
      case JAVA -> language("java", equivalent.java());
      case OFF -> {}
    }
  }

  /** Who has typed that very line need not read it again. */
  private void python(String line) {
    if (line != null && !PythonNotation.isSame(report.source().text(), line)) {
      labelled("python", line);
    }
  }

  private void language(String name, String line) {
    if (line != null) {
      labelled(name, line);
    }
  }

  private void expectation(Outcome.Expectation expectation) {
    if (expectation.passed()) {
      if (look.feedback() != Feedback.SILENT) {
        Row row = new Row(CALL_INDENT).add(Style.QUIET, number());
        rows.add(row.add(Style.GOOD, "ok  ").plain(expectation.expected()));
        report.notes().forEach(note -> labelled("note", note));
      }
      return;
    }
    Row row = new Row(CALL_INDENT).add(Style.QUIET, number());
    rows.add(row.add(Style.BAD, "expectation failed").plain(place(report.source())));
    rows.add(new Row(CALL_INDENT).add(Style.QUIET, "    " + report.source().text().strip()));
    labelled("expected", expectation.expected());
    labelled("actual", expectation.actual());
  }

  /** The line, a caret under the column, what is wrong and how to mend it. */
  private void error(Outcome.Error error) {
    if (report.source().file() != null) {
      rows.add(new Row(CALL_INDENT).add(Style.BAD, "    error").plain(place(report.source())));
    }
    Excerpt excerpt =
        Excerpt.of(
            report.source().text(),
            error.column() - 1,
            look.width() - CALL_INDENT,
            look.glyphs().ellipsis());
    rows.add(new Row(CALL_INDENT).plain("    " + excerpt.text()));
    String margin = " ".repeat(CALL_INDENT + excerpt.caret());
    rows.add(new Row(CALL_INDENT).plain(margin).add(Style.BAD, "^"));
    rows.add(new Row(CALL_INDENT).add(Style.BAD, "    " + error.message()));
    if (error.mend() != null) {
      rows.add(new Row(CALL_INDENT).plain("    " + error.mend()));
    }
  }

  private static String place(SourceLine source) {
    return source.file() == null ? "" : " at " + source.file() + ":" + source.number();
  }

  private void listed(String label, List<String> texts) {
    String margin = label;
    for (String text : texts) {
      labelled(margin, text);
      margin = "";
    }
  }

  private void labelled(String label, String text) {
    rows.add(new Row(LABEL_INDENT).add(Style.QUIET, label(label)).plain(text));
  }

  private static String label(String word) {
    return String.format("    %-9s", word.equals("meanwhile") ? "since" : word);
  }

  private String number() {
    return String.format("%3d ", report.step());
  }

  private String duration(long nanos) {
    if (nanos < 1_000_000) {
      return (nanos + 500) / 1000 + " " + look.glyphs().micro();
    }
    return nanos < 10_000_000_000L
        ? (nanos + 500_000) / 1_000_000 + " ms"
        : (nanos + 500_000_000) / 1_000_000_000 + " s";
  }
}
