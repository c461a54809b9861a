package dev.sockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  private static final String LESSON =
      """
      ---
      id: x
      title: A lesson
      summary: For tests.
      minutes: 1
      track: X
      ---

      ## The only part

      ```sockstep
      c = create
      %s
      ```
      """;

  @TempDir private Path folder;

  private String lesson(String line) throws IOException {
    return Files.writeString(folder.resolve("x.md"), LESSON.formatted(line)).toString();
  }

  @Test
  void withoutATerminalItNeedsAuto() throws IOException {
    Run run = Run.of("replay", lesson("= fd"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("replay needs a terminal; --auto prints");
  }

  @Test
  void autoPrintsTheLessonAsItRuns() throws IOException {
    Run run = Run.of("replay", "--auto", "--pace", "1ms", lesson("= fd"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "A lesson", "The only part", "c = create", "socket(AF_INET", "sockets are closed");
    assertThat(run.out()).doesNotContain("Enter");
  }

  @Test
  void whatIsNotAsTheLessonSaysIsAFailure() throws IOException {
    Run run = Run.of("replay", "--auto", "--pace", "1ms", lesson("expect c.state == LISTEN"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("expected c.state == LISTEN");
  }

  @Test
  void oneLessonIsShownAtATime() throws IOException {
    lesson("= fd");

    Run run = Run.of("replay", "--auto", folder.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("replay shows one lesson");
    assertThat(Run.of("replay", "--auto", "nowhere").err()).contains("no lesson, file or folder");
  }
}
