package dev.sockstep.cli;

import dev.sockstep.lesson.Board;
import dev.sockstep.lesson.Shown;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Look;
import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import dev.sockstep.session.Session;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.Libc;
import java.util.List;
import java.util.function.Consumer;

/** A board that only grows: what is new is printed below what was. */
final class PrintedBoard implements Board, AutoCloseable {
  private final Libc libc;
  private final Settings settings;
  private final Printer printer;
  private Session session;
  private volatile boolean quiet;
  private volatile Consumer<StepReport> sink = _ -> {};

  PrintedBoard(Libc libc, Settings settings, Printer printer) {
    this.libc = libc;
    this.settings = settings;
    this.printer = printer;
    this.session = opened();
  }

  private Session opened() {
    return new Session(libc, settings, this::took);
  }

  private void took(StepReport report) {
    if (!quiet) {
      sink.accept(report);
    }
  }

  /** Who takes the reports of the steps. */
  void sink(Consumer<StepReport> taker) {
    sink = taker;
  }

  boolean isBroken() {
    return printer.isBroken();
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public void print(List<Row> rows) {
    printer.print(rows);
  }

  @Override
  public void restart() {
    quietly(session::close);
    session = opened();
  }

  @Override
  public void quietly(Runnable steps) {
    quiet = true;
    try {
      steps.run();
    } finally {
      quiet = false;
    }
  }

  @Override
  public Look look() {
    Look look = printer.look();
    return new Look(
        look.width(), look.colour(), look.glyphs(), look.feedback(), look.notation(), false);
  }

  /** There is no end to the page, and so no text that does not fit it. */
  @Override
  public int height() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void draw(List<String> page) {}

  @Override
  public void type(List<String> page, int row, Row prompt, String command) {}

  @Override
  public void begins(String section) {
    printer.print(List.of(new Row(0), new Row(2).add(Style.NEW, "  " + section)));
  }

  @Override
  public void added(Shown shown) {
    printer.print(shown.text(look()));
  }

  @Override
  public void close() {
    quietly(session::close);
  }
}
