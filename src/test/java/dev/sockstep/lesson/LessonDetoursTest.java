package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.SocketView;
import org.junit.jupiter.api.Test;

/** A student who does not go straight through a lesson. */
class LessonDetoursTest extends PlayedLesson {
  /** By its notation 127.1 is another host, in truth it is this machine. */
  private static final String FAR =
      SmallLesson.TEXT.replace("c.connect $srv\n", "c.connect 127.1 $srv.port\n");

  private String afterEnter(int times) {
    stage.said();
    enter(times);
    return stage.said();
  }

  private String answerTo(String text) {
    stage.said();
    type(text);
    return stage.said();
  }

  private void choose(int number) {
    assertThat(play.choose(number)).isTrue();
  }

  @Test
  void backTellsNoAnswerBeforeTheStepHasShownIt() {
    begin(SmallLesson.TEXT);
    enter(3);
    choose(1);

    assertThat(answerTo("back"))
        .contains("Can a client connect?", "a) Yes.", "You chose a. What happens is still to be")
        .doesNotContain("It is only bound.", "It was b)");
    assertThat(afterEnter(1)).contains("next  c = create");
    assertThat(afterEnter(2)).contains("It is only bound.");
    type("back");
    assertThat(answerTo("back"))
        .contains("Can a client connect?", "It is only bound.", "It was b)");
  }

  @Test
  void whoPredictsNothingIsToldTheAnswerOnceItWasSeen() {
    begin(SmallLesson.TEXT);
    enter(3);

    assertThat(answerTo("skip")).contains("next  c = create").doesNotContain("It was");
    assertThat(afterEnter(2))
        .contains("It was b) No.", "Nobody listens.")
        .doesNotContain("Your prediction");
    assertThat(Standing.in("small", kept.events()).predictions()).isEmpty();
  }

  @Test
  void whereThereIsNoTaskItsVerbsSayWhatIsToBeDoneInstead() {
    begin(SmallLesson.TEXT);
    assertThat(answerTo("hint")).contains("That is for tasks. Enter goes on.");
    enter(1);
    assertThat(answerTo("check")).contains("That is for tasks.", "next  srv = create");
    enter(2);
    assertThat(answerTo("solution"))
        .contains("That is for tasks. Predict first", "skip goes on without")
        .doesNotContain("Enter");
    choose(2);
    enter(2);
    type("srv.listen");
    enter(1);
    assertThat(play.isOver()).isTrue();
    assertThat(answerTo("hint")).contains("The lesson is over.");
    assertThat(answerTo("skip")).contains("The lesson is over.");
  }

  @Test
  void resumeAtATextSaysHowToGoOn() {
    begin(SmallLesson.TEXT);
    type("x = create udp");

    assertThat(answerTo("resume")).contains("Welcome.", "Enter goes on.");
  }

  @Test
  void whatWasLeftOutCountsAsNotDone() {
    begin(SmallLesson.TEXT);
    enter(3);
    type("skip");
    enter(2);
    type("skip");

    assertThat(afterEnter(1))
        .contains("You predicted 0 of 1 right at first sight, and solved 0 of 1 task yourself.");
  }

  @Test
  void whoComesBackIsAskedAgainBeforeTheStepsReachAnotherHost() {
    begin(FAR);
    enter(3);
    choose(2);
    enter(2);
    assertThat(play.agree()).isTrue();
    assertThat(stage.said()).contains("Make srv listen.");

    stage.restart();
    begin(FAR);
    assertThat(stage.said())
        .contains("The steps up to there reach 127.1, which is not this machine.")
        .contains("asked each time", "skip leaves them out")
        .doesNotContain("Make srv listen.");
    assertThat(sockets()).isEmpty();
    assertThat(afterEnter(1)).as("Enter is no yes").contains("reach 127.1");
    assertThat(answerTo("hint")).contains("reach 127.1");
    assertThat(play.choose(1)).isFalse();
    type("x = create udp");
    assertThat(answerTo("resume")).contains("reach 127.1");
    assertThat(play.agree()).isTrue();
    assertThat(stage.said()).contains("Make srv listen.");
    assertThat(sockets()).containsExactly("x", "srv", "c");
    SocketView c = stage.session().sockets().getLast();
    assertThat(c.snapshot().local()).as("it has tried to connect").isNotNull();
  }

  @Test
  void whoComesBackCanLeaveOutWhatReachesAnotherHost() {
    begin(FAR);
    enter(3);
    choose(2);
    enter(2);
    play.agree();

    stage.restart();
    begin(FAR);
    assertThat(answerTo("skip")).contains("Make srv listen.");
    assertThat(sockets()).containsExactly("srv", "c");
    assertThat(play.agree()).as("nothing is asked any more").isFalse();
  }

  @Test
  void theAgreementHoldsWhenTheLessonIsBegunAgain() {
    begin(FAR);
    enter(3);
    choose(2);
    enter(2);
    play.agree();
    type("again lesson");
    enter(3);
    choose(2);

    assertThat(afterEnter(2)).contains("Make srv listen.").doesNotContain("This reaches");
  }
}
