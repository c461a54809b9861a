package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The course against the list of what students get wrong about sockets. */
class MisconceptionsTest {
  private static final List<String> ALL =
      IntStream.rangeClosed(1, 29).mapToObj(number -> "M" + number).toList();

  private static List<Lesson> lessons() throws IOException {
    Catalogue catalogue = Catalogue.of(Path.of("lessons"));
    assertThat(catalogue.unreadable()).isEmpty();
    return catalogue.lessons();
  }

  @Test
  void eachIsPutRightInALesson() throws IOException {
    Set<String> taught = new TreeSet<>();
    lessons().forEach(lesson -> taught.addAll(lesson.about().misconceptions()));

    assertThat(taught).containsAll(ALL);
    assertThat(ALL).as("an id that is on no list").containsAll(taught);
  }

  @Test
  void aLessonThatPutsSomethingRightHasItPredictedFirst() throws IOException {
    for (Lesson lesson : lessons()) {
      if (!lesson.about().misconceptions().isEmpty()) {
        assertThat(lesson.blocks())
            .as(lesson.file())
            .anyMatch(block -> block instanceof Block.Predict);
      }
    }
  }
}
