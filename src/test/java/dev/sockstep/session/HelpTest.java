package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.Verb;
import dev.sockstep.command.VerbExamples;
import dev.sockstep.command.equivalent.ExampleInPython;
import dev.sockstep.command.python.PythonNotation;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.StepReport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What help says fits on a screen, and what it offers can be typed. */
class HelpTest {
  /** What a line of a card has left of 80 columns. */
  private static final int COLUMNS = 76;

  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  private List<String> help(String about) {
    return live.done("help " + about).notes();
  }

  @Test
  void itsWordsFitOnAScreenOf24Rows() {
    List<String> lines = help("");

    assertThat(lines).hasSizeLessThan(20).allMatch(line -> line.length() <= COLUMNS);
    List<String> words =
        lines.stream()
            .limit(lines.size() - 4)
            .flatMap(line -> Arrays.stream(line.substring(20).split(" ")))
            .toList();
    assertThat(words).containsExactlyInAnyOrderElementsOf(Verb.words());
  }

  @Test
  void allOfItHasALineForEachVerb() {
    List<String> lines = help("all");

    for (Verb verb : Verb.values()) {
      assertThat(lines).anyMatch(line -> line.startsWith("  " + verb.word() + " "));
    }
  }

  /** Nobody guesses that k closes: it is said whose words these are. */
  @Test
  void theOtherWordsForAVerbAreSaidToBeSocklabs() {
    assertThat(help("close")).contains("  also k, its short form, as in socklab");
    assertThat(help("send")).contains("  also w, d, write, as in socklab");
    assertThat(help("inspect")).noneMatch(line -> line.contains("socklab"));
  }

  @ParameterizedTest
  @EnumSource(Verb.Group.class)
  void aGroupIsItsVerbsWithTheirForms(Verb.Group group) {
    List<String> lines = help(group.word());

    for (Verb verb : Verb.values()) {
      assertThat(lines.contains("  " + verb.synopsis())).isEqualTo(verb.group() == group);
    }
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void aVerbHasExamplesThatAreLinesOfThatVerb(Verb verb) throws Mistake {
    List<String> lines = help(verb.word());

    assertThat(lines).startsWith(verb.synopsis(), "  " + verb.help());
    assertThat(VerbExamples.of(verb)).isNotEmpty();
    for (String example : VerbExamples.of(verb)) {
      assertThat(LineParser.parse(example).orElseThrow().command().verb()).isEqualTo(verb);
      assertThat(lines).contains("    " + example);
    }
  }

  static Stream<Verb> calls() {
    return Arrays.stream(Verb.values()).filter(verb -> ExampleInPython.of(verb).isPresent());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aVerbThatMakesACallHasItsPythonForm(Verb verb) {
    String python = ExampleInPython.of(verb).orElseThrow();

    assertThat(PythonNotation.isPython(python)).as(python).isTrue();
    assertThat(help(verb.word())).contains("  in Python: " + python);
  }

  @Test
  void aManualPageIsNamedAsItIsTyped() {
    assertThat(help("send")).contains("  the manual page: man 2 send");
    assertThat(help("join")).contains("  the manual page: man 7 ip");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void theKernelIsAskedWhenAnExampleIsTyped(Verb verb) throws Mistake {
    for (String example : VerbExamples.of(verb)) {
      boolean makesCall =
          LineParser.parse(example).orElseThrow().command() instanceof SocketCommand;
      boolean takesPort = example.equals("bind 127.0.0.1 8080"); // it may be somebody else's
      if (makesCall && !takesPort) {
        typed(example, verb);
      }
    }
  }

  /** Types it where there are sockets of the names that the examples have. */
  private static void typed(String example, Verb verb) {
    try (Live fresh = new Live()) {
      if (verb != Verb.CREATE) {
        fresh.all("srv = create", "srv.bind 0", "srv.listen", "c = create", "c.connect $srv");
        fresh.all("conn = srv.accept", "u = create udp");
      }
      if (verb == Verb.ACCEPT) {
        fresh.all("conn.close", "use srv");
      } else if (!List.of(Verb.CREATE, Verb.SENDTO, Verb.RECVFROM, Verb.JOIN).contains(verb)) {
        fresh.done("use c");
      }
      fresh.settings.patience(Duration.ofMillis(20));

      StepReport report = fresh.run(example);

      assertThat(report.outcome()).as(example).isNotInstanceOf(Outcome.Error.class);
      assertThat(report.calls()).as(example).isNotEmpty();
    }
  }
}
