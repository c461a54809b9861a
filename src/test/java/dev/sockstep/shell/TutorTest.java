package dev.sockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.lesson.Catalogue;
import dev.sockstep.lesson.Machine;
import dev.sockstep.lesson.ProgressFile;
import dev.sockstep.render.Glyphs;
import dev.sockstep.render.Look;
import dev.sockstep.render.Row;
import dev.sockstep.render.TextRenderer;
import dev.sockstep.session.Confinement;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lessons at the prompt. */
class TutorTest {
  @TempDir private Path folder;

  private TypedShell learn() throws IOException {
    return learn(new ProgressFile(folder.resolve("progress.jsonl")));
  }

  private static TypedShell learn(ProgressFile progress) throws IOException {
    Catalogue catalogue = Catalogue.of(Path.of("lessons"));
    Confinement confinement = Confinement.lesson(Set.of(), false);
    Machine machine = new Machine(new NativeLibc(), false);
    return new TypedShell(
        new Tutor.Lessons(catalogue, Optional.empty(), progress, confinement, machine));
  }

  @Test
  void theMenuIsShownFirstAndANumberBeginsALesson() throws IOException {
    try (TypedShell shell = learn()) {
      assertThat(shell.screen.text()).contains("Type a number").contains("0 of");
      shell.enter("lesson list");
      int two = Integer.parseInt(shell.seen("(\\d+) {2}Four ways to fail"));
      assertThat(shell.run(String.valueOf(two)))
          .anyMatch(row -> row.contains("Four ways to fail"))
          .anyMatch(row -> row.contains("A failed system call is no accident here."));
      assertThat(shell.run("lesson"))
          .anyMatch(row -> row.contains("Four ways to fail: 0 % behind you"));
      assertThat(shell.run("lesson nowhere")).anyMatch(row -> row.contains("There is no lesson"));
      assertThat(shell.run("lesson half-clsoe"))
          .anyMatch(row -> row.contains("Did you mean half-close?"));
      assertThat(shell.run("lesson udp"))
          .anyMatch(
              row -> row.contains("udp may be udp-first-steps, udp-nobody-there. Which one?"));
      assertThat(shell.run("lesson half")).anyMatch(row -> row.contains("Half a goodbye"));
    }
  }

  @Test
  void atTheMenuAPartOfALessonsNameBeginsItToo() throws IOException {
    try (TypedShell shell = learn()) {
      assertThat(shell.run("udp")).anyMatch(row -> row.contains("Which one?"));
      assertThat(shell.run("sockets")).as("a verb").noneMatch(row -> row.contains("Which"));
      assertThat(shell.run("four")).anyMatch(row -> row.contains("Four ways to fail"));
      assertThat(shell.run("nagle"))
          .as("in a lesson the line is the session's")
          .anyMatch(row -> row.contains("unknown verb"));
    }
  }

  @Test
  void aLessonIsADialogueWithTheLiveShell() throws IOException {
    try (TypedShell shell = learn()) {
      shell.enter("lesson both-lives");
      shell.enter("");
      assertThat(shell.run("srv = create"))
          .anyMatch(row -> row.contains("socket(AF_INET"))
          .anyMatch(row -> row.contains("seen  srv.stage == created"))
          .anyMatch(row -> row.contains("next  srv.bind 127.0.0.1 0"));
      assertThat(shell.run("")).anyMatch(row -> row.contains("bind("));
      shell.enter("");
      assertThat(shell.run("crate")).anyMatch(row -> row.contains("did you mean"));
      assertThat(shell.run("2")).anyMatch(row -> row.contains("next  conn = srv.accept"));
      assertThat(shell.run("a"))
          .as("no call of accept, for which it is short")
          .anyMatch(row -> row.contains("There is no question open. A letter alone"))
          .noneMatch(row -> row.contains("accept("));
      assertThat(shell.run("")).anyMatch(row -> row.contains("Your prediction was b)"));
      assertThat(shell.run("again lesson")).anyMatch(row -> row.contains("Every conversation"));
      assertThat(shell.line()).isEqualTo("sockstep ›");
      assertThat(shell.run("sockets")).noneMatch(row -> row.contains("srv"));
    }
  }

  @Test
  void whatWasDoneIsThereTheNextTimeWithoutTheCardsOfWhatIsRunAgain() throws IOException {
    try (TypedShell shell = learn()) {
      shell.enter("lesson both-lives");
      shell.enter("");
      shell.enter("");
      shell.enter("");
    }
    try (TypedShell shell = learn()) {
      assertThat(shell.screen.text()).contains("▸").contains(" %");
      assertThat(shell.run(""))
          .anyMatch(row -> row.contains("You were here before."))
          .anyMatch(row -> row.contains("next  srv.listen"))
          .noneMatch(row -> row.contains("socket(AF_INET"));
      assertThat(shell.line()).isEqualTo("srv bound ›");
    }
  }

  @Test
  void whoLeavesInTheMiddleIsToldThatThePlaceIsKept() throws IOException {
    String kept = "Where you are is kept";
    try (TypedShell shell = learn()) {
      shell.enter("lesson both-lives");
      shell.enter("");
      assertThat(shell.leave()).contains(kept);
    }
    try (TypedShell shell = learn()) {
      assertThat(shell.leave()).as("no lesson was begun").doesNotContain(kept);
    }
    try (TypedShell shell = learn(new ProgressFile(folder.resolve("none").resolve("x.jsonl")))) {
      shell.enter("lesson both-lives");
      assertThat(shell.leave()).as("nothing is kept").doesNotContain(kept);
    }
  }

  @Test
  void thatNothingCanBeKeptIsSaidOnce() throws IOException {
    try (TypedShell shell = learn(new ProgressFile(folder.resolve("none").resolve("x.jsonl")))) {
      assertThat(shell.run("lesson both-lives"))
          .anyMatch(row -> row.contains("What you do here is not kept:"));
      assertThat(shell.run("")).noneMatch(row -> row.contains("not kept"));
    }
  }

  @Test
  void withoutUnicodeTheMenuIsAscii() {
    String rows =
        TextRenderer.render(
            List.of(new Row(0).plain("✓ ▸ • · – … “it’s”")),
            new Look(80, false, Glyphs.ASCII, Feedback.NORMAL, Notation.OFF, false));

    assertThat(rows).isEqualTo("* > - - - ... \"it's\"\n");
  }

  @Test
  void withoutALessonItsVerbsSaySo() throws IOException {
    try (TypedShell shell = new TypedShell()) {
      assertThat(shell.run("hint"))
          .anyMatch(row -> row.contains("hint is for lessons, and none is under way"))
          .anyMatch(row -> row.contains("begin one: sockstep learn"));
      assertThat(shell.run("")).isEmpty();
    }
  }
}
