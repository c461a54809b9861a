package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The lessons that the image brings along, proven. */
@Timeout(180)
class LessonsIT {

  static List<Path> lessons() throws IOException {
    try (Stream<Path> files = Files.list(Sockstep.image().resolve("lessons"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @Test
  void theImageBringsLessons() throws IOException {
    assertThat(lessons()).isNotEmpty();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void everyLessonIsProven() throws Exception {
    String folder = Sockstep.image().resolve("lessons").toString();

    Ended ended = Sockstep.with("check", folder).within(150).run();

    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
  }

  /** In a network of its own, whose abstract names are no others'. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void inTheLabNoLessonIsLeftOut() throws Exception {
    String folder = Sockstep.image().resolve("lessons").toString();
    needsTheLab();

    Ended ended = Sockstep.with("--lab", "check", folder).within(150).run();

    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    Needs.that(!ended.out().contains("  skip  "), "what a lesson needs:\n" + ended.out());
  }

  static void needsTheLab() throws Exception {
    Ended ended = Sockstep.with("--lab", "run", "-").run();
    Needs.that(ended.status() == 0, "a private network:\n" + ended.err());
  }

  @Test
  void aFailedExpectationIsFoundAtItsLineOfTheLesson(@TempDir Path folder) throws Exception {
    Path lesson = folder.resolve("wrong.md");
    Files.writeString(lesson, "# Wrong\n\nProse.\n\n```sockstep\nc = create\n= -1\n```\n");

    Ended ended = Sockstep.with("run", lesson.toString()).run();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("expectation failed at " + lesson + ":7");
  }

  @Test
  void whatIsNoStepIsNotRun(@TempDir Path folder) throws Exception {
    Path lesson = folder.resolve("other.md");
    Files.writeString(lesson, "```python\ns = socket.socket()\n```\n\n    c = create\n");

    Ended ended = Sockstep.with("--json", "run", lesson.toString()).run();

    assertThat(ended.status()).isZero();
    assertThat(ended.out()).isEmpty();
  }
}
