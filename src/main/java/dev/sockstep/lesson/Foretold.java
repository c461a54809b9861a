package dev.sockstep.lesson;

import dev.sockstep.render.Style;
import java.util.List;
import java.util.Optional;

/** What the student has predicted: kept until the kernel has shown what happens. */
final class Foretold {
  private final Scene scene;
  private final Diary diary;

  /** The question whose answer is still to be shown; null when none is. */
  private Block.Predict predicted;

  private int choice;

  Foretold(Scene scene, Diary diary) {
    this.scene = scene;
    this.diary = diary;
  }

  /** What the student first answered to a question, as an index. */
  Optional<Integer> answerTo(Block.Predict predict) {
    return diary.standing().predictions().stream()
        .filter(event -> event.what().equals(predict.id()))
        .map(event -> event.number() - 1)
        .filter(index -> index < predict.choices().size())
        .findFirst();
  }

  /** Who comes back may have answered a question that was not yet looked back on. */
  void restore(List<Beat> behind) {
    for (Beat beat : behind.reversed()) {
      if (beat instanceof Beat.Do(_, _, boolean last) && last) {
        return;
      }
      if (beat instanceof Beat.Ask(Block.Predict predict)) {
        answerTo(predict).ifPresent(index -> expect(predict, index));
        return;
      }
    }
  }

  private void expect(Block.Predict predict, int index) {
    predicted = predict;
    choice = index;
  }

  /** Takes the number of a choice; false when there is none of that number. */
  boolean choose(Block.Predict predict, int number) {
    int choices = predict.choices().size();
    if (number < 1 || number > choices) {
      scene.print(List.of(PlayText.say(Style.QUIET, "Choose a number from 1 to " + choices + ".")));
      return false;
    }
    expect(predict, number - 1);
    boolean right = predict.choices().get(choice).right();
    diary.note(Event.Kind.PREDICTED, predict.id(), number, choices, right);
    scene.print(List.of(PlayText.say(Style.QUIET, "Noted. Now see what happens.")));
    return true;
  }

  /** Shows the answer to the student's choice, if one is due. */
  void reveal() {
    if (predicted != null) {
      scene.print(PlayText.answer(predicted, choice));
      predicted = null;
    }
  }

  void forget() {
    predicted = null;
  }
}
