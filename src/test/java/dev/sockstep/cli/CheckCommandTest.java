package dev.sockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String FRONT_MATTER =
      "---\nid: %s\ntitle: X\nsummary: X.\nminutes: 1\ntrack: X\n%s---\n\n";

  @TempDir private Path folder;

  private Path lesson(String id, String more, String text) throws IOException {
    Path file = folder.resolve(id + ".md");
    return Files.writeString(file, FRONT_MATTER.formatted(id, more) + text);
  }

  private static String steps(String... lines) {
    return "```sockstep\n" + String.join("\n", lines) + "\n```\n";
  }

  @Test
  void aLineForEachLessonAndASummary() throws IOException {
    lesson("a", "", steps("c = create", "= fd"));
    lesson("b", "after: a\n", steps("c = create", "expect c.state == CLOSE", "c.close"));

    Run run = Run.of("check", folder.toString());

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(0)).contains("  ok    ").contains("a.md").contains("2 steps");
    assertThat(run.lines().get(2)).matches(" {2}2 passed, 0 failed, 0 skipped in .* s");
  }

  @Test
  void aFailureShowsExpectedBesideActualAtItsLine() throws IOException {
    Path file = lesson("a", "", steps("c = create", "expect c.state == LISTEN"));

    Run run = Run.of("check", file.toString());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(file + ":11:1: expectation failed")
        .contains("expected c.state == LISTEN actual c.state is CLOSE")
        .contains("0 passed, 1 failed");
  }

  @Test
  void aFileThatIsNoLessonIsUnreadable() throws IOException {
    lesson("a", "", steps("c = crate"));
    lesson("b", "", steps("c = create", "= -1"));

    Run run = Run.of("check", folder.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).contains("unknown verb").contains("expectation failed");
  }

  @Test
  void whatTheMachineLacksSkipsALessonWithTheReason() throws IOException {
    lesson("a", "needs: lab\n", steps("c = create", "= -1"));

    Run run = Run.of("check", folder.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("  skip  ").contains("it needs a network of its own");
  }

  @Test
  void whatALessonComesAfterMustBeInTheFolder() throws IOException {
    Path file = lesson("b", "after: a\n", steps("c = create"));

    assertThat(Run.of("check", folder.toString()).status()).isEqualTo(2);
    assertThat(Run.of("check", file.toString()).status()).isZero();
  }

  @Test
  void asJsonEachLessonIsALine() throws IOException {
    lesson("a", "", steps("c = create", "expect c.state == LISTEN"));

    Run run = Run.of("--json", "check", folder.toString());

    assertThat(run.lines()).hasSize(1);
    assertThat(run.out())
        .startsWith("{\"lesson\":\"a\",\"file\":")
        .contains("\"status\":\"failed\"")
        .contains("\"line\":11,\"column\":1")
        .contains("\"expected\":\"c.state == LISTEN\",\"actual\":\"c.state is CLOSE\"");
  }

  @Test
  void aLessonIsRunAsOftenAsAskedFor() throws IOException {
    Path counter = lesson("a", "", steps("c = create"));

    Run once = Run.of("check", counter.toString());
    Run often = Run.of("check", "--repeat", "5", counter.toString());

    assertThat(once.status()).isZero();
    assertThat(often.status()).isZero();
    assertThat(often.out()).contains("5 times");
    assertThat(Run.of("check", "--repeat", "0", counter.toString()).status()).isEqualTo(2);
  }

  @Test
  void lessonsThatBindTheSameNameTakeTurns() throws IOException {
    String[] lines = {
      "s = create unix", "s.bind @sockstep-turns", "= 0", "sleep 20ms", "s.close", "= 0"
    };
    for (String id : new String[] {"a", "b", "c", "d"}) {
      lesson(id, "", steps(lines));
    }

    Run run = Run.of("check", "--repeat", "3", folder.toString());

    assertThat(run.status()).as(run.out()).isZero();
  }

  @Test
  void aHostIsReachedOnlyWhenItIsAllowed() throws IOException {
    // Refused before any call: 127.1 is this machine in another notation, and no more needs saying.
    Path file = lesson("a", "", steps("c = create", "c.connect 127.1 1", "= -1 ECONNREFUSED"));

    assertThat(Run.of("check", file.toString()).out()).contains("a lesson reaches only this");
    assertThat(Run.of("check", "--allow", "127.1", file.toString()).status()).isZero();
    assertThat(Run.of("run", file.toString()).status()).isEqualTo(2);
    assertThat(Run.of("run", "--allow", "127.1", file.toString()).status()).isZero();
  }

  @Test
  void noFileIsWrongUsage() {
    Run run = Run.of("check", folder.resolve("none.md").toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("there is no file");
    assertThat(Run.of("check").status()).isEqualTo(2);
    assertThat(Run.of("check", folder.toString()).err()).contains("there is no lesson");
  }
}
