package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The lessons as a course: what each of them has, and their order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CurriculumTest {
  private static final String FOR_INSTRUCTORS = "For instructors";

  private List<Lesson> lessons;

  @BeforeAll
  void readTheCourse() throws IOException {
    lessons =
        Catalogue.of(Path.of("lessons")).lessons().stream()
            .filter(lesson -> !lesson.about().track().equals(FOR_INSTRUCTORS))
            .toList();
  }

  private static <T extends Block> List<T> blocks(Lesson lesson, Class<T> kind) {
    return lesson.blocks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static int rightPlace(Block.Predict question) {
    return question.choices().stream().map(Choice::right).toList().indexOf(true);
  }

  @Test
  void theSourcesLifecycleItsServerItsFailuresAndItsHttpClientAreTheFirstLessons() {
    assertThat(lessons.stream().map(lesson -> lesson.about().id()).limit(7))
        .startsWith("what-is-a-socket")
        .contains("http-by-hand", "both-lives", "four-failures");
    assertThat(lessons.getLast().about().id()).isEqualTo("explain-this-trace");
  }

  @Test
  void theTracksComeInTheOrderOfACourse() {
    assertThat(lessons.stream().map(lesson -> lesson.about().track()).distinct())
        .containsExactly(
            "First steps",
            "Servers",
            "When it goes wrong",
            "Streams and messages",
            "Closing",
            "Many clients",
            "Datagrams and beyond");
  }

  @Test
  void eachLessonHasWhatALessonNeeds() {
    assertThat(lessons).hasSizeGreaterThanOrEqualTo(26);
    for (Lesson lesson : lessons) {
      assertThat(lesson.about().minutes()).as(lesson.file()).isBetween(5, 15);
      assertThat(blocks(lesson, Block.Predict.class)).as(lesson.file()).hasSizeGreaterThan(1);
      assertThat(blocks(lesson, Block.Task.class))
          .as(lesson.file())
          .isNotEmpty()
          .allMatch(task -> task.hints().size() > 1);
      assertThat(blocks(lesson, Block.Notes.class)).as(lesson.file()).isNotEmpty();
    }
  }

  @Test
  void nobodyGetsFarByAlwaysTakingTheSameChoice() {
    List<Block.Predict> questions =
        lessons.stream()
            .flatMap(lesson -> blocks(lesson, Block.Predict.class).stream())
            .filter(question -> question.choices().size() == 3)
            .toList();

    Stream<Long> places =
        questions.stream()
            .collect(Collectors.groupingBy(CurriculumTest::rightPlace, Collectors.counting()))
            .values()
            .stream();

    assertThat(places)
        .as("how often each of three choices is the right one")
        .hasSize(3)
        .allMatch(times -> times > questions.size() / 4 && times < questions.size() / 2);
  }
}
