package dev.sockstep.shell;

import dev.sockstep.lesson.Scene;
import dev.sockstep.render.Fitted;
import dev.sockstep.render.Look;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;

/** A line below all others that says what is waited for, and is gone when the wait is over. */
final class WaitSign {
  /** Shorter than this, nobody wonders. */
  private static final long AFTER_MILLIS = 300;

  private static final String MARGIN = "    ";

  private final Terminal terminal;
  private final Supplier<Look> look;

  /** The waits under way; of waits within waits, the outermost is told. */
  private int waits;

  /** What is on the screen; null while nothing is. */
  private String shown;

  /**
   * @param look how wide the terminal is now, and what it can show
   */
  WaitSign(Terminal terminal, Supplier<Look> look) {
    this.terminal = terminal;
    this.look = look;
  }

  /**
   * Begins a wait.
   *
   * @param newLine whether the cursor stands behind something that must stay
   */
  synchronized Scene.Waiting begin(String what, boolean newLine) {
    waits++;
    CountDownLatch over = new CountDownLatch(1);
    if (waits == 1) {
      Thread thread = new Thread(() -> watch(what, newLine, over), "sockstep-wait-sign");
      thread.setDaemon(true);
      thread.start();
    }
    return () -> end(over);
  }

  private void watch(String what, boolean newLine, CountDownLatch over) {
    try {
      if (!over.await(AFTER_MILLIS, TimeUnit.MILLISECONDS)) {
        begun(what, newLine, over);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; it ends with the wait.
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void begun(String what, boolean newLine, CountDownLatch over) {
    if (over.getCount() > 0) {
      if (newLine) {
        terminal.writer().println();
      }
      draw(what);
    }
  }

  private synchronized void end(CountDownLatch over) {
    over.countDown();
    waits--;
    if (waits == 0) {
      erase();
    }
  }

  /** Prints something where the sign stands, which then stands below it. */
  synchronized void above(Runnable print) {
    String before = shown;
    erase();
    print.run();
    if (before != null) {
      draw(before);
    }
  }

  private void draw(String what) {
    // A line that is wrapped could not be taken back.
    int room = Math.max(1, columns() - MARGIN.length());
    terminal.writer().print(MARGIN + Fitted.of(what, room, look.get().glyphs()));
    terminal.flush();
    shown = what;
  }

  private void erase() {
    if (shown != null) {
      terminal.writer().print("\r" + " ".repeat(columns()) + "\r");
      terminal.flush();
      shown = null;
    }
  }

  /** All but the last, behind which the terminal would wrap. */
  private int columns() {
    return Math.max(1, look.get().width() - 1);
  }
}
