package dev.sockstep.shell;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.model.Notice;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Look;
import dev.sockstep.render.Row;
import dev.sockstep.render.TextRenderer;
import dev.sockstep.render.json.JsonRenderer;
import dev.sockstep.session.Settings;
import java.util.List;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;

/** Prints what there is to see, above the line being typed if one is. */
final class CardPrinter {
  private final Terminal terminal;
  private final Settings settings;
  private final ShellOptions options;
  private final StepReader reader;
  private final JsonRenderer json;
  private final Supplier<String> prompt;
  private final WaitSign sign;

  /** Whether lines are repeated above their cards, for several were typed at once. */
  private volatile boolean echo;

  /**
   * @param prompt what stands before the line being typed now
   */
  CardPrinter(
      Terminal terminal,
      Settings settings,
      ShellOptions options,
      StepReader reader,
      JsonRenderer json,
      Supplier<String> prompt) {
    this.terminal = terminal;
    this.settings = settings;
    this.options = options;
    this.reader = reader;
    this.json = json;
    this.prompt = prompt;
    this.sign = new WaitSign(terminal, this::look);
  }

  void echo(boolean on) {
    echo = on;
  }

  void print(StepReport report) {
    print(options.json() ? json.render(report) + "\n" : TextRenderer.render(report, look(report)));
  }

  void print(Notice notice) {
    if (settings.feedback() != Feedback.SILENT) {
      print(TextRenderer.render(notice, look()));
    }
  }

  void print(List<Row> rows) {
    print(TextRenderer.render(rows, look()));
  }

  private void print(String text) {
    if (text.isEmpty()) {
      return;
    }
    // Above the line being typed, if one is: the reader knows, and tells under its own lock.
    reader.setPrompt(prompt.get());
    sign.above(() -> reader.printAbove(text));
  }

  /** Where it is said what a lesson waits for. */
  WaitSign sign() {
    return sign;
  }

  /** Says something that belongs to no step, while no line is being typed. */
  void say(String sentence) {
    terminal.writer().println("    " + sentence);
    terminal.flush();
  }

  /** A line that nobody has typed is repeated above its card. */
  private Look look(StepReport report) {
    return report.source().file() == null ? look() : look(true);
  }

  Look look() {
    return look(echo);
  }

  /**
   * @param repeated whether the line stands above the card
   */
  Look look(boolean repeated) {
    int width = terminal.getWidth() > 0 ? terminal.getWidth() : 80;
    return new Look(
        width,
        options.colour(),
        options.glyphs(),
        settings.feedback(),
        settings.notation(),
        repeated);
  }
}
