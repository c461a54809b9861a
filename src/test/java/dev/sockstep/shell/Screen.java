package dev.sockstep.shell;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jline.builtins.ScreenTerminal;

/** What a person sees of what the shell writes; those who wait for something to show are woken. */
final class Screen extends OutputStream {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final int width;
  private final int height;
  private final ScreenTerminal terminal;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  Screen(int width, int height) {
    this.width = width;
    this.height = height;
    this.terminal = new ScreenTerminal(width, height);
  }

  @Override
  public synchronized void write(int b) {
    pending.write(b);
  }

  @Override
  public synchronized void flush() {
    terminal.write(pending.toString(StandardCharsets.UTF_8));
    pending.reset();
    notifyAll();
  }

  /** The rows down to the last one with text, without the blanks at their ends. */
  synchronized List<String> rows() {
    return terminal.toString().stripTrailing().lines().map(String::stripTrailing).toList();
  }

  /** All rows as one text. */
  String text() {
    return rows().stream().collect(Collectors.joining("\n"));
  }

  /** The row that the cursor is in. */
  synchronized String currentRow() {
    List<String> rows = rows();
    int row = cursor()[1];
    return row < rows.size() ? rows.get(row) : "";
  }

  /** Column and row, from 0. */
  synchronized int[] cursor() {
    int[] cursor = new int[2];
    terminal.dump(new long[width * height], 0, 0, height, width, cursor);
    return cursor;
  }

  /** Waits until the screen shows it. */
  void await(String what, Predicate<Screen> shown) {
    if (!shows(shown, DEADLINE)) {
      throw new AssertionError(
          "not seen within the deadline: "
              + what
              + "\n"
              + text()
              + "\ncursor "
              + Arrays.toString(cursor()));
    }
  }

  /** Whether the screen shows it within the time. */
  synchronized boolean shows(Predicate<Screen> shown, Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    while (!shown.test(this)) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      try {
        // Not only until the next write: the terminal may change its mode without one.
        wait(Math.min(millis, 20));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return true;
  }
}
