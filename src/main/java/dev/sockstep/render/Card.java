package dev.sockstep.render;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.python.PythonNotation;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.Failure;
import dev.sockstep.model.FailureModes;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.OptionsInForce;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Peers;
import dev.sockstep.model.Provocation;
import dev.sockstep.model.States;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.Tracks;
import dev.sockstep.model.View;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows that tell of one step. */
final class Card {
  private static final Pattern FIRST_COLUMN = Pattern.compile(" *\\S+(?: \\S+)* {2,}(?=\\S)");
  private static final int WIDEST_COLUMN = 24;

  private final StepReport report;
  private final Look look;
  private final List<Row> rows = new ArrayList<>();

  Card(StepReport report, Look look) {
    this.report = report;
    this.look = look;
  }

  List<Row> rows() {
    switch (report.outcome()) {
      case Outcome.Error error -> rows.addAll(VerdictRows.error(report.source(), error, look));
      case Outcome.Expectation expectation ->
          rows.addAll(VerdictRows.expectation(report, expectation, look));
      case Outcome.Done _, Outcome.Finished _, Outcome.Blocked _ -> step();
    }
    return rows;
  }

  private void step() {
    boolean silent = look.feedback() == Feedback.SILENT;
    if (report.calls().isEmpty()) {
      if (!silent) {
        meanwhile();
      }
      echo();
      looked();
    } else if (look.feedback() == Feedback.BRIEF) {
      echo();
      rows.add(CallRows.brief(report, look));
      bytes(2);
    } else if (!silent) {
      echo();
      called();
    }
  }

  /** A step that has made no call: what it shows, or has to say. */
  private void looked() {
    if (report.view() != null) {
      rows.addAll(rows(report.view()));
      report.notes().forEach(note -> labelled("note", note));
    } else if (report.sockets() != null) {
      rows.addAll(new SocketsTable(report.sockets(), look).rows());
    } else if (report.ladder() != null) {
      rows.addAll(Ladder.rows(report.ladder(), look));
    } else {
      String margin = Labels.number(report);
      for (String note : report.notes()) {
        rows.add(new Row(Labels.CALL_INDENT + hanging(note)).add(Style.QUIET, margin).plain(note));
        margin = " ".repeat(Labels.CALL_INDENT);
      }
    }
  }

  /** The columns at which a line goes on: behind its first column, where it has two. */
  private static int hanging(String note) {
    String start = note.substring(0, Math.min(note.length(), WIDEST_COLUMN + 1));
    Matcher first = FIRST_COLUMN.matcher(start);
    return first.lookingAt() ? first.end() : note.length() - note.stripLeading().length();
  }

  private void called() {
    boolean full = look.feedback() == Feedback.FULL;
    rows.addAll(CallRows.of(report, look));
    blocked();
    from();
    rows.addAll(ReadyRows.of(report.ready()));
    stage();
    meanwhile();
    kernel();
    listed("route", WayRows.of(report.way(), look));
    wire();
    listed("figures", FigureRows.figures(report, look));
    listed("counters", FigureRows.counters(report, full));
    bytes(full ? Integer.MAX_VALUE : 12);
    report.notes().forEach(note -> labelled("note", note));
    raises();
    failure(report.failure());
    equivalent(report.equivalent());
  }

  private List<Row> rows(View view) {
    return switch (view) {
      case States states -> StateDiagram.of(states, look);
      case Tracks tracks -> TrackRows.of(tracks, look);
      case Inspection inspection -> InspectionRows.of(inspection, look);
      case OptionsInForce options -> OptionRows.of(options, Labels.number(report));
      case Peers peers -> PeerRows.of(peers, Labels.number(report));
      case FailureModes modes -> FailureModeRows.of(modes, Labels.number(report));
      case Provocation provocation -> ProvocationRows.of(provocation, Labels.number(report));
      case Explanation explanation -> ExplanationRows.of(explanation, Labels.number(report));
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
    Row row = new Row(Labels.CALL_INDENT);
    if (report.outcome() instanceof Outcome.Finished(int of)) {
      row.add(Style.WAITING, "step " + of + " has returned  ");
    }
    rows.add(row.add(Style.QUIET, look.glyphs().prompt() + " " + report.source().text().strip()));
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

  private void stage() {
    if (report.stage() == null || report.outcome() instanceof Outcome.Blocked) {
      return;
    }
    rows.add(StageRow.of(report.stage(), look, Labels.of("stage")));
  }

  /** What has changed since the last step, which this one did not bring about. */
  private void meanwhile() {
    rows.addAll(
        new KernelRows(null, report.meanwhile(), look).rows(Labels.of("since"), Labels.of("")));
  }

  private void kernel() {
    rows.addAll(
        new KernelRows(report, report.changes(), look).rows(Labels.of("kernel"), Labels.of("")));
  }

  private void wire() {
    int most = look.feedback() == Feedback.FULL ? Integer.MAX_VALUE : WireRow.MOST;
    String left = report.socket();
    if (!report.late().isEmpty()) {
      rows.add(WireRow.of(Labels.of("late"), left, report.late(), most, look));
    }
    if (report.packets() != null && !report.packets().isEmpty()) {
      rows.add(WireRow.of(Labels.of("wire"), left, report.packets(), most, look));
    }
  }

  private void bytes(int most) {
    if (report.bytes() == null || report.bytes().length == 0) {
      return;
    }
    String label = "data";
    int room = look.width() - Labels.INDENT;
    for (String line : ReceivedBytes.lines(report.bytes(), most, room)) {
      rows.add(new Row(Labels.INDENT + 1).add(Style.QUIET, Labels.of(label)).add(Style.NEW, line));
      label = "";
    }
  }

  private void raises() {
    if (report.exception() != null) {
      Row row = new Row(Labels.INDENT).add(Style.QUIET, Labels.of("raises"));
      rows.add(row.add(Style.BAD, report.exception()));
    }
  }

  private void failure(Failure failure) {
    if (failure == null) {
      return;
    }
    Row why = new Row(Labels.INDENT).add(Style.QUIET, Labels.of("why"));
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

  private void listed(String label, List<String> texts) {
    String margin = label;
    for (String text : texts) {
      labelled(margin, text);
      margin = "";
    }
  }

  private void labelled(String label, String text) {
    rows.add(Labels.row(label, text));
  }
}
