package dev.sockstep.cli;

import dev.sockstep.model.StepReport;
import dev.sockstep.render.Glyphs;
import dev.sockstep.render.Look;
import dev.sockstep.render.Row;
import dev.sockstep.render.TextRenderer;
import dev.sockstep.render.json.JsonRenderer;
import dev.sockstep.session.Settings;
import dev.sockstep.shell.ShellProgram;
import dev.sockstep.shell.Terminals;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Prints reports to standard output, each when its step is done. */
final class Printer {
  private final PrintStream out;
  private final Settings settings;
  private final JsonRenderer json;
  private final boolean colour;
  private final boolean unicode;
  private final int width;

  /**
   * @param json renders what is printed as JSON; null for text
   */
  Printer(
      PrintStream out,
      Settings settings,
      JsonRenderer json,
      boolean colour,
      Map<String, String> environment) {
    this.out = out;
    this.settings = settings;
    this.json = json;
    this.colour = colour;
    this.unicode = ShellProgram.isUtf8(environment);
    this.width = json == null ? width(environment) : 0;
  }

  private int width(Map<String, String> environment) {
    return Terminals.isTerminal(1) ? Terminals.width(environment, charset()) : 80;
  }

  private Charset charset() {
    return unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
  }

  void print(StepReport report) {
    if (json != null) {
      printLine(json.render(report));
      return;
    }
    write(TextRenderer.render(report, look()), charset());
  }

  void print(List<Row> rows) {
    write(TextRenderer.render(rows, look()), charset());
  }

  /** Text that was rendered by {@link #look}. */
  void print(String text) {
    write(text, charset());
  }

  /** Text of several lines, as it is. */
  void printText(String text) {
    write(text, StandardCharsets.UTF_8);
  }

  /** A line of JSON. */
  void printLine(String text) {
    write(text + "\n", StandardCharsets.UTF_8);
  }

  /** How text is printed here. */
  Look look() {
    Glyphs glyphs = unicode ? Glyphs.UNICODE : Glyphs.ASCII;
    return new Look(width, colour, glyphs, settings.feedback(), settings.notation(), true);
  }

  private void write(String text, Charset charset) {
    byte[] bytes = text.getBytes(charset);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  /** Whether nobody reads any more ({@code | head}). */
  boolean isBroken() {
    return out.checkError();
  }
}
