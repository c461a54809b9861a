package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terminals that are not what most are. */
@Timeout(60)
class TerminalsIT {
  /**
   * Starts the program on a pty that was never told its size, types each line once the prompt of
   * the one before is there, and prints what was shown, and the exit status.
   */
  private static final String PTY =
      """
      import os, pty, select, sys, time
      pid, fd = pty.fork()
      if pid == 0:
          os.execv(sys.argv[1], sys.argv[1:2])
      shown = b""
      def until(what):
          global shown
          deadline = time.monotonic() + 20
          while what not in shown:
              if not select.select([fd], [], [], max(0, deadline - time.monotonic()))[0]:
                  sys.exit("not shown: %r in %r" % (what, shown))
              try: data = os.read(fd, 65536)
              except OSError: data = b""
              if not data: sys.exit("ended without %r in %r" % (what, shown))
              shown += data
      arrow = sys.argv[2].encode()
      until(b"sockstep " + arrow)
      os.write(fd, b"a = create\\r")
      until(b"a created " + arrow)
      os.write(fd, b"a.bind 127.0.0.1 0\\r")
      until(b"a bound " + arrow)
      os.write(fd, b"quit\\r")
      try:
          while data := os.read(fd, 65536): shown += data
      except OSError: pass
      sys.stdout.buffer.write(shown)
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
      """;

  @TempDir Path folder;

  private Ended onPty(String terminal, String locale) throws Exception {
    Needs.program("python3", "CPython");
    String arrow = locale.equals("C") ? ">" : "›";
    return Sockstep.at(Path.of("python3"), "-c", PTY, Sockstep.launcher().toString(), arrow)
        .variable("XDG_STATE_HOME", folder.toString())
        .variable("NO_COLOR", "1")
        .variable("TERM", terminal)
        .variable("LC_ALL", locale)
        .run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xterm-256color", "tmux-256color", "dumb", "vt100", "no-such-terminal"})
  void aTerminalWithoutASizeIsUsable(String terminal) throws Exception {
    Ended ended = onPty(terminal, "C.UTF-8");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).contains("socket(AF_INET", "create ─ ● bind");
  }

  @Test
  void aDumbTerminalGetsNoEscapeSequences() throws Exception {
    Ended ended = onPty("dumb", "C.UTF-8");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).doesNotContain("\u001b");
  }

  @Test
  void inTheLocaleOfCOnlyAsciiIsShown() throws Exception {
    Ended ended = onPty("xterm-256color", "C");

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).matches("(?s)\\p{ASCII}*").contains("create - * bind");
  }

  @Test
  void insideTmuxUnderItsOwnNameTheScreenIsRight() throws Exception {
    try (Screen screen = Screen.open(folder, 80, 24, Map.of("TERM", "tmux-256color"))) {
      screen.line("a = create").seePrompt("a created");
      screen.type("a.bnd 0").key("Home", "Right", "Right", "Right");
      screen.type("i").seeTyped("a created › a.bind 0");
      List<String> lines = screen.key("Enter").seePrompt("a bound");
      assertThat(lines).anyMatch(line -> line.contains("bind("));
    }
  }

  @Test
  void theKeyThatQuitsOtherProgramsDumpsNoThreads() throws Exception {
    try (Screen screen = Screen.open(folder)) {
      screen.line("a = create").seePrompt("a created");
      screen.key("C-\\").line("a.bind 0");
      List<String> lines = screen.seePrompt("a bound");

      assertThat(lines).noneMatch(line -> line.contains("thread"));
      assertThat(lines).anyMatch(line -> line.contains("bind("));
    }
  }
}
