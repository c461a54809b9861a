package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A student who reads a lesson and runs its steps. */
class LessonPlayTest extends PlayedLesson {
  @BeforeEach
  void begin() {
    begin(SmallLesson.TEXT);
  }

  @Test
  void proseComesAtTheReadersPaceAndStepsAreRunByEnter() {
    assertThat(stage.said()).contains("A small lesson", "Welcome.").doesNotContain("srv = create");

    play.next();
    assertThat(stage.said()).contains("The server", "next  srv = create");
    assertThat(sockets()).isEmpty();

    play.next();
    assertThat(stage.said()).contains("next  srv.bind 127.0.0.1 0");
    assertThat(sockets()).containsExactly("srv");

    play.next();
    assertThat(stage.said()).contains("seen  srv.port in 1..65535");
  }

  @Test
  void stepsTypedInOtherWordsAreTheLessonsOwn() {
    enter(1);
    type("create");
    type("srv = create");
    assertThat(stage.said()).contains("next  srv.bind");

    type("bind 0"); // without the name, and with another address
    assertThat(stage.said()).contains("Can a client connect?");
  }

  @Test
  void aStepUnderAnotherNameOrOfAnotherKindIsNotTheLessons() {
    enter(1);
    type("x = create");
    assertThat(stage.said()).contains("next  srv = create").doesNotContain("next  srv.bind");
    type("srv = create udp");
    assertThat(stage.said()).contains("next  srv = create").doesNotContain("next  srv.bind");
  }

  @Test
  void aStepThatFailsIsAskedForAgain() {
    enter(2);
    stage.said();
    type("srv.bind 192.0.2.1 0");

    assertThat(stage.said()).contains("next  srv.bind 127.0.0.1 0");
    play.next();
    assertThat(stage.said()).contains("Can a client connect?");
  }

  @Test
  void otherCommandsLeaveTheLessonWhereItIs() {
    enter(2);
    stage.said();
    type("x = create udp");
    type("sockets");
    assertThat(stage.said()).isEmpty();

    type("resume");
    assertThat(stage.said()).contains("next  srv.bind");
  }

  @Test
  void againBeforeAStepBringsTheSocketsBackAndAsksForTheStep() {
    toTheQuestion();
    play.choose(1);
    type("srv.close");
    stage.said();
    type("again");

    assertThat(stage.said()).contains("next  c = create").doesNotContain("Welcome.");
    assertThat(stage.session().sockets().getFirst().stage().word()).isEqualTo("bound");
    enter(2);
    assertThat(stage.said()).as("the prediction is kept").contains("Your prediction was a)");
  }

  @Test
  void whatDoesNotComeOutOnceMoreIsSaid() {
    begin(SmallLesson.TEXT.replace("srv.port in 1..65535", "srv.port == 1"));
    enter(3);
    stage.said();
    type("again");

    assertThat(stage.said())
        .contains("did not come out as the lesson has them", "expected srv.port == 1");
  }

  @Test
  void anotherHostIsReachedOnlyWhenTheStudentAgrees() {
    // By its notation another host, in truth this machine.
    begin(SmallLesson.TEXT.replace("c.connect $srv\n", "c.connect 127.1 $srv.port\n"));
    enter(3);
    play.choose(2);
    enter(1);
    stage.said();
    assertThat(play.agree()).as("nothing was asked").isFalse();
    play.next();
    assertThat(stage.said())
        .contains("This reaches 127.1, which is not this machine.", "yes lets this lesson");
    play.next();
    assertThat(stage.said()).as("Enter is no yes").contains("This reaches 127.1");
    assertThat(play.agree()).isTrue();
    assertThat(stage.said()).contains("Make srv listen.");
  }

  @Test
  void whatTheMachineLacksIsSaidAtTheBeginning() {
    begin(SmallLesson.TEXT, "IPv6 on the loopback interface");

    assertThat(stage.said()).contains("This lesson needs IPv6 on the loopback interface.");
  }

  @Test
  void backReadsAgainWithoutRunningAnything() {
    toTheTask();
    int calls = stage.session().sockets().size();
    type("back");
    assertThat(stage.said()).contains("So it is.");
    type("back");
    assertThat(stage.said()).contains("Can a client connect?", "Your prediction was b)");
    type("back");
    assertThat(stage.said()).contains("Welcome.");
    type("back");
    assertThat(stage.said()).contains("the beginning of the lesson");
    play.next();
    assertThat(stage.said()).contains("Can a client connect?");
    enter(2);
    assertThat(stage.said()).contains("Make srv listen.");
    assertThat(stage.session().sockets()).hasSize(calls);
  }

  @Test
  void whoComesBackIsWhereTheyWereOnNewSockets() {
    toTheQuestion();
    play.choose(1);
    play.next();
    int port = stage.session().sockets().getFirst().snapshot().local().port();

    stage.restart();
    begin();

    assertThat(stage.said()).contains("You were here before.", "next  c.connect $srv");
    assertThat(sockets()).containsExactly("srv", "c");
    assertThat(stage.session().sockets().getFirst().snapshot().local().port()).isNotEqualTo(port);
    play.next();
    assertThat(stage.said()).as("the prediction is kept").contains("Your prediction was a)");
  }

  @Test
  void againBeginsOnFreshSockets() {
    toTheTask();
    type("again lesson");

    assertThat(sockets()).isEmpty();
    assertThat(stage.said()).contains("Welcome.");
    enter(2);
    assertThat(sockets()).containsExactly("srv");
  }

  @Test
  void atTheEndItIsToldHowItWentAndTheNextTimeBeginsAtTheBeginning() {
    toTheTask();
    type("srv.listen");
    stage.said();
    play.next();

    assertThat(play.isOver()).isTrue();
    assertThat(stage.said())
        .contains("You predicted 1 of 1 right at first sight, and solved 1 of 1 task yourself.");
    assertThat(Standing.in("small", kept.events()).isFinished()).isTrue();
    begin();
    assertThat(stage.said()).contains("Welcome.").doesNotContain("You were here before.");
  }

  @Test
  void aLessonThatHasBecomeAnotherSinceBeginsAtItsBeginning() {
    toTheQuestion();
    stage.restart();
    begin(SmallLesson.TEXT.replace("So it is.", "So it is.\n\n```sockstep\nsockets\n```"));

    assertThat(stage.said()).contains("Welcome.").doesNotContain("You were here before.");
  }
}
