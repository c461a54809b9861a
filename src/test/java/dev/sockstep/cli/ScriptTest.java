package dev.sockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts, from files and from standard input. */
class ScriptTest {
  private static final String BOTH_LIVES =
      """
      # Verify behavior for both lives of a socket.
      srv = create
      srv.bind 127.0.0.1 0
      srv.listen
      c = create
      c.connect $srv
      = 0
      conn = srv.accept
      conn.send "hi\\x00\\n"
      c.recv 10
      = 4
      expect c.bytes == "hi\\x00\\n"
      expect c.state == ESTABLISHED
      """;

  @TempDir Path folder;

  @Test
  void aScriptRunsFromAFileAndFromStandardInput() throws IOException {
    Run file = Run.of("run", script(BOTH_LIVES));
    Run stream = Run.piped(BOTH_LIVES, "run", "-");

    for (Run run : List.of(file, stream)) {
      assertThat(run.err()).isEmpty();
      assertThat(run.status()).as(run.out()).isZero();
      assertThat(run.lines()).filteredOn(line -> line.contains(" ok  ")).hasSize(4);
      assertThat(run.out()).contains("› c.connect $srv\n");
    }
  }

  @Test
  void anExpectationThatFailedIsNotMadeGoodByALaterOne() {
    Run run =
        Run.piped("c = create\nexpect c.state == LISTEN\nexpect c.state == CLOSE", "run", "-");
    assertThat(run.status()).as(run.out()).isEqualTo(1);
  }

  @Test
  void aBracketThatIsNeverClosedIsAMistakeAtTheEnd() {
    Run run = Run.piped("import socket\ns = socket.socket(\n", "run", "-");
    assertThat(run.status()).as(run.out()).isEqualTo(2);
  }

  @Test
  void theListOfAllFailuresFitsAScreenOf24Lines() {
    Run run = Run.piped("provoke", "run", "-");

    // The shell's prompt takes the last line.
    assertThat(run.lines()).hasSizeLessThan(24).allMatch(line -> line.length() <= 80);
    assertThat(run.out()).contains("EADDRINUSE(").contains("getaddrinfo");
  }

  @Test
  void asJsonEachStepIsOneLine() {
    Run run = Run.piped(BOTH_LIVES, "run", "--json", "-");

    assertThat(run.status()).isZero();
    assertThat(run.lines()).hasSize(12).allMatch(line -> line.matches("\\{\"step\":\\d+,.*}"));
    assertThat(run.out())
        .contains("\"bytes\":\"" + Base64.getEncoder().encodeToString("hi\0\n".getBytes()) + '"')
        .contains("\"at\":{\"file\":\"-\",\"line\":7}");
  }

  @Test
  void anExpectationThatFailsIsOneAndNamesFileAndLine() throws IOException {
    String file = script("c = create\n\nexpect c.state == LISTEN\nc.close\n");

    Run run = Run.of("run", file);

    assertThat(run.status()).isEqualTo(1);
    assertThat(String.join(" ", run.lines()))
        .contains("expectation failed at")
        .contains("expected c.state == LISTEN")
        .contains("actual   c.state is CLOSE")
        .contains("close(");
    assertThat(run.out().replaceAll("\\s", "")).contains(file.replaceAll("\\s", "") + ":3");
    assertThat(Run.of("run", "--json", file).out())
        .contains("\"passed\":false")
        .contains("\"line\":3}");
    assertThat(Run.of("run", "--feedback=silent", file).out())
        .as("what fails is told also in silence")
        .contains("expectation failed");
  }

  @Test
  void aFailedCallAloneIsNoError() {
    Run run = Run.piped("c = create\nc.send \"x\"\n", "run", "-");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("EPIPE");
  }

  @Test
  void aLineThatCannotBeRunIsTwoWhileLaterLinesStillRun() throws IOException {
    String file = script("c = create\n  conect 80\nexpect c.fd == -7\nd = create udp\n");

    Run run = Run.of("run", file);

    assertThat(run.status()).as("goes before the failed expectation").isEqualTo(2);
    assertThat(run.out())
        .contains("unknown verb \"conect\"")
        .contains("      conect 80\n      ^\n")
        .contains("SOCK_DGRAM");
    assertThat(run.out().replaceAll("\\s", "")).contains(file.replaceAll("\\s", "") + ":2");
    assertThat(Run.of("run", "--json", file).out())
        .contains("\"status\":\"error\",\"column\":3,\"message\":\"unknown verb \\\"conect\\\"\"");
  }

  @Test
  void aScriptThatIsNotThereOrNoFileIsTwoWithTheReason() throws IOException {
    Path missing = folder.resolve("missing.txt");
    Path inAFile = Path.of(script("create")).resolve("x");

    assertFailed(Run.of("run", missing.toString()), "sockstep: there is no file " + missing);
    assertFailed(Run.of("run", folder.toString()), folder + " is a folder; give the script in it");
    assertFailed(Run.of("run", inAFile.toString()), "cannot read " + inAFile + ": Not a directory");
  }

  @Test
  void aFileThatIsNoTextIsTwoAndNotRunAsSomethingElse() throws IOException {
    Path binary = folder.resolve("binary");
    Files.write(binary, new byte[] {'c', 'r', 'e', 'a', 't', 'e', '\n', (byte) 0xff, (byte) 0xfe});

    Run run = Run.of("run", binary.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("sockstep: " + binary + " is not UTF-8 text, near line ");
  }

  @Test
  void theStepsOfALessonAreRunAlsoBehindAByteOrderMark() throws IOException {
    Path lesson = folder.resolve("lesson.md");
    Files.writeString(
        lesson, "\ufeff# A lesson\n\nProse.\n\n```sockstep\nc = create\nconect\n```\n");

    Run run = Run.of("run", lesson.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("› c = create\n");
    assertThat(run.out().replaceAll("\\s", "")).contains("lesson.md:7");
  }

  @Test
  void aHostileFileNameIsShownEscaped() {
    assertFailed(Run.of("run", folder + "/\033[2J"), "there is no file " + folder + "/\\x1b[2J");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c = create\r\nexpect c.state == CLOSE\r\n",
        "c = create\nexpect c.state == CLOSE",
        "\ufeffc = create\nexpect c.state == CLOSE\n",
        "\ufeff# a comment\r\n\r\nc = create\r\nexpect c.state == CLOSE",
        "#!/usr/bin/env sockstep\n\n\tc=create#\n  expect c.state == CLOSE   \n\n\n"
      })
  void editorsOfAllSystemsAreTaken(String text) throws IOException {
    Run run = Run.of("run", script(text));

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("ok  c.state == CLOSE");
    assertThat(run.out()).doesNotContain("\r").doesNotContain("\ufeff");
  }

  @Test
  void onlyTheFirstCharacterOfAFileIsAByteOrderMark() throws IOException {
    Run run = Run.of("run", script("c = create\n\ufeffsockets\n"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("\\ufeffsockets");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\n\n# nothing\n", "\ufeff"})
  void anEmptyScriptIsFineAndSaysNothing(String text) throws IOException {
    assertThat(Run.of("run", script(text))).isEqualTo(new Run(0, "", ""));
    assertThat(Run.piped(text, "run", "-")).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void quitEndsTheScriptThere() {
    Run run = Run.piped("c = create\nquit\nnonsense\n", "run", "-");

    assertThat(run.status()).isZero();
    assertThat(run.out()).doesNotContain("nonsense");
  }

  @Test
  void aBlockedCallLetsTheScriptGoOnAndIsInterruptedAtItsEnd() {
    String script = "srv = create\nsrv.bind 0\nsrv.listen\nsrv.accept\nsockets\n";

    Run run = Run.piped(script, "run", "--patience=20ms", "-");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .containsPattern("(?s)accept\\(\\d+\\) … blocked .*› sockets.*step 4 has returned.*EINTR");
    assertThat(run.out()).doesNotContain("Ctrl-C");
  }

  @Test
  void hostileTextInAScriptDoesNotReachTheTerminal() {
    Run run =
        Run.piped("c = create # \033[2J\u202e\nc.snd \"\u009b31m\"\n", "run", "--color=never", "-");

    assertThat(run.out()).contains("\\x1b[2J\\u202e", "\\x9b31m").doesNotContain("\033", "\u009b");
  }

  private static void assertFailed(Run run, String reason) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(reason);
    assertThat(run.err().lines()).as("no stack trace").hasSize(1);
  }

  private String script(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "script", ".txt"), text).toString();
  }
}
