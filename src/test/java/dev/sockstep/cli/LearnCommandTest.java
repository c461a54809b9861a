package dev.sockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnCommandTest {
  private static final String EVENT =
      "{\"at\":\"2026-11-22T12:00:00Z\",\"lesson\":\"both-lives\",\"event\":\"%s\"}\n";

  @TempDir private Path folder;

  private Run learn(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "learn";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Map<String, String> environment =
        Map.of("LANG", "C.UTF-8", "XDG_STATE_HOME", folder.toString());
    return Run.in(environment, "", all);
  }

  private void did(String event) throws IOException {
    Path state = Files.createDirectories(folder.resolve("sockstep"));
    Files.writeString(state.resolve("progress.jsonl"), EVENT.formatted(event));
  }

  @Test
  void progressIsShownAtAGlance() throws IOException {
    did("finished");

    Run run = learn("--progress", "lessons");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("✓").contains("The two lives of a socket");
    assertThat(run.out()).containsPattern("First steps .* 1 of [0-9]+");
    assertThat(run.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void theReportIsWrittenAsItsNameSaysAndOverNothing() throws IOException {
    did("finished");
    Path page = folder.resolve("report.md");
    Path json = folder.resolve("report.json");

    assertThat(learn("--export", page.toString(), "lessons").status()).isZero();
    assertThat(learn("--export", json.toString(), "lessons").status()).isZero();
    assertThat(page).content().startsWith("# Lessons\n\n## The two lives of a socket\n");
    assertThat(json).content().startsWith("{\"lesson\":\"both-lives\"");
    assertThat(learn("--export", "-", "lessons").out()).startsWith("# Lessons");

    Run again = learn("--export", page.toString(), "lessons");
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("already");
  }

  @Test
  void whatIsNoLessonIsSaidToBeNone() throws IOException {
    assertThat(learn("--progress", "nowhere").err()).contains("no lesson, file or folder nowhere");
    Path broken = Files.writeString(folder.resolve("x.md"), "Text.\n");
    Run run = learn("--progress", broken.toString());
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("x.md:1:1: a lesson begins with its front matter");
    assertThat(learn("--progress", Files.createDirectory(folder.resolve("empty")).toString()).err())
        .contains("there is no lesson in");
  }

  @Test
  void aDialogueNeedsATerminal() {
    Run run = learn("lessons");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("needs a terminal");
  }
}
