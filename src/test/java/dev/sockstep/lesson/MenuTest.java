package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.render.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MenuTest {
  private static final String TEXT =
      "---\nid: %s\ntitle: Lesson %s\nsummary: X.\nminutes: 5\ntrack: %s\nafter: [%s]\n---\n\nX.\n";

  @TempDir private Path folder;
  private final List<Event> events = new ArrayList<>();

  private void lesson(String id, String track, String after) throws IOException {
    Files.writeString(folder.resolve(id + ".md"), TEXT.formatted(id, id, track, after));
  }

  private void event(String lesson, Event.Kind kind, int number, int of) {
    events.add(new Event(Instant.EPOCH, lesson, kind, "", number, of, false));
  }

  private Menu menu() throws IOException {
    return new Menu(Catalogue.of(folder), events);
  }

  private static String text(List<Row> rows) {
    return rows.stream().map(Row::text).collect(Collectors.joining("\n"));
  }

  @Test
  void lessonsStandByTracksInTheOrderThatTheyBuildOnEachOther() throws IOException {
    lesson("a", "Second", "c");
    lesson("b", "First", "");
    lesson("c", "First", "b");
    Files.writeString(folder.resolve("README.md"), TEXT.formatted("readme", "readme", "Last", ""));

    assertThat(text(menu().rows(false)).replaceAll("[ ]+", " ")).contains(" Second\n 3 Lesson a");
    assertThat(menu().pick("1").getFirst().about().id()).isEqualTo("b");
    assertThat(menu().pick("2").getFirst().about().id()).isEqualTo("c");
    assertThat(menu().pick("a").getFirst().about().id()).isEqualTo("a");
    assertThat(menu().pick("4").getFirst().about().id()).isEqualTo("readme");
    assertThat(menu().pick("5")).isEmpty();
  }

  @Test
  void theLessonUnderWayIsSuggestedElseTheFirstThatIsNotFinished() throws IOException {
    lesson("a", "First", "");
    lesson("b", "First", "a");
    lesson("c", "First", "b");
    assertThat(menu().suggestion().orElseThrow().about().id()).isEqualTo("a");

    event("a", Event.Kind.FINISHED, 0, 0);
    assertThat(menu().suggestion().orElseThrow().about().id()).isEqualTo("b");
    assertThat(text(menu().rows(false))).contains("✓   1  Lesson a");

    event("c", Event.Kind.REACHED, 5, 10);
    assertThat(menu().suggestion().orElseThrow().about().id()).isEqualTo("c");
    assertThat(text(menu().rows(false))).contains("▸   3  Lesson c");
  }

  @Test
  void whatComesBehindTheLastLessonIsSuggestedAndNotTheFirstAgain() throws IOException {
    lesson("a", "First", "");
    lesson("b", "First", "");
    lesson("c", "First", "b");
    lesson("d", "First", "");
    lesson("e", "First", "c");
    event("d", Event.Kind.REACHED, 5, 10);
    event("c", Event.Kind.REACHED, 5, 10);
    event("c", Event.Kind.FINISHED, 0, 0);
    assertThat(suggested()).as("it builds on c").isEqualTo("e");

    event("e", Event.Kind.FINISHED, 0, 0);
    assertThat(suggested()).as("the first that is open").isEqualTo("a");
    event("b", Event.Kind.FINISHED, 0, 0);
    assertThat(suggested()).as("the next in order that is open").isEqualTo("d");
    event("a", Event.Kind.FINISHED, 0, 0);
    event("d", Event.Kind.FINISHED, 0, 0);
    assertThat(menu().suggestion()).isEmpty();
    assertThat(text(menu().rows(false))).contains("You have worked through all of them.");
  }

  private String suggested() throws IOException {
    return menu().suggestion().orElseThrow().about().id();
  }

  @Test
  void aPartOfANameWillDoWhereItIsOnlyOnes() throws IOException {
    lesson("half-close", "First", "");
    lesson("half-open", "First", "");
    lesson("open-half", "First", "");
    Catalogue catalogue = Catalogue.of(folder);

    assertThat(ids(catalogue.named("half-c"))).containsExactly("half-close");
    assertThat(ids(catalogue.named("HALF-OPEN"))).containsExactly("half-open");
    assertThat(ids(catalogue.named("lesson half-cl")))
        .as("its title")
        .containsExactly("half-close");
    assertThat(ids(catalogue.named("half"))).containsExactly("half-close", "half-open");
    assertThat(ids(catalogue.named("nowhere"))).isEmpty();
    assertThat(catalogue.candidates("half", catalogue.named("half")))
        .isEqualTo("half-close, half-open");
    assertThat(catalogue.candidates("half-colse", List.of())).isEqualTo("half-close");
  }

  private static List<String> ids(List<Lesson> lessons) {
    return lessons.stream().map(lesson -> lesson.about().id()).toList();
  }

  @Test
  void whatIsMoreThanAScreenShowsTheTrackOfTheNextLessonOnly() throws IOException {
    for (int i = 0; i < 30; i++) {
      lesson("l" + (10 + i), "Track " + i / 10, "");
    }
    event("l10", Event.Kind.FINISHED, 0, 0);

    assertThat(menu().rows(false)).hasSizeLessThan(20);
    assertThat(text(menu().rows(false))).contains("Track 2", "Lesson l11").doesNotContain("l20");
    assertThat(text(menu().rows(true))).contains("Lesson l20", "Lesson l39");
  }

  @Test
  void theReportTellsWhatWasDone() throws IOException {
    Files.copy(Path.of("lessons/both-lives.md"), folder.resolve("both-lives.md"));
    Instant at = Instant.parse("2026-11-22T12:00:00Z");
    events.add(new Event(at, "both-lives", Event.Kind.PREDICTED, "predict-1", 2, 3, false));
    events.add(new Event(at, "both-lives", Event.Kind.HINT, "task-1", 1, 2, false));
    events.add(new Event(at, "both-lives", Event.Kind.SOLVED, "task-1", 1, 2, true));
    ProgressReport report = new ProgressReport(Catalogue.of(folder), events);

    assertThat(report.markdown())
        .contains("## The two lives of a socket", "Begun.")
        .contains("What will accept do now? **Return at once, with a socket that is not connected")
        .contains("(not so)", "- solved: On a connection the client", "(1 hint)");
    assertThat(report.json())
        .contains("\"lesson\":\"both-lives\"", "\"question\":\"predict-1\",\"choice\":2")
        .contains("\"task\":\"task-1\",\"how\":\"solved\",\"hints\":1")
        .contains("\"asked\":\"accept takes a connection", "\"chosen\":\"Return at once, with")
        .contains("\"asked\":\"On a connection the client");
    String text = text(new Menu(Catalogue.of(folder), events).overview());
    assertThat(text)
        .contains("0 of 1 lessons worked through, 0 of 1 predictions right, 1 of 1 tasks solved");
  }
}
