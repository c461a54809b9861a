package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The lessons that the image brings along, run without their prose: beside each other, for they
 * mostly wait. Not beside those that are proven: abstract names are the machine's, and the same
 * lesson can't be run twice at one time.
 */
@Timeout(180)
class LessonStepsIT {
  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest
  @MethodSource("dev.sockstep.e2e.LessonsIT#lessons")
  void everyExpectationOfALessonHolds(Path lesson) throws Exception {
    List<String> words = new ArrayList<>(List.of("--json", "run", lesson.toString()));
    if (Files.readString(lesson)
        .lines()
        .anyMatch(line -> line.matches("needs: \\[[^]]*\\blab\\b.*"))) {
      LessonsIT.needsTheLab();
      words.addFirst("--lab");
    }

    Ended ended = Sockstep.with(words.toArray(String[]::new)).run();

    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).as(ended.out()).isZero();
    assertThat(ended.steps()).extracting(Step::status).contains("expectation");
  }
}
