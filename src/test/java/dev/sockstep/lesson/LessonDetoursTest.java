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
import org.junit.jupiter.api.Test;

/** A student who does not go straight through a lesson. */
class LessonDetoursTest {
  /** By its notation 127.1 is another host, in truth it is this machine. */
  private static final String FAR =
      SmallLesson.TEXT.replace("c.connect $srv\n", "c.connect 127.1 $srv.port\n");

  private final KeptProgress kept = new KeptProgress();
  private final PlayedScene stage = new PlayedScene();
  private LessonPlay play;

  @AfterEach
  void close() {
    stage.session().close();
  }

  private void begin(String text) {
    Lesson lesson = LessonParser.parse("small.md", text).lesson();
    Confinement confinement = Confinement.lesson(Set.of(), false);
    play = new LessonPlay(lesson, stage, kept, Clock.systemUTC(), confinement, List.of());
    play.begin();
  }

  private String enter(int times) {
    stage.said();
    for (int i = 0; i < times; i++) {
      play.next();
    }
    return stage.said();
  }

  private String type(String text) {
    stage.said();
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
    return stage.said();
  }

  private String choose(int number) {
    stage.said();
    assertThat(play.choose(number)).isTrue();
    return stage.said();
  }

  private List<String> sockets() {
    return stage.session().sockets().stream().map(SocketView::name).toList();
  }

  @Test
  void backTellsNoAnswerBeforeTheStepHasShownIt() {
    begin(SmallLesson.TEXT);
    enter(3);
    choose(1);

    assertThat(type("back"))
        .contains("Can a client connect?", "a) Yes.", "You chose a. What happens is still to be")
        .doesNotContain("It is only bound.", "It was b)");
    assertThat(enter(1)).contains("next  c = create");
    assertThat(enter(2)).contains("It is only bound.");
    type("back");
    assertThat(type("back")).contains("Can a client connect?", "It is only bound.", "It was b)");
  }

  @Test
  void whoPredictsNothingIsToldTheAnswerOnceItWasSeen() {
    begin(SmallLesson.TEXT);
    enter(3);

    assertThat(type("skip")).contains("next  c = create").doesNotContain("It was");
    assertThat(enter(2))
        .contains("It was b) No.", "Nobody listens.")
        .doesNotContain("Your prediction");
    assertThat(Standing.in("small", kept.events()).predictions()).isEmpty();
  }

  @Test
  void whereThereIsNoTaskItsVerbsSayWhatIsToBeDoneInstead() {
    begin(SmallLesson.TEXT);
    assertThat(type("hint")).contains("That is for tasks. Enter goes on.");
    enter(1);
    assertThat(type("check")).contains("That is for tasks.", "next  srv = create");
    enter(2);
    assertThat(type("solution"))
        .contains("That is for tasks. Predict first", "skip goes on without")
        .doesNotContain("Enter");
    choose(2);
    enter(2);
    type("srv.listen");
    enter(1);
    assertThat(play.isOver()).isTrue();
    assertThat(type("hint")).contains("The lesson is over.");
    assertThat(type("skip")).contains("The lesson is over.");
  }

  @Test
  void resumeAtATextSaysHowToGoOn() {
    begin(SmallLesson.TEXT);
    type("x = create udp");

    assertThat(type("resume")).contains("Welcome.", "Enter goes on.");
  }

  @Test
  void whatWasLeftOutCountsAsNotDone() {
    begin(SmallLesson.TEXT);
    enter(3);
    type("skip");
    enter(2);
    type("skip");

    assertThat(enter(1))
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
    assertThat(enter(1)).as("Enter is no yes").contains("reach 127.1");
    assertThat(type("hint")).contains("reach 127.1");
    assertThat(play.choose(1)).isFalse();
    type("x = create udp");
    assertThat(type("resume")).contains("reach 127.1");
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
    assertThat(type("skip")).contains("Make srv listen.");
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

    assertThat(enter(2)).contains("Make srv listen.").doesNotContain("This reaches");
  }
}
