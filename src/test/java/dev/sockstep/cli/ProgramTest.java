package dev.sockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.shell.Terminals;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program's own options. */
class ProgramTest {
  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help"})
  void helpTellsTheUsageAndTheExitStatuses(String option) {
    Run run = Run.of(option);

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Usage: sockstep ")
        .contains("The life of a socket, one real system call at a time.")
        .contains("--feedback=LEVEL", "--color=WHEN", "--patience=TIME", "--json")
        .contains("run", "Exit status:", "an expectation failed");
    assertThat(run.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void helpOnACommandIsAboutThatCommand() {
    Run run = Run.of("run", "--help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("Usage: sockstep run ").contains("FILE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-V", "--version"})
  void versionIsOneLine(String option) {
    Run run = Run.of(option);

    assertThat(run.status()).isZero();
    assertThat(run.lines()).singleElement().asString().startsWith("sockstep ");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "--jsn, `Unknown option: '--jsn'`",
        "rnu, rnu",
        "--feedback loud, loud",
        "--color sometimes, sometimes",
        "--patience, --patience",
        "--patience soon, `'soon' is no duration: write 300ms or 2s`",
        "--patience -1s, `'-1s' is no duration: write 300ms or 2s`",
        "--patience 1h, `'1h' is no duration: write 300ms or 2s`",
        "run, FILE",
        "run - extra, extra",
      })
  void wrongUsageIsTwoWithTheReasonOnTheErrorStream(String arguments, String reason) {
    Run run = Run.of(arguments.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--patience=50", "--patience=50ms", "--patience=0.05s", "--patience=50000us"})
  void patienceTakesDurationsAndBareMilliseconds(String option) {
    assertThat(Run.piped("set", option, "run", "-").out()).contains("patience 50ms");
    assertThat(Run.piped("set", "run", option, "-").out())
        .as("behind run")
        .contains("patience 50ms");
  }

  @ParameterizedTest
  @CsvSource({"silent, 0", "brief, 2", "normal, 6", "full, 8", "FULL, 8"})
  void feedbackChoosesHowMuchIsSaid(String level, int lines) {
    Run run = Run.piped("c = create\n", "--feedback", level, "run", "-");

    assertThat(run.status()).isZero();
    assertThat(run.lines()).hasSize(lines);
  }

  @Test
  void aPipeGetsNoColourUnlessItIsAskedFor() {
    String script = "c = create\nc.connect 1.2\n";

    assertThat(Run.piped(script, "run", "-").out()).doesNotContain("\033");
    assertThat(Run.piped(script, "--color=never", "run", "-").out()).doesNotContain("\033");
    assertThat(Run.piped(script, "--color=always", "run", "-").out()).contains("\033[");
    assertThat(Run.in(Map.of("NO_COLOR", "1"), script, "--color=always", "run", "-").out())
        .as("an option goes before the environment")
        .contains("\033[");
  }

  @Test
  void outsideUtf8TheOutputIsAscii() {
    String script = "srv = create\nsrv.bind 0\n# é\nsend \"é\"\n";

    assertThat(Run.in(Map.of("LANG", "C"), script, "run", "-").out())
        .isASCII()
        .contains("* create");
    assertThat(Run.in(Map.of("LANG", "de_DE.utf8"), script, "run", "-").out()).contains("● create");
    assertThat(Run.in(Map.of("LC_ALL", "C", "LANG", "C.UTF-8"), script, "run", "-").out())
        .as("LC_ALL goes first")
        .isASCII();
  }

  @Test
  void withoutACommandStandardInputIsTheScript() {
    // The test's own standard input is a pipe, or the program would start the shell on it.
    Needs.that(!Terminals.isTerminal(0), "a standard input that is no terminal");

    assertThat(Run.piped("c = create\n").out()).contains("socket(AF_INET, SOCK_STREAM, 0)");
  }
}
