package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the class has a part in: votes, tasks and improvisations. */
class ReplayedClassTest extends ReplayedLesson {
  @Test
  void anImprovisationHasAPageOfItsOwnAndResumeLeadsBack() {
    press(2);
    String lesson = wall.text();
    type("x = create udp");
    type("x.bind 0");
    assertThat(wall.page.getFirst()).contains("off the lesson");
    assertThat(wall.text()).contains("x = create udp", "SOCK_DGRAM", "x created › x.bind 0");
    assertThat(wall.text()).doesNotContain("srv = create");

    type("resume");
    assertThat(wall.text()).isEqualTo(lesson);
    assertThat(wall.below).contains("Not as the lesson left it: x is new.");
    type("sockets");
    press(1);
    assertThat(wall.text()).as("Enter leads back too").isEqualTo(lesson);
    press(1);
    assertThat(wall.text()).contains("srv.bind 127.0.0.1 0");
    type("back");
    assertThat(wall.text()).as("it was shown, and can be seen again").contains("› sockets");
  }

  @Test
  void votesAreShownAndAnsweredBehindTheSteps() {
    toTheQuestion();
    assertThat(replay.vote("what 3 12")).isFalse();
    assertThat(replay.vote("3 12 5")).isTrue();
    assertThat(wall.below).contains("There are 2 choices");
    assertThat(replay.vote("9 3")).isTrue();
    assertThat(wall.text())
        .contains("a) Yes.  #################### 9", "b) No.   ###### 3", "12 votes.")
        .doesNotContain("It was");
    press(2);
    assertThat(wall.text()).contains("ECONNREFUSED").doesNotContain("It was");
    press(1);
    assertThat(wall.text())
        .contains("It was b) No.   3 of 12 said so", "Nobody listens.")
        .contains("Not a) Yes.   9 thought so", "It is only bound.");
    assertThat(replay.vote("9 3")).isTrue();
    assertThat(wall.below).contains("No question is open.");
  }

  @Test
  void votesAreTakenByLetterToo() {
    toTheQuestion();
    assertThat(replay.vote("help")).as("a word is no vote").isFalse();
    assertThat(replay.vote("1 ".repeat(20_000) + "1")).as("nor is a file").isFalse();
    assertThat(replay.vote("a1 ".repeat(20_000))).as("with letters or without").isFalse();
    assertThat(replay.vote("b 4")).isTrue();
    assertThat(wall.text()).contains("a) Yes.  0", "b) No.   #################### 4", "4 votes.");
    assertThat(replay.vote("A 1, b: 2")).isTrue();
    assertThat(wall.text()).contains("a) Yes.  ########## 1", "3 votes.");
    assertThat(replay.vote("c 1")).isTrue();
    assertThat(wall.below).contains("There are 2 choices");
    press(3);
    assertThat(replay.vote("b 4")).as("no question is open").isFalse();
  }

  @Test
  void anAnswerTooLongForItsBarIsCut() {
    String answer = "Yes, for a socket that is bound has an address, and that is all it needs.";
    replay(SmallLesson.TEXT.replace("] Yes.", "] " + answer));
    toTheQuestion();
    replay.vote("12345 10");
    assertThat(wall.text())
        .contains("a) Yes, for a socket that is bound has…  #################### 12345")
        .contains("b) No.                                   10");
    assertThat(wall.page).allMatch(row -> row.length() <= 80);
  }

  @Test
  void theWrongChoiceThatMostFellForIsExplainedThoughMoreWereRight() {
    toTheQuestion();
    replay.vote("1 5");
    press(3);

    assertThat(wall.text())
        .contains("It was b) No.   5 of 6 said so", "Not a) Yes.   1 thought so");
  }

  @Test
  void withoutAVoteTheAnswerComesAllTheSame() {
    toTheQuestion();
    press(3);

    assertThat(wall.text()).contains("It was b) No.", "Nobody listens.").doesNotContain("Not a)");
  }

  @Test
  void aTaskIsSolvedByWhatTheClassSays() {
    toTheTask();
    type("srv.close");
    assertThat(wall.text()).contains("Make srv listen.", "srv.close").doesNotContain("Reached.");
    type("check");
    assertThat(wall.text()).contains("not yet srv.state == LISTEN");
    type("srv = create");
    type("srv.listen 9");
    assertThat(wall.text()).contains("Reached.", "Now it listens.");
    press(1);
    assertThat(wall.typed).doesNotContain("srv.listen 3").contains("srv.close");
  }

  @Test
  void enterTypesTheSolutionOfATask() {
    toTheTask();
    type("hint");
    assertThat(wall.text()).contains("Hint 1 of 2", "A first push.");
    press(1);
    assertThat(wall.text()).contains("c created › srv.listen 3").doesNotContain("Reached.");
    press(1);
    assertThat(wall.text()).contains("Reached.", "Now it listens.");
  }

  @Test
  void whateverTheClassHasTypedEnterBringsTheTaskToItsEnd() {
    toTheTask();
    type("srv.close");
    type("srv = create udp"); // which cannot listen
    press(1);
    assertThat(wall.text())
        .contains("What was typed may stand in its way: the task begins anew")
        .contains("c created › srv.listen 3", "CLOSE ▸ LISTEN");
    press(1);
    assertThat(wall.text()).contains("Reached.", "Now it listens.");
    press(1);
    assertThat(wall.typed).endsWith("› srv.close\n");
    assertThat(replay.isAsExpected()).isTrue();
  }

  @Test
  void whatWasSpoiledBeforeTheTaskIsMendedOnceItsSolutionHasMissed() {
    toTheQuestion();
    press(4);
    type("srv.close");
    press(2);
    assertThat(wall.text()).contains("Make srv listen.");
    press(1);
    assertThat(wall.text()).contains("EBADF").doesNotContain("once more");
    press(1);
    assertThat(wall.text()).contains("once more, on new sockets", "CLOSE ▸ LISTEN");
    press(1);
    assertThat(wall.text()).contains("Reached.", "Now it listens.");
  }

  @Test
  void againBeginsTheTaskAnewAndNotTheLesson() {
    toTheTask();
    type("srv.close");
    type("again");

    assertThat(wall.text()).contains("Make srv listen.").doesNotContain("srv.close");
    assertThat(sockets()).containsExactly("srv", "c");
    assertThat(wall.session.sockets().getFirst().stage().word()).isEqualTo("bound");
    type("srv.listen 9");
    assertThat(wall.text()).contains("Reached.");
    type("again lesson");
    assertThat(wall.text()).contains("Welcome.");
    assertThat(sockets()).isEmpty();
  }

  @Test
  void aSpoiledTaskThatIsSkippedEndsWhereItsSolutionDoes() {
    toTheTask();
    type("srv.close");
    type("skip");

    assertThat(wall.text()).contains("srv.close");
    assertThat(wall.typed).endsWith("› srv.close\n");
    type("back");
    type("resume");
    press(1);
    assertThat(replay.isAsExpected()).isTrue();
  }

  @Test
  void whatAnImprovisationHasChangedIsSaidAndResumeBringsItBack() {
    press(3); // srv is bound
    type("srv.listen");
    type("resume");
    assertThat(wall.below)
        .contains("Not as the lesson left it: srv was bound, and is listening.")
        .contains("resume makes the sockets as it had them");
    type("resume");
    assertThat(wall.text()).contains("New sockets, as the lesson has them here.");
    assertThat(wall.session.sockets().getFirst().stage().word()).isEqualTo("bound");
    press(1);
    assertThat(wall.text()).contains("Can a client connect?");
  }

  @Test
  void enterGoesOnWithWhatAnImprovisationHasChanged() {
    press(3);
    type("srv.close");
    press(1);
    assertThat(wall.below).contains("srv was bound, and is closed.");
    assertThat(wall.text()).doesNotContain("Can a client connect?");
    press(1);
    assertThat(wall.text()).contains("Can a client connect?");
    assertThat(wall.session.sockets().getFirst().stage().word()).isEqualTo("closed");
    type("resume");
    assertThat(wall.below).as("once is enough").doesNotContain("Not as");
  }

  @Test
  void anImprovisationThatChangesNothingIsNotTalkedOf() {
    press(3);
    type("sockets");
    type("x = create");
    type("x.close");
    type("resume");
    assertThat(wall.below).isEmpty();
    type("srv.setopt SO_REUSEADDR on");
    type("resume");
    assertThat(wall.below).contains("srv has an option set");
  }

  @Test
  void theCardOfTheCommandThatReachesTheGoalIsSeen() {
    toTheTask();
    type("x = create");
    type("x.close");
    type("srv.listen 9");

    assertThat(wall.text()).contains("› srv.listen 9", "listen(", "CLOSE ▸ LISTEN", "Reached.");
  }
}
