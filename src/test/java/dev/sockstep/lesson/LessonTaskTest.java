package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A student at a task: hints, the solution, and a new start. */
class LessonTaskTest extends PlayedLesson {
  @BeforeEach
  void begin() {
    begin(SmallLesson.TEXT);
  }

  @Test
  void aTaskIsSolvedByWhateverReachesItsGoal() {
    toTheTask();
    play.next();
    assertThat(stage.said()).contains("Not there yet.").doesNotContain("Now it listens.");
    type("check");
    assertThat(stage.said()).contains("not yet srv.state == LISTEN", "srv.state is CLOSE");

    type("srv.listen 77");
    assertThat(stage.said()).contains("You have reached it.", "Now it listens.", "next  srv.close");
    assertThat(kept.events()).extracting(Event::kind).contains(Event.Kind.SOLVED);
  }

  @Test
  void hintsComeOneAtATimeAndAllOnRequest() {
    toTheTask();
    type("hint");
    assertThat(stage.said()).contains("Hint 1 of 2", "A first push.").doesNotContain("second");
    type("hint");
    assertThat(stage.said()).contains("A second push.").doesNotContain("first");
    type("hint");
    assertThat(stage.said()).contains("That was all.");
    type("hint all");
    assertThat(stage.said()).contains("A first push.", "A second push.");
  }

  @Test
  void aSolutionIsShownAndThenRunButCountsAsNoneOfTheStudents() {
    toTheTask();
    type("solution");
    assertThat(stage.said()).contains("srv.listen 3").doesNotContain("= 0");
    play.next();
    assertThat(stage.said()).contains("Now it listens.");

    Standing standing = Standing.in("small", kept.events());
    assertThat(standing.tasks()).extracting(Event::kind).containsExactly(Event.Kind.SKIPPED);
  }

  @Test
  void whatWasReadOfATaskIsForgottenWhenTheLessonBeginsAnew() {
    toTheTask();
    type("hint");
    type("solution");
    type("again lesson");
    stage.said();
    toTheTask();
    type("hint");
    assertThat(stage.said()).contains("Hint 1 of 2");
    type("srv.listen");

    assertThat(kept.events().getLast().kind()).isEqualTo(Event.Kind.REACHED);
    assertThat(kept.events().reversed())
        .filteredOn(event -> event.what().equals("task-1"))
        .first()
        .extracting(Event::kind)
        .isEqualTo(Event.Kind.SOLVED);
  }

  @Test
  void whatWasSolvedOnceStaysSolvedThoughItIsSkippedLater() {
    toTheTask();
    type("srv.listen");
    type("again lesson");
    toTheTask();
    type("skip");

    Standing standing = Standing.in("small", kept.events());
    assertThat(standing.tasks()).extracting(Event::kind).containsExactly(Event.Kind.SOLVED);
  }

  @Test
  void aSolutionBeginsWhereTheTaskBegan() {
    toTheTask();
    type("srv.close");
    type("srv = create udp"); // which cannot listen
    stage.said();
    type("solution");
    assertThat(stage.said()).contains("steps of yours may stand in its way. Enter");
    play.next();

    assertThat(stage.said())
        .contains("the task begins anew, on new sockets.", "Now it listens.")
        .doesNotContain("not yet");
    assertThat(sockets()).containsExactly("srv", "c");
  }

  @Test
  void aSolutionThatStandsOnWhatWasSpoiledBeforeTheTaskIsRunOnceMoreOnNewSockets() {
    toTheQuestion();
    play.choose(2);
    type("srv.close");
    enter(2);
    type("solution");
    assertThat(stage.said()).contains("Type it, or press Enter to have it run.");
    play.next();

    assertThat(stage.said())
        .contains("That did not reach it: once more, on new sockets.", "Now it listens.");
  }

  @Test
  void aSolutionThatCannotReachTheGoalIsNoSuccess() {
    begin(SmallLesson.TEXT.replace("srv.listen 3\n= 0", "sockets"));
    toTheTask();
    type("solution");
    stage.said();
    play.next();

    assertThat(stage.said())
        .contains("not yet srv.state == LISTEN", "on new sockets either")
        .doesNotContain("Now it listens.");
    assertThat(Standing.in("small", kept.events()).tasks()).isEmpty();
    type("skip");
    assertThat(stage.said()).contains("next  srv.close");
  }

  @Test
  void againBringsATaskBackToItsStart() {
    toTheTask();
    type("hint");
    type("srv.close");
    type("x = create udp");
    stage.said();
    type("again");

    assertThat(stage.said())
        .contains("New sockets, as the lesson has them here.", "Make srv listen.")
        .doesNotContain("Welcome.", "Can a client connect?");
    assertThat(sockets()).containsExactly("srv", "c");
    assertThat(stage.session().sockets().getFirst().stage().word()).isEqualTo("bound");
    type("hint");
    assertThat(stage.said()).as("what was read was read").contains("Hint 2 of 2");
    type("srv.listen");
    assertThat(stage.said()).contains("You have reached it.");
    Standing standing = Standing.in("small", kept.events());
    assertThat(standing.tasks()).extracting(Event::kind).containsExactly(Event.Kind.SOLVED);
  }

  @Test
  void whoLosesWhatTheTaskNeedsIsToldHowToBeginItAnew() {
    toTheTask();
    type("check");
    assertThat(stage.said()).doesNotContain("again begins");
    type("hint");
    assertThat(stage.said()).doesNotContain("again begins");
    type("srv.close");
    type("hint");

    assertThat(stage.said())
        .contains("Since the task began: srv was bound, and is closed.")
        .contains("again begins the task anew");
  }

  @Test
  void whoMissesTwiceIsToldHowToBeginTheTaskAnew() {
    toTheTask();
    type("srv.bind 0"); // bound twice: EINVAL
    type("check");
    assertThat(stage.said()).doesNotContain("again begins");
    type("check");
    assertThat(stage.said()).contains("again begins the task anew").doesNotContain("Since");
  }

  @Test
  void whoSkipsASpoiledTaskGoesOnFromWhereItsSolutionEnds() {
    toTheTask();
    type("srv.close");
    type("skip");

    assertThat(stage.said()).contains("the task begins anew", "next  srv.close");
    assertThat(stage.session().sockets().getFirst().stage().word()).isEqualTo("listening");
  }

  @Test
  void skippingATaskRunsItsSolutionForWhatFollows() {
    toTheTask();
    type("skip");

    assertThat(stage.said()).contains("next  srv.close");
    assertThat(stage.session().sockets().getFirst().stage().word()).isEqualTo("listening");
  }
}
