package dev.sockstep.lesson;

import java.util.List;
import java.util.Optional;

/** What the student has predicted: kept until the kernel has shown what happens. */
final class Foretold {
  private final Scene scene;
  private final Diary diary;

  /** The question whose answer is still to be shown; null when none is. */
  private Block.Predict open;

  /** The choice made, as an index; empty when the student went on without. */
  private Optional<Integer> choice = Optional.empty();

  Foretold(Scene scene, Diary diary) {
    this.scene = scene;
    this.diary = diary;
  }

  /** What the student first answered to a question, as an index. */
  private Optional<Integer> answerTo(Block.Predict predict) {
    return diary.standing().predictions().stream()
        .filter(event -> event.what().equals(predict.id()))
        .map(event -> event.number() - 1)
        .filter(index -> index < predict.choices().size())
        .findFirst();
  }

  /** Who comes back may have come by a question that was not yet looked back on. */
  void restore(List<Beat> behind) {
    for (Beat beat : behind.reversed()) {
      if (beat instanceof Beat.Do(_, _, boolean last) && last) {
        return;
      }
      if (beat instanceof Beat.Ask(Block.Predict predict)) {
        expect(predict, answerTo(predict));
        return;
      }
    }
  }

  private void expect(Block.Predict predict, Optional<Integer> index) {
    open = predict;
    choice = index;
  }

  /**
   * Takes the number of a choice; false when there is none of that number.
   *
   * @param before whether steps come before the answer
   */
  boolean choose(Block.Predict predict, int number, boolean before) {
    int choices = predict.choices().size();
    if (number < 1 || number > choices) {
      scene.say("Choose a letter from a to " + Choice.letter(choices - 1) + ".");
      return false;
    }
    expect(predict, Optional.of(number - 1));
    boolean right = predict.choices().get(number - 1).right();
    diary.note(Event.Kind.PREDICTED, predict.id(), number, choices, right);
    String noted = "Noted: " + Choice.letter(number - 1) + ".";
    scene.say(before ? noted + " Now see what happens." : noted);
    return true;
  }

  /** Goes on without a prediction; what happens is explained all the same. */
  void skip(Block.Predict predict) {
    expect(predict, Optional.empty());
  }

  /** Shows what happened beside what was predicted, if that is due. */
  void reveal() {
    if (open != null) {
      scene.print(PlayText.answer(open, choice));
      open = null;
    }
  }

  /** Shows a question again: its answer only to those who have seen it. */
  void reread(Block.Predict predict) {
    scene.print(PlayText.asked(predict));
    if (predict.equals(open)) {
      scene.say(
          choice.map(index -> "You chose " + Choice.letter(index) + ".").orElse("You chose none.")
              + " What happens is still to be seen.");
    } else {
      scene.print(PlayText.answer(predict, answerTo(predict)));
    }
  }

  void forget() {
    open = null;
  }
}
