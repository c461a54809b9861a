package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program's own options, its input, and its exit status. */
@Timeout(60)
class CommandLineIT {
  private static final String ESCAPE = "\u001b[";

  @TempDir Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("script.sock"), text);
  }

  @Test
  void aScriptIsReadFromAFileFromADashAndFromStandardInput() throws Exception {
    String script = "a = create\na.close\n";
    String path = file(script).toString();

    for (Ended ended :
        List.of(
            Sockstep.with("--json", "run", path).run(),
            Sockstep.with("run", "--json", path).run(),
            Sockstep.with("run", "--json", "-").input(script).run(),
            Sockstep.with("--json").input(script).run())) {
      assertThat(ended.status()).isZero();
      assertThat(ended.err()).isEmpty();
      assertThat(ended.steps().stream().map(Step::line)).containsExactly("a = create", "a.close");
    }
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsAreNoPartOfTheScript() throws Exception {
    Ended ended = Sockstep.script("\ufeffa = create\r\na.close\r\n");

    assertThat(ended.steps().stream().map(Step::result)).doesNotContain("error").hasSize(2);
    assertThat(ended.status()).isZero();
  }

  @Test
  void anExpectationThatFailsShowsWhatWasExpectedAndWhereAndTheScriptGoesOn() throws Exception {
    String path = file("a = create\n\nexpect a.state == LISTEN\nexpect = 7\na.close\n").toString();
    Ended text = Sockstep.with("run", path).run();
    Ended json = Sockstep.with("--json", "run", path).run();

    assertThat(text.status()).isEqualTo(1);
    assertThat(text.out())
        .contains("expectation failed at " + path + ":3")
        .containsPattern("expected +a.state == LISTEN\n +actual +a.state is CLOSE\n")
        .contains("close(");
    assertThat(json.status()).isEqualTo(1);
    Step failed = json.step("expect a.state == LISTEN");
    assertThat(failed.json())
        .containsEntry("status", "expectation")
        .containsEntry("passed", false)
        .containsEntry("expected", "a.state == LISTEN")
        .containsEntry("actual", "a.state is CLOSE");
    assertThat(failed.in("at", "file")).isEqualTo(path);
    assertThat(failed.in("at", "line")).isEqualTo(3L);
    assertThat(json.step("a.close").result()).isEqualTo("0");
  }

  @Test
  void aWrongLineWeighsMoreThanAFailedExpectation() throws Exception {
    assertThat(Sockstep.script("expect nothing.state == CLOSE\n").status()).isEqualTo(2);
    assertThat(Sockstep.script("a = create\nexpect = 7\nnonsense\n").status()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere.sock, there is no file nowhere.sock",
    "., '. is a folder; give the script in it'",
    "secret.sock, you may not read secret.sock",
    "binary.sock, binary.sock is not UTF-8 text"
  })
  void whatCannotBeReadIsSaidOnStandardError(String name, String message) throws Exception {
    Files.write(folder.resolve("binary.sock"), new byte[] {0x7f, 'E', 'L', 'F', (byte) 0xff, 0});
    Path secret = Files.writeString(folder.resolve("secret.sock"), "create\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    Sockstep program = Sockstep.with("run", name).in(folder);
    if (Files.isReadable(secret)) {
      // This is root: without these capabilities, permissions bind it too (capabilities(7)).
      Needs.program("setpriv", "setpriv");
      program.under("setpriv", "--bounding-set=-dac_override,-dac_read_search");
    }

    Ended ended = program.run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).startsWith("sockstep: " + message).hasLineCount(1);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void aFileNameCannotDriveTheTerminal() throws Exception {
    Ended ended = Sockstep.with("run", "no\u001b]0;title\u0007such\u202efile").run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err())
        .isEqualTo("sockstep: there is no file no\\x1b]0;title\\x07such\\u202efile\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--no-such-option",
        "xyz",
        "run",
        "run a b",
        "--patience soon",
        "--feedback loud",
        "--color sometimes"
      })
  void wrongUsageIsStatusTwo(String arguments) throws Exception {
    Ended ended = Sockstep.with(arguments.split(" ")).input("create\n").run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("Usage: sockstep").doesNotContain("Exception");
    assertThat(ended.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--help, Usage: sockstep",
    "--version, sockstep 0",
    "run --help, Usage: sockstep run"
  })
  void helpAndVersionAreStatusZero(String arguments, String start) throws Exception {
    Ended ended = Sockstep.with(arguments.split(" ")).run();

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).startsWith(start);
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bothlives, did you mean both-lives?",
    "quantum, sockstep learn --progress lists the lessons"
  })
  void aLessonThatThereIsNotIsSaidWithAMend(String lesson, String mend) throws Exception {
    Ended ended = Sockstep.with("replay", "--auto", lesson).run();

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).contains("there is no lesson, file or folder " + lesson + "; " + mend);
  }

  @Test
  void patienceSaysWhenACallIsBlocked() throws Exception {
    String script =
        "a = create\na.bind 127.0.0.1 0\na.listen\nb = create\nb.connect $a.host $a.port\n"
            + "b.recv 1\n";
    long little = blockedMicros(Sockstep.with("--json", "--patience", "50ms").input(script).run());
    long more = blockedMicros(Sockstep.with("--patience=400ms", "--json").input(script).run());

    assertThat(little).isBetween(40_000L, 350_000L);
    assertThat(more).isGreaterThan(390_000L);
  }

  private static long blockedMicros(Ended ended) {
    Step recv = ended.step("b.recv 1");
    assertThat(recv.status()).isEqualTo("blocked");
    return recv.calls().getLast().micros();
  }

  @Test
  void callsStillPendingAtTheEndAreInterruptedAndReported() throws Exception {
    Ended ended =
        Sockstep.script("a = create\na.bind 127.0.0.1 0\na.listen\nx = a.accept\ny = a.accept\n");

    assertThat(ended.status()).isZero();
    assertThat(ended.finished("x = a.accept").result()).isEqualTo("-1 EINTR");
    assertThat(ended.finished("y = a.accept").result()).isEqualTo("-1 EINTR");
    assertThat(ended.steps()).hasSize(7);
  }

  @Test
  void eachLevelOfFeedbackSaysMoreThanTheOneBefore() throws Exception {
    String script = "a = create\na.bind 127.0.0.1 0\na.recv 1\n";
    int[] lengths = new int[4];
    List<String> levels = List.of("silent", "brief", "normal", "full");
    for (int i = 0; i < 4; i++) {
      Ended ended = Sockstep.with("--feedback", levels.get(i)).input(script).run();
      assertThat(ended.status()).isZero();
      lengths[i] = ended.out().length();
    }

    assertThat(lengths).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void silentStillTellsOfAFailedExpectationAndOfAMistake() throws Exception {
    Ended ended =
        Sockstep.with("--feedback=silent").input("a = create\nexpect = 0 EPIPE\nnonsense\n").run();

    assertThat(ended.out()).contains("expectation failed", "nonsense").doesNotContain("socket(");
    assertThat(ended.status()).isEqualTo(2);
  }

  @Test
  void coloursAreForTerminalsUnlessAskedFor() throws Exception {
    assertThat(colours(Sockstep.with())).isFalse();
    assertThat(colours(Sockstep.with("--color", "auto"))).isFalse();
    assertThat(colours(Sockstep.with("--color", "never"))).isFalse();
    assertThat(colours(Sockstep.with("--color", "always"))).isTrue();
    assertThat(colours(Sockstep.with("--color=always").variable("NO_COLOR", "1"))).isTrue();
  }

  @Test
  void aTerminalGetsColoursUnlessNoColorIsSet() throws Exception {
    Needs.program("python3", "CPython");
    String path = file("create\n").toString();

    assertThat(colours(onTerminal(path))).isTrue();
    assertThat(colours(onTerminal(path).variable("NO_COLOR", "1"))).isFalse();
    assertThat(colours(onTerminal(path).variable("NO_COLOR", ""))).isTrue();
    assertThat(colours(onTerminal(path).variable("TERM", "dumb"))).isFalse();
  }

  /** The run of a script with a terminal as its standard streams. */
  private static Sockstep onTerminal(String path) {
    String spawn =
        "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";
    return Sockstep.at(
        Path.of("python3"), "-c", spawn, Sockstep.launcher().toString(), "run", path);
  }

  private static boolean colours(Sockstep program) throws Exception {
    Ended ended = program.input("create\n").run();
    assertThat(ended.out()).contains("socket(");
    return ended.out().contains(ESCAPE);
  }

  @Test
  void aDiskThatIsFullIsSaid() throws Exception {
    for (String json : new String[] {"--json", "--color=never"}) {
      Ended ended =
          Sockstep.with(json, "run", "-")
              .under("sh", "-c", "\"$@\" > /dev/full", "sh")
              .input("create\n")
              .run();

      assertThat(ended.err())
          .isEqualTo("sockstep: cannot write all of it: No space left on device\n");
      assertThat(ended.status()).isEqualTo(2);
    }
  }

  @Test
  void aReaderThatLeavesEndsItQuietlyAndSoon() throws Exception {
    String script = "create udp\nclose\n".repeat(50_000);
    long start = System.nanoTime();
    Ended ended =
        Sockstep.with("run", "-").under("sh", "-c", "\"$@\" | head -1", "sh").input(script).run();

    assertThat(ended.out()).hasLineCount(1).contains("create udp");
    assertThat(ended.err()).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }
}
