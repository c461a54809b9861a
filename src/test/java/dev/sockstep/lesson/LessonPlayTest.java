package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.session.Confinement;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A student in a lesson: real sockets, and no terminal. */
class LessonPlayTest {
  private final KeptProgress kept = new KeptProgress();
  private final PlayedScene stage = new PlayedScene();
  private List<String> lacks = List.of();
  private LessonPlay play;

  @BeforeEach
  void begin() {
    play = play();
    play.begin();
  }

  private LessonPlay play() {
    return play(SmallLesson.TEXT);
  }

  private LessonPlay play(String text) {
    LessonParser.Parsed parsed = LessonParser.parse("small.md", text);
    assertThat(parsed.problems()).isEmpty();
    Confinement confinement = Confinement.lesson(Set.of(), false);
    return new LessonPlay(parsed.lesson(), stage, kept, Clock.systemUTC(), confinement, lacks);
  }

  @AfterEach
  void close() {
    stage.session().close();
  }

  private void type(String text) {
    try {
      Line line = LineParser.parse(text).orElseThrow();
      if (line.command() instanceof Command.Teach teach) {
        play.asked(teach);
      } else {
        play.typed(line, stage.session().execute(SourceLine.typed(text), line));
      }
    } catch (Mistake mistake) {
      throw new AssertionError(mistake);
    }
  }

  private void enter(int times) {
    for (int i = 0; i < times; i++) {
      play.next();
    }
  }

  private void toTheQuestion() {
    enter(3);
    assertThat(stage.said()).contains("Can a client connect?");
  }

  private void toTheTask() {
    toTheQuestion();
    play.choose(2);
    enter(2);
    assertThat(stage.said()).contains("Make srv listen.");
  }

  private List<String> sockets() {
    return stage.session().sockets().stream().map(SocketView::name).toList();
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
  void thePredictionIsAskedBeforeTheStepsAndShownBehindThem() {
    toTheQuestion();
    play.next();
    assertThat(stage.said()).contains("Predict first");
    assertThat(play.choose(3)).isTrue();
    assertThat(stage.said()).contains("from a to b");

    play.choose(1);
    play.next();
    assertThat(stage.said()).doesNotContain("It is only bound.");
    play.next();
    assertThat(stage.said())
        .contains("Your prediction was a) Yes. Not so.", "It is only bound.", "It was b) No.")
        .doesNotContain("Nobody listens.");
  }

  @Test
  void aChoiceIsTakenByItsLetterOrItsPlace() {
    toTheQuestion();
    assertThat(play.choose("c")).isTrue();
    assertThat(stage.said()).contains("Choose a letter from a to b.");
    assertThat(play.choose("bind")).isFalse();
    assertThat(play.choose("B)")).isTrue();
    assertThat(stage.said()).contains("Noted: b.");
    assertThat(play.choose("b")).as("nothing is asked any more").isFalse();
  }

  @Test
  void aNumberThatIsAnAnswerElsewhereIsNoPlace() {
    play = play(SmallLesson.TEXT.replace("] Yes.", "] 2 clients can.").replace("] No.", "] 0"));
    play.begin();
    toTheQuestion();
    for (String number : List.of("2", "0")) {
      assertThat(play.choose(number)).isTrue();
      assertThat(stage.said()).contains("Some answers are numbers themselves");
    }
    assertThat(play.choose("1")).isTrue();
    assertThat(stage.said()).contains("Noted: a.");
  }

  @Test
  void theFirstPredictionIsTheOneThatCounts() {
    toTheQuestion();
    play.choose(1);
    type("again lesson");
    toTheQuestion();
    play.choose(2);

    Standing standing = Standing.in("small", kept.events());
    assertThat(standing.predictions()).extracting(Event::right).containsExactly(false);
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
    play = play(SmallLesson.TEXT.replace("srv.listen 3\n= 0", "sockets"));
    play.begin();
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
  void whatDoesNotComeOutOnceMoreIsSaid() {
    play = play(SmallLesson.TEXT.replace("srv.port in 1..65535", "srv.port == 1"));
    play.begin();
    enter(3);
    stage.said();
    type("again");

    assertThat(stage.said())
        .contains("did not come out as the lesson has them", "expected srv.port == 1");
  }

  @Test
  void anotherHostIsReachedOnlyWhenTheStudentAgrees() {
    // By its notation another host, in truth this machine.
    play = play(SmallLesson.TEXT.replace("c.connect $srv\n", "c.connect 127.1 $srv.port\n"));
    play.begin();
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
    lacks = List.of("IPv6 on the loopback interface");
    play = play();
    play.begin();

    assertThat(stage.said()).contains("This lesson needs IPv6 on the loopback interface.");
  }

  @Test
  void skippingATaskRunsItsSolutionForWhatFollows() {
    toTheTask();
    type("skip");

    assertThat(stage.said()).contains("next  srv.close");
    assertThat(stage.session().sockets().getFirst().stage().word()).isEqualTo("listening");
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
    play = play();
    play.begin();

    assertThat(stage.said()).contains("You were here before.", "next  c.connect $srv");
    assertThat(sockets()).containsExactly("srv", "c");
    assertThat(stage.session().sockets().getFirst().snapshot().local().port()).isNotEqualTo(port);
    play.next();
    assertThat(stage.said()).as("the prediction is kept").contains("Your prediction was a)");
  }

  @Test
  void aLessonThatHasBecomeAnotherSinceBeginsAtItsBeginning() {
    toTheQuestion();
    stage.restart();
    play = play(SmallLesson.TEXT.replace("So it is.", "So it is.\n\n```sockstep\nsockets\n```"));
    play.begin();

    assertThat(stage.said()).contains("Welcome.").doesNotContain("You were here before.");
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
    play = play();
    play.begin();
    assertThat(stage.said()).contains("Welcome.").doesNotContain("You were here before.");
  }

  @Test
  void aNumberWithoutAQuestionIsNoChoice() {
    assertThat(play.choose(1)).isFalse();
  }
}
