package dev.sockstep.shell;

import dev.sockstep.export.Recording;
import dev.sockstep.export.Whereabouts;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Packet;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.render.Glyphs;
import dev.sockstep.render.Look;
import dev.sockstep.render.Printable;
import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import dev.sockstep.render.TextRenderer;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** What the screen shows of one step of a recording. */
final class RecordedPage {
  private final Recording recording;
  private final Supplier<Look> look;

  /** What of it. */
  enum Part {
    /** The card, and the sockets as they stood. */
    CARD,
    /** The diagram of the TCP states. */
    STATES,
    /** The packets up to there. */
    WIRE
  }

  RecordedPage(Recording recording, Supplier<Look> look) {
    this.recording = recording;
    this.look = look;
  }

  String text(int step, Part part) throws IOException {
    StepReport report = recording.step(step);
    String body =
        switch (part) {
          case CARD -> card(report, recording.standing(step));
          case STATES ->
              line(report) + view(blank().view(recording.standing(step).states()), report);
          case WIRE -> line(report) + wire(report, recording.packets(step));
        };
    return head(step) + body;
  }

  private String head(int step) {
    String cut = recording.isCut() && step == recording.steps() ? ", cut off behind it" : "";
    Row row = new Row(4);
    row.add(Style.WAITING, "RECORDING  ");
    String name = recording.name().substring(recording.name().lastIndexOf('/') + 1);
    row.plain("step " + step + " of " + recording.steps() + cut + ", " + name);
    row.add(Style.QUIET, "  (nothing here happens now)");
    return TextRenderer.render(List.of(row), look.get());
  }

  private String card(StepReport report, Whereabouts standing) {
    // Asked for no sockets: the card has them already.
    boolean lists = report.sockets() != null || standing.sockets().isEmpty();
    return TextRenderer.render(report, with(true))
        + (lists ? "" : "\n" + view(blank().sockets(standing.sockets()), report));
  }

  private String wire(StepReport report, List<Packet> packets) {
    return packets.isEmpty()
        ? quiet("    no packet had been seen") + "\n"
        : view(blank().ladder(packets), report);
  }

  private String line(StepReport report) {
    Row row = new Row(4);
    row.add(Style.QUIET, glyphs().prompt() + " " + report.source().text().strip());
    return TextRenderer.render(List.of(row), look.get());
  }

  private static StepReportBuilder blank() {
    return StepReport.of(SourceLine.typed(""));
  }

  /** What a step shows that only looks, without its line. */
  private String view(StepReportBuilder shown, StepReport report) {
    return TextRenderer.render(shown.build(report.step(), new Outcome.Done()), with(false));
  }

  private Look with(boolean echo) {
    Look now = look.get();
    return new Look(now.width(), now.colour(), now.glyphs(), now.feedback(), now.notation(), echo);
  }

  private Glyphs glyphs() {
    return look.get().glyphs();
  }

  String promptSign() {
    return " " + glyphs().prompt() + " ";
  }

  String quiet(String text) {
    Row row = new Row(4).add(Style.QUIET, text);
    return TextRenderer.render(List.of(row), look.get()).stripTrailing();
  }

  String hint() {
    return "Enter or right: step; left: back; goto N; states; wire; sockets; rerun N; quit";
  }

  String unknown(String word) {
    return "\""
        + Printable.escaped(word)
        + "\" is none of: step, back, goto N, states, wire,"
        + " sockets, rerun N, quit";
  }
}
