package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("progress.jsonl");
  }

  private static Event event(int number) {
    Instant at = Instant.parse("2026-11-22T12:00:00Z");
    return new Event(at, "a\u001b[2J", Event.Kind.PREDICTED, "predict-1", number, 3, true);
  }

  @Test
  void whatWasKeptIsReadBack() {
    new ProgressFile(file).add(event(1));
    new ProgressFile(file).add(event(2));

    assertThat(new ProgressFile(file).events()).containsExactly(event(1), event(2));
  }

  @Test
  void eachEventIsALineThatCanBeReadWithoutHarm() throws IOException {
    new ProgressFile(file).add(event(1));

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"at\":\"2026-11-22T12:00:00Z\",\"lesson\":\"a\\u001B[2J\",\"event\":\"predicted\","
                + "\"what\":\"predict-1\",\"number\":1,\"of\":3,\"right\":true}");
  }

  @Test
  void aLineThatACrashCutOffIsLostAloneAndHarmsNoneBehindIt() throws IOException {
    ProgressFile progress = new ProgressFile(file);
    progress.add(event(1));
    Files.writeString(file, "{\"at\":\"2026-11", StandardOpenOption.APPEND);
    progress.add(event(2));
    Files.writeString(file, "\0\n[]\n{\"event\":\"flown\"}\n7\n{}\n\n", StandardOpenOption.APPEND);
    progress.add(event(3));

    assertThat(progress.events()).containsExactly(event(1), event(2), event(3));
  }

  @Test
  void whereNothingCanBeKeptTheLessonGoesOn() {
    ProgressFile progress = new ProgressFile(folder.resolve("none").resolve("progress.jsonl"));
    progress.add(event(1));

    assertThat(progress.trouble()).isPresent();
    assertThat(progress.events()).isEmpty();
  }
}
