package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a student predicts in a lesson, and what comes of it. */
class LessonPredictionTest extends PlayedLesson {
  @BeforeEach
  void begin() {
    begin(SmallLesson.TEXT);
  }

  @Test
  void thePredictionIsAskedBeforeTheStepsAndShownBehindThem() {
    toTheQuestion();
    play.next();
    assertThat(stage.said()).contains("Predict first");
    assertThat(play.choose(3)).isTrue();
    assertThat(stage.said()).contains("from a to b");
    assertThat(play.choose(0)).isTrue();
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
    assertThat(stage.said()).contains("Noted: b. Now see what happens.");
    assertThat(play.choose("b")).as("nothing is asked any more").isFalse();
  }

  @Test
  void nothingIsToBeSeenWhereTheAnswerFollowsAtOnce() {
    String steps = "```sockstep\nc = create\nc.connect $srv\n= -1 ECONNREFUSED\n```\n";
    begin(SmallLesson.TEXT.replace(steps, ""));
    toTheQuestion();
    play.choose(2);
    assertThat(stage.said())
        .contains("Noted: b.", "Your prediction was b) No.", "Make srv listen.")
        .doesNotContain("Now see what happens");
  }

  @Test
  void aNumberThatIsAnAnswerElsewhereIsNoPlace() {
    begin(SmallLesson.TEXT.replace("] Yes.", "] 2 clients can.").replace("] No.", "] 0"));
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
  void aNumberWithoutAQuestionIsNoChoice() {
    assertThat(play.choose(1)).isFalse();
  }
}
