package dev.sockstep.shell;

import dev.sockstep.lesson.Board;
import dev.sockstep.render.Look;
import dev.sockstep.render.Printable;
import dev.sockstep.render.Row;
import dev.sockstep.render.TextRenderer;
import dev.sockstep.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Where a lesson is shown: the shell's terminal. */
final class Blackboard implements Board {
  private final Terminal terminal;
  private final PageScreen screen;
  private final CardPrinter printer;
  private final LiveSession live;
  private final Duration typing;

  /** Whether the cursor stands behind a command that appeared as if typed. */
  private boolean typed;

  /**
   * @param typing how long each key of a command takes that appears as if typed
   */
  Blackboard(Terminal terminal, CardPrinter printer, LiveSession live, Duration typing) {
    this.terminal = terminal;
    this.screen = new PageScreen(terminal);
    this.printer = printer;
    this.live = live;
    this.typing = typing;
  }

  /** The line of each step stands on the page already. */
  @Override
  public Look look() {
    return printer.look(false);
  }

  @Override
  public int height() {
    return terminal.getHeight() > 0 ? terminal.getHeight() : 24;
  }

  @Override
  public void draw(List<String> page) {
    typed = false;
    List<String> lines = new ArrayList<>(page);
    lines.add("");
    screen.show(lines);
    terminal.flush();
  }

  @Override
  public void type(List<String> page, int row, Row prompt, String command) {
    draw(page);
    terminal.puts(Capability.cursor_address, row, 0);
    terminal.writer().print(TextRenderer.render(List.of(prompt), look()).stripTrailing() + " ");
    for (char c : Printable.escaped(command).toCharArray()) {
      terminal.writer().print(c);
      terminal.flush();
      LockSupport.parkNanos(typing.toNanos());
    }
    typed = true;
  }

  @Override
  public Session session() {
    return live.now();
  }

  @Override
  public void print(List<Row> rows) {
    printer.print(rows);
  }

  @Override
  public Waiting waiting(String what) {
    return printer.sign().begin(what, typed);
  }

  @Override
  public void restart() {
    live.restart();
  }

  @Override
  public void quietly(Runnable steps) {
    live.quietly(steps);
  }
}
