package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sockstep check}: what is wrong with a lesson is found where it stands. */
@Timeout(60)
class CheckIT {
  @TempDir private Path folder;

  /** One of the lessons that the image brings, with one thing changed. */
  private Path changed(String from, String to) throws Exception {
    String text = Files.readString(Sockstep.image().resolve("lessons/four-failures.md"));
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve("changed.md"), text.replace(from, to));
  }

  private static int lineOf(Path file, String text) throws Exception {
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).contains(text);
    return lines.indexOf(text) + 1;
  }

  @Test
  void aChangedExpectationFailsWithWhatWasSeenBesideIt() throws Exception {
    Path lesson = changed("expect srv.acceptq == 1", "expect srv.acceptq == 7");
    int line = lineOf(lesson, "expect srv.acceptq == 7");

    Ended ended = Sockstep.with("check", "changed.md").in(folder).run();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out())
        .contains("  FAIL  changed.md", "changed.md:" + line + ":1: expectation failed")
        .containsSubsequence("expected  srv.acceptq == 7", "actual    srv.acceptq is 1")
        .contains("0 passed, 1 failed, 0 skipped");
  }

  @Test
  void aBrokenSolutionFailsAtTheConditionThatItMisses() throws Exception {
    Path lesson = changed("other.bind 127.0.0.2 $srv.port\n= 0", "other.listen");
    int line = lineOf(lesson, "expect other.stage == bound");

    Ended ended = Sockstep.with("check", "changed.md").in(folder).run();

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out())
        .contains("changed.md:" + line + ":1: the solution does not reach the goal")
        .containsSubsequence(
            "expected  other.stage == bound", "actual    other.stage is listening");
  }

  @Test
  void aWholeFolderIsCheckedAlthoughOneOfItFails() throws Exception {
    changed("expect srv.acceptq == 1", "expect srv.acceptq == 7");
    Path sound = Sockstep.image().resolve("lessons/what-is-a-socket.md");
    Files.copy(sound, folder.resolve("sound.md"));

    Ended ended = Sockstep.with("--json", "check", folder.toString()).run();

    assertThat(ended.status()).isNotZero();
    assertThat(ended.out())
        .contains("\"status\":\"passed\"", "\"status\":\"failed\"")
        .contains("\"expected\":\"srv.acceptq == 7\",\"actual\":\"srv.acceptq is 1\"");
  }
}
