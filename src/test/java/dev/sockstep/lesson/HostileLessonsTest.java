package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command;
import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.python.PythonNotation;
import dev.sockstep.command.python.RunTimeValues;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Glyphs;
import dev.sockstep.render.Look;
import dev.sockstep.render.Printable;
import dev.sockstep.render.Row;
import dev.sockstep.render.TextRenderer;
import dev.sockstep.session.Confinement;
import dev.sockstep.session.Session;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lesson is a file from somewhere, and may mean no good. */
@Timeout(60)
class HostileLessonsTest {
  private static final String MATTER =
      "---\nid: x\ntitle: X\nsummary: X.\nminutes: 1\ntrack: X\n---\n\n";

  /** Clears the screen, sets its title, turns the direction of writing, and rings. */
  private static final String EVIL = "\u001b[2J\u001b]0;owned\u0007\u202eevil\u009b31m\u200b";

  @TempDir private Path folder;

  private static List<Problem> problems(String text) {
    return LessonParser.parse("x.md", MATTER + text).problems();
  }

  @ParameterizedTest
  @ValueSource(strings = {"> ", "- ", "1. ", "*a ", "**a ", "![", "> - "})
  void whatIsNestedWithoutEndIsToldAndNoFaultOfOurs(String level) {
    String end = level.startsWith("*") ? " a" + level.replaceAll("[^*]", "") : "](u)";
    boolean block = !level.startsWith("*") && !level.startsWith("!");
    for (int depth : new int[] {100, 3_000}) {
      String text = level.repeat(depth) + "a" + (block ? "" : end.repeat(depth));

      assertThat(problems(text))
          .as("%s × %d", level, depth)
          .extracting(Problem::message)
          .containsExactly("this is nested too deep for a lesson");
    }
  }

  @Test
  void whereTheParserOfMarkdownRunsOutOfStackItIsTheSame() throws InterruptedException {
    List<Problem> found = new ArrayList<>();
    Runnable parse = () -> found.addAll(problems("*a ".repeat(5_000) + "b*".repeat(5_000)));
    Thread small = new Thread(null, parse, "with a small stack", 160_000);
    small.start();
    small.join();

    assertThat(found)
        .extracting(Problem::message)
        .containsExactly("this is nested too deep for a lesson");
  }

  /** As large as a lesson may be: each end that is looked for in vain up to there took seconds. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!--",
        "<!--\n",
        "text <!-- ",
        "text <? ",
        "<![CDATA[ ",
        "a <!x ",
        "<details><summary>"
      })
  @Timeout(5)
  void whatIsBegunAgainAndAgainAndNeverEndedTakesNoTime(String begun) {
    assertThat(problems(begun.repeat(120_000 / begun.length())))
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .startsWith("this is begun many times from here on, and never ended: ");
  }

  @Test
  void aFewCommentsWithoutAnEndAreToldAsOne() {
    assertThat(problems("<!-- a\n\n".repeat(40)))
        .extracting(Problem::toString)
        .containsExactly(
            "x.md:9:1: this comment has no end: all that follows is in it\n    end it: -->");
    assertThat(problems("A. <!-- b --> C.\n\n".repeat(500))).isEmpty();
  }

  @Test
  void listsAndQuotationsOfAnyUsualDepthAreRead() {
    assertThat(problems("> - a\n>   - b\n>     1. c **d *e `f` e* d**\n")).isEmpty();
  }

  @Test
  void aFileWithoutEndIsNotReadToItsEnd() throws IOException {
    assertThat(LessonFiles.read(Path.of("/dev/zero")).problems())
        .extracting(Problem::message)
        .containsExactly("the file is larger than any lesson");

    Path large = folder.resolve("large.md");
    Files.writeString(large, MATTER + "word ".repeat(30_000));
    assertThat(LessonFiles.read(large).lesson()).isNull();
  }

  @Test
  void aLinkThatLeadsBackIsNoWayToGoOnForEver() throws IOException {
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    Files.writeString(folder.resolve("a.md"), MATTER + "Text.");

    assertThat(LessonFiles.of(folder)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "save x.sock",
        "save --json x.jsonl --force",
        "open /etc/passwd",
        "open 1",
        "export html x.html",
        "export python",
        "wire save x.pcap",
        "rerun 3",
        "history",
        "quit",
        "next",
        "run x",
        "p = peer echo 192.0.2.1:0",
        "p = peer echo example.org:0",
        "exit()",
        "os.system('x')",
        "with socket.socket() as s:",
        "data = open('/etc/passwd')",
      })
  void aLineThatIsNotForALessonIsFoundBeforeAnythingRuns(String line) {
    assertThat(problems("```sockstep\ncreate\n" + line + "\n```\n"))
        .isNotEmpty()
        .allMatch(problem -> problem.line() == 11);
    assertThat(problems("### Your turn\n\nDo.\n\n```sockstep goal\n" + line + "\n```\n"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c.connect 192.0.2.1 80",
        "six.connect ::ffff:192.0.2.1 80",
        "c.connect example.org 80",
        "c.connect localhost.example.org 80",
        "c.connect 127.1 80",
        "c.connect 0300.0.2.1 80",
        "c.connect 255.255.255.255 80",
        "unix.connect /run/some.sock",
        "unix.connect @other",
        "c.bind example.org 0",
        "unix.bind /tmp/x.sock",
        "u.sendto \"x\" 192.0.2.1 80",
        "u.sendto \"x\" 224.0.0.1 80",
        "u.join 224.0.0.1 eth0",
        "resolve example.org",
        "peer client echo 192.0.2.1 80",
        "wire save x.pcap",
        "save x.sock",
        "rerun 1",
        "provoke path-loops",
        "c.connect((\"192.0.2.1\", 80))",
        "u.sendto(b\"x\", (\"192.0.2.1\", 80))",
        "socket.gethostbyname(\"example.org\")",
      })
  void noStepReachesFurtherThanThisMachine(String line) throws Mistake {
    List<String> lines =
        List.of("c = create", "u = create udp", "six = create --ipv6", "unix = create unix", line);
    Settings settings = new Settings();
    settings.patience(Duration.ofMillis(100));
    Confinement confinement = Confinement.lesson(Set.of(), false);
    Session session = new Session(new NativeLibc(), settings, _ -> {});
    StepReport report = null;
    for (String each : lines) {
      report = session.execute(SourceLine.typed(each), parsed(each), confinement);
    }
    session.close();

    assertThat(report.outcome()).as(line).isInstanceOf(Outcome.Error.class);
    assertThat(report.calls()).isEmpty();
  }

  private static Line parsed(String line) throws Mistake {
    return PythonNotation.isPython(line)
        ? new PythonNotation(RunTimeValues.NONE).parts(line).getFirst().lines().getFirst()
        : LineParser.parse(line).orElseThrow();
  }

  @Test
  void nothingInALessonDrivesTheTerminal() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/lessons/hostile.md"));
    LessonParser.Parsed parsed = LessonParser.parse("x.md", text.replace("EVIL", EVIL));
    assertThat(parsed.problems()).isEmpty();
    ProgressFile progress = new ProgressFile(folder.resolve("progress.jsonl"));

    String said = played(parsed.lesson(), progress);

    assertThat(said)
        .contains("\\x1b[2J", "\\u202e")
        .contains("In prose", "In a list", "In a question", "In a choice", "In an answer")
        .contains("In a task", "In a hint", "In a solution", "in its comment", "In code")
        .contains("In an explanation", "In a heading", "In a title", "In a summary", "In a track")
        .contains("\"asked\":\"In a task", "# In a title");
    assertThat(said.codePoints().filter(c -> c != '\n' && !Printable.isVisible(c))).isEmpty();
  }

  /** All that a student sees of the lesson, of its place in the menu, and of what is handed in. */
  private static String played(Lesson lesson, ProgressFile progress) {
    Printed printed = new Printed();
    Confinement confinement = Confinement.lesson(Set.of(), false);
    LessonPlay play =
        new LessonPlay(lesson, printed, progress, Clock.systemUTC(), confinement, List.of());
    play.begin();
    play.choose(1);
    for (String word : List.of("next", "back", "resume", "hint", "solution", "next", "next")) {
      play.asked(teach(word));
    }
    assertThat(play.isOver()).isTrue();
    printed.print(play.where());
    Catalogue catalogue = new Catalogue(List.of(lesson), List.of());
    printed.print(new Menu(catalogue, progress.events()).rows(true));
    ProgressReport report = new ProgressReport(catalogue, progress.events());
    printed.session.close();
    return printed.text + report.markdown() + report.json();
  }

  private static Command.Teach teach(String word) {
    try {
      return (Command.Teach) LineParser.parse(word).orElseThrow().command();
    } catch (Mistake mistake) {
      throw new AssertionError(mistake);
    }
  }

  private static final class Printed implements Scene {
    private static final Look LOOK =
        new Look(80, false, Glyphs.UNICODE, Feedback.NORMAL, Notation.OFF, false);

    private final StringBuilder text = new StringBuilder();
    private final Session session = new Session(new NativeLibc(), new Settings(), _ -> {});

    @Override
    public Session session() {
      return session;
    }

    @Override
    public void print(List<Row> rows) {
      text.append(TextRenderer.render(rows, LOOK));
    }

    @Override
    public void restart() {}

    @Override
    public void quietly(Runnable steps) {
      steps.run();
    }
  }
}
