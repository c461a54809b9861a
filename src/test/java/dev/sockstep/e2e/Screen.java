package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sockstep.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The shell on a real terminal: tmux types the keys and reads the screen. */
final class Screen implements AutoCloseable {
  private static final AtomicInteger OPENED = new AtomicInteger();

  /** A state that a person would wait for without wondering. */
  static final Duration SOON = Duration.ofSeconds(10);

  private final String server;
  private final Path folder;

  private Screen(String server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  static Screen open(Path folder) throws Exception {
    return open(folder, 80, 24, Map.of());
  }

  /**
   * Starts the shell and waits for its prompt.
   *
   * @param folder where it keeps its history, and where what it leaves behind is noted
   * @param variables of its environment, besides those that every test needs
   */
  static Screen open(Path folder, int columns, int rows, Map<String, String> variables)
      throws Exception {
    return open(folder, columns, rows, variables, List.of(Sockstep.launcher().toString()));
  }

  /**
   * Starts it by that command.
   *
   * @param command the launcher with its options, or a program that becomes it
   */
  static Screen open(
      Path folder, int columns, int rows, Map<String, String> variables, List<String> command)
      throws Exception {
    Needs.program("tmux", "tmux");
    StringBuilder script =
        new StringBuilder("unset NO_COLOR SOCKSTEP_JAVA_OPTIONS LC_CTYPE LANG\n");
    script.append("export LC_ALL=C.UTF-8 XDG_STATE_HOME='").append(folder).append("'\n");
    variables.forEach(
        (name, value) -> script.append("export ").append(name).append("='" + value + "'\n"));
    // The wrapper itself must survive the Ctrl-C that is meant for the program.
    script.append("trap : INT\ncd '").append(folder).append("'\n");
    script.append("stty -a > before\nsh -c 'echo $$ > pid; exec \"$@\"' sh");
    command.forEach(word -> script.append(" '").append(word).append("'"));
    script.append("\n");
    script.append("echo $? > status\nstty -a > after\nmv after ended\nexec sleep 600\n");
    Path wrapper = Files.writeString(folder.resolve("wrapper"), script);
    Files.deleteIfExists(folder.resolve("ended"));

    Screen screen =
        new Screen(
            // A server of its own each time: the last one may still be on its way out.
            "sockstep-" + ProcessHandle.current().pid() + "-" + OPENED.incrementAndGet(), folder);
    screen.tmux(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        "" + columns,
        "-y",
        "" + rows,
        "sh '" + wrapper + "'");
    screen.seePrompt("sockstep");
    return screen;
  }

  /** Types a line and Enter. */
  Screen line(String text) throws Exception {
    return text.isEmpty() ? key("Enter") : type(text).key("Enter");
  }

  Screen type(String text) throws Exception {
    tmux("send-keys", "-l", text);
    return this;
  }

  /** Presses keys, under tmux's names for them. */
  Screen key(String... keys) throws Exception {
    List<String> command = new ArrayList<>(List.of("send-keys"));
    command.addAll(List.of(keys));
    tmux(command.toArray(String[]::new));
    return this;
  }

  /** Pastes as a terminal does that knows bracketed paste. */
  Screen paste(String text) throws Exception {
    tmux("set-buffer", text);
    tmux("paste-buffer", "-p");
    return this;
  }

  /** Pastes as a terminal does that does not: as if all had been typed. */
  Screen pasteAsTyped(String text) throws Exception {
    tmux("set-buffer", text);
    tmux("paste-buffer");
    return this;
  }

  /** What is on the screen, line by line; blank lines at the end left out. */
  List<String> lines() throws Exception {
    List<String> lines = new ArrayList<>(List.of(tmux("capture-pane", "-p").split("\n")));
    while (!lines.isEmpty() && lines.getLast().isBlank()) {
      lines.removeLast();
    }
    return lines;
  }

  /** How many lines have gone from the screen into the terminal's scrollback. */
  int scrolledAway() throws Exception {
    return Integer.parseInt(tmux("display-message", "-p", "#{history_size}").strip());
  }

  /** Waits until the screen is as wished. */
  List<String> see(String what, Predicate<List<String>> wished) throws Exception {
    return Until.see(what, SOON, this::lines, wished);
  }

  /** Waits until some line has that text. */
  List<String> see(String text) throws Exception {
    return see(text, lines -> lines.stream().anyMatch(line -> line.contains(text)));
  }

  /** Waits until the line typed has been taken: the cursor stands at the start of a line. */
  Screen seeTaken() throws Exception {
    Until.see(
        "the line to be taken",
        SOON,
        () -> tmux("display-message", "-p", "#{cursor_x}").strip(),
        "0"::equals);
    return this;
  }

  /** Waits for an empty line to type in, behind that prompt (without its arrow). */
  List<String> seePrompt(String prompt) throws Exception {
    return see(
        "the prompt of " + prompt,
        lines -> !lines.isEmpty() && lines.getLast().matches("\\Q" + prompt + "\\E [›>]"));
  }

  /** Waits until the line being typed begins so. */
  List<String> seeTyped(String start) throws Exception {
    return see(start, lines -> !lines.isEmpty() && lines.getLast().startsWith(start));
  }

  /** Waits for the program's end; its exit status. The terminal must be as it was before. */
  int ended(Duration limit) throws Exception {
    Path ended = folder.resolve("ended");
    Until.see("the shell's end", limit, () -> Files.exists(ended), Boolean::booleanValue);
    assertEquals(
        settings(folder.resolve("before")),
        settings(ended),
        "the terminal's settings, as stty -a shows them");
    return Integer.parseInt(Files.readString(folder.resolve("status")).strip());
  }

  /**
   * Less the number of the line discipline, which JLine's library sets at random: it has no effect.
   */
  private static String settings(Path stty) throws IOException {
    return Files.readString(stty).replaceFirst("line = \\d+;", "");
  }

  private String tmux(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("tmux", "-L", server));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Sockstep.clean(builder.environment());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new AssertionError(command + ": " + output);
    }
    return output;
  }

  /** Closes the terminal, which must end the program too. */
  @Override
  public void close() throws IOException {
    Path pid = folder.resolve("pid");
    // The link leads nowhere once the process has ended, even while it waits to be reaped.
    Path program =
        Files.exists(pid)
            ? Path.of("/proc", Files.readString(pid).strip(), "exe")
            : Path.of("/nowhere");
    tmux("kill-server");
    long deadline = System.nanoTime() + SOON.toNanos();
    while (Files.exists(program) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(Files.exists(program)).as("still running, without a terminal").isFalse();
  }
}
