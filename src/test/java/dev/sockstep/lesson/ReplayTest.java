package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command;
import dev.sockstep.command.Verb;
import dev.sockstep.session.Confinement;
import dev.sockstep.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An instructor goes through a lesson, key by key. */
class ReplayTest extends ReplayedLesson {
  @Test
  void eachKeyShowsOneThingAndStepsAreTypedAtThePrompt() {
    assertThat(wall.text()).contains("A small lesson", "For tests.").doesNotContain("Welcome.");
    press(1);
    assertThat(wall.text()).contains("Welcome.").doesNotContain("srv = create");
    press(1);
    assertThat(wall.page.getFirst()).matches(" A small lesson +The server {3}2/2");
    assertThat(wall.text()).contains("sockstep › srv = create", "socket(AF_INET");
    assertThat(wall.typed).isEqualTo("2 sockstep › srv = create\n");
    press(1);
    assertThat(wall.text()).contains("srv created › srv.bind", "seen  srv.port in 1..65535");
    int row = wall.page.indexOf("srv created › srv.bind 127.0.0.1 0");
    assertThat(wall.typed).endsWith(row + " srv created › srv.bind 127.0.0.1 0\n");
  }

  @Test
  void backShowsAgainWhatWasShownAndRunsNothing() {
    toTheTask();
    List<String> sockets = sockets();
    String task = wall.text();
    type("back");
    assertThat(wall.page.getFirst()).endsWith("shown before: Enter leads forward");
    assertThat(wall.text()).contains("So it is.");
    type("back");
    assertThat(wall.text()).contains("connect(", "ECONNREFUSED");
    for (int i = 0; i < 9 && !wall.text().contains("Welcome."); i++) {
      type("back");
    }
    assertThat(wall.text()).contains("Welcome.", "For tests.");
    type("back");
    assertThat(wall.below).contains("This is the first page.");
    type("resume");
    assertThat(wall.text()).isEqualTo(task);
    assertThat(sockets()).isEqualTo(sockets);
  }

  @Test
  void notesAreShownOnRequestAndOnlyBelowThePage() {
    press(2);
    assertThat(wall.text()).doesNotContain("Ask who");
    type("notes");
    assertThat(wall.below).contains("Ask who has run one.");
    type("resume");
    assertThat(wall.text()).doesNotContain("Ask who");
  }

  @Test
  void aSectionIsReachedWithTheStepsBeforeItRunOnNewSockets() {
    replay(TWO);
    press(2);
    int port = port();
    type("section");
    assertThat(wall.below).contains("*  1  One", " 2  Two");
    type("section 2");
    assertThat(wall.page.getFirst()).endsWith("Two   2/2");
    assertThat(wall.text()).contains("srv.listen");
    assertThat(port()).isNotEqualTo(port);
    type("section 1");
    assertThat(sockets()).containsExactly("srv");
    assertThat(wall.session.sockets().getFirst().stage().word()).isEqualTo("created");
    type("section 3");
    assertThat(wall.below).contains("There are the sections 1 to 2");
  }

  private int port() {
    return wall.session.sockets().getFirst().snapshot().local().port();
  }

  private static final String TWO =
      """
      ---
      id: two
      title: Two sections
      summary: For tests.
      minutes: 1
      track: Tests
      ---

      ## One

      ```sockstep
      srv = create
      srv.bind 127.0.0.1 0
      ```

      ## Two

      ```sockstep
      srv.listen
      ```
      """;

  @Test
  void atTheEndTheSocketsAreClosed() {
    replay(TWO);
    press(3);
    Session session = wall.session;
    int port = port();
    assertThat(session.sockets()).hasSize(1);
    press(1);

    assertThat(replay.isOver()).isTrue();
    assertThat(wall.text()).contains("That was \"Two sections\".", "Its sockets are closed.");
    assertThat(sockets()).isEmpty();
    type("c = create");
    type("c.connect 127.0.0.1 " + port);
    assertThat(wall.text()).contains("ECONNREFUSED");
  }

  @Test
  void onAWideScreenTheStatesStandBesideTheSteps() {
    wall.width = 120;
    wall.height = 40;
    replay(TWO);
    press(3);

    assertThat(wall.text()).contains("srv.listen", "FIN_WAIT_1 ──▸ CLOSING", "● srv");
    assertThat(wall.page).allMatch(row -> row.length() <= 120);
    int listen = row("SYN_SENT");
    assertThat(wall.page.get(listen + 1).indexOf("● srv"))
        .isEqualTo(wall.page.get(listen).lastIndexOf("LISTEN"));
    wall.width = 119;
    replay.asked(new Command.Teach(Verb.RESUME, Optional.empty()));
    assertThat(wall.text()).doesNotContain("FIN_WAIT_1");
  }

  private int row(String text) {
    for (int i = 0; i < wall.page.size(); i++) {
      if (wall.page.get(i).contains(text)) {
        return i;
      }
    }
    throw new AssertionError(text + " is not in\n" + wall.text());
  }

  @Test
  void noPageIsHigherThanTheScreen() {
    wall.height = 20;
    replay(SmallLesson.TEXT);
    for (int i = 0; i < 20; i++) {
      press(1);
      assertThat(wall.page).hasSizeLessThanOrEqualTo(17);
    }
    assertThat(replay.isOver()).isTrue();
  }

  @Test
  void anotherHostIsReachedOnlyWhenThePersonAgrees() {
    // Refused or agreed to by its notation: 127.1 is this machine, and nothing else is asked.
    replay(TWO.replace("srv.listen", "c = create\nc.connect 127.1 1\n= -1 ECONNREFUSED"));
    press(4);
    assertThat(wall.text()).contains("This reaches 127.1, which is not this machine.");
    press(1);
    assertThat(wall.text()).doesNotContain("ECONNREFUSED");
    assertThat(replay.agree()).isTrue();
    assertThat(wall.text()).contains("ECONNREFUSED");
    assertThat(replay.agree()).isFalse();
  }

  @Test
  void aSectionBehindAnotherHostIsReachedOnceThePersonHasAgreed() {
    String more = "\n## The end\n\nThat was all.\n";
    replay(SmallLesson.TEXT.replace("c.connect $srv\n", "c.connect 127.1 $srv.port\n") + more);
    type("section 3");
    assertThat(wall.text())
        .contains("The steps up to there reach 127.1")
        .doesNotContain("That was");
    press(1);
    assertThat(wall.text()).as("Enter is no yes").doesNotContain("That was all.");
    assertThat(replay.isAsking()).isTrue();
    assertThat(replay.agree()).isTrue();
    assertThat(wall.text()).contains("That was all.");
    assertThat(sockets()).contains("srv", "c");

    replay(SmallLesson.TEXT.replace("c.connect $srv\n", "c.connect 127.1 $srv.port\n") + more);
    type("section 3");
    type("skip");
    assertThat(wall.text()).contains("That was all.");
  }

  @Test
  void whereTheExplanationHasNoRoomItComesWithTheNextKey() {
    String text = SmallLesson.TEXT;
    replay(text.replace("Now it listens.", "Now it listens.\n\n".repeat(9).strip()));
    toTheTask();
    type("srv.listen 9");

    assertThat(wall.text())
        .contains("listen(", "Reached. Enter says why.")
        .doesNotContain("Now it listens.");
    assertThat(wall.page).hasSizeLessThanOrEqualTo(21);
    press(1);
    assertThat(wall.text()).contains("Now it listens.");
    press(1);
    assertThat(wall.typed).doesNotContain("srv.listen 3").contains("srv.close");
  }

  @Test
  void whatIsLeftOutIsSaidOnThePage() {
    press(2);
    type("skip");

    assertThat(wall.text()).contains("Left out: srv.bind 127.0.0.1 0");
    press(1);
    assertThat(wall.text()).contains("Can a client connect?");
  }

  @Test
  void withNobodyToAskAnotherHostIsNotReached() {
    LessonParser.Parsed parsed =
        LessonParser.parse("x.md", TWO.replace("srv.listen", "c = create\nc.connect 127.1 1"));
    replay =
        new Replay(parsed.lesson(), wall, Confinement.lesson(Set.of(), false), false, List.of());
    replay.begin();
    press(4);
    assertThat(wall.text()).contains("a lesson reaches only this machine");
    press(1);
    assertThat(replay.isOver()).isTrue();
    assertThat(replay.isAsExpected()).isFalse();
  }
}
