package dev.sockstep.shell;

import dev.sockstep.export.Recordings;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** A real shell on a terminal in memory: keys go in, and what a person sees comes out. */
final class TypedShell implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int HEIGHT = 120;

  final Screen screen;
  final Settings settings = new Settings();
  private final LineDisciplineTerminal terminal;
  private final Thread thread;
  private volatile Throwable failure;

  TypedShell() throws IOException {
    this(Optional.empty());
  }

  TypedShell(Optional<Path> history) throws IOException {
    this(history, 80, new ShellOptions(true, true, false));
  }

  TypedShell(Optional<Path> history, int width, ShellOptions options) throws IOException {
    this(history, width, options, Optional.empty());
  }

  /** A shell with a tutor, or a presenter who types at once. */
  TypedShell(Guide.Plan lessons) throws IOException {
    this(
        Optional.empty(),
        80,
        new ShellOptions(true, true, false, Optional.empty(), Duration.ZERO),
        Optional.of(lessons));
  }

  private TypedShell(
      Optional<Path> history,
      int width,
      ShellOptions options,
      Optional<? extends Guide.Plan> lessons)
      throws IOException {
    screen = new Screen(width, HEIGHT);
    terminal = new LineDisciplineTerminal("test", "xterm", screen, StandardCharsets.UTF_8);
    terminal.setSize(new Size(width, HEIGHT));
    // Short, for the tests' own time; long enough for a call on loopback to be back.
    settings.patience(Duration.ofMillis(100));
    Shell shell =
        new Shell(
            terminal,
            new NativeLibc(),
            settings,
            options,
            history,
            new Recordings(history.map(file -> file.resolveSibling("sessions")), 1),
            lessons);
    thread = new Thread(shell::run, "shell under test");
    thread.setUncaughtExceptionHandler((_, thrown) -> failure = thrown);
    thread.start();
    screen.await("the first prompt", _ -> isPrompting());
  }

  /** Presses keys, and does not wait for anything. */
  void press(String keys) {
    try {
      terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Types into the line, and waits until it shows there. */
  void type(String text) {
    press(text);
    screen.await(text, seen -> seen.currentRow().contains(text));
  }

  /** Types a line and waits until the prompt is back. */
  void enter(String line) {
    int row = screen.cursor()[1];
    press(line + "\r");
    screen.await(
        "the prompt below " + line,
        seen -> isPrompting() && seen.cursor()[1] > rowOf(line, seen, row));
  }

  /** A notice may push the prompt down, before the line is there or before it is run. */
  private static int rowOf(String line, Screen seen, int from) {
    if (line.isBlank()) {
      return from;
    }
    String start = line.substring(0, Math.min(line.length(), 20)).stripTrailing();
    List<String> rows = seen.rows();
    for (int i = rows.size() - 1; i >= from; i--) {
      if (rows.get(i).contains("› " + start) || rows.get(i).contains("> " + start)) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  void awaitPromptBelow(int row) {
    screen.await("the prompt below row " + row, seen -> seen.cursor()[1] > row && isPrompting());
  }

  /** Enters a line and returns the rows that it brought, without the line and the next prompt. */
  List<String> run(String line) {
    int row = screen.cursor()[1];
    enter(line);
    return screen.rows().subList(rowOf(line, screen, row) + 1, screen.cursor()[1]);
  }

  /** Whether a line is being read: the prompt is drawn, and keys come one by one. */
  boolean isPrompting() {
    return !terminal.getAttributes().getLocalFlag(LocalFlag.ICANON)
        && screen.currentRow().matches(".*( ›| >)( .*)?");
  }

  /** The prompt and what is typed behind it. */
  String line() {
    return screen.currentRow();
  }

  /** What the pattern's group matched last on the screen. */
  String seen(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(screen.text());
    String found = null;
    while (matcher.find()) {
      found = matcher.group(1);
    }
    if (found == null) {
      throw new AssertionError(pattern + " is not on the screen:\n" + screen.text());
    }
    return found;
  }

  /** Waits until the shell has been left; false when it was not in time. */
  boolean hasEndedWithin(Duration time) {
    try {
      return thread.join(time) && failure == null;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Leaves the shell, and returns what stands on the screen then. */
  String leave() {
    press("quit\r");
    if (!hasEndedWithin(DEADLINE)) {
      throw new AssertionError("quit did not leave:\n" + screen.text());
    }
    return screen.text();
  }

  @Override
  public void close() throws IOException {
    if (thread.isAlive()) {
      int row = screen.cursor()[1];
      press("\003"); // Ctrl-C drops what is typed, for Ctrl-D leaves on an empty line only.
      awaitPromptBelow(row);
      press("\004");
    }
    boolean ended = hasEndedWithin(DEADLINE);
    terminal.close();
    if (failure != null) {
      throw new AssertionError("the shell failed", failure);
    }
    if (!ended) {
      throw new AssertionError("the shell could not be left:\n" + screen.text());
    }
  }
}
