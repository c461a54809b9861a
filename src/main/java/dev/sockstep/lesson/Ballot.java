package dev.sockstep.lesson;

import dev.sockstep.render.Look;
import dev.sockstep.render.Row;
import java.util.List;
import java.util.Optional;

/** The question before the class: asked, voted on, and answered when the steps have shown it. */
final class Ballot {
  /** The question that was asked last; null when its answer was shown. */
  private Vote vote;

  /** Whether the steps have shown what happens. */
  private boolean due;

  void open(Block.Predict predict) {
    vote = new Vote(predict, List.of());
    due = false;
  }

  boolean isOpen() {
    return vote != null;
  }

  /** Whether the answer is what comes next. */
  boolean isDue() {
    return due;
  }

  /** The steps that show what happens have been run. */
  void seen() {
    due = isOpen();
  }

  /** How many choices the question has; 0 when none is open. */
  int choices() {
    return isOpen() ? vote.predict().choices().size() : 0;
  }

  /** What is wrong with a tally; empty when it was taken. */
  Optional<String> take(List<Integer> tally) {
    if (!isOpen()) {
      return Optional.of(
          "No question is open. Votes are for a prediction; section N goes to a part.");
    }
    int choices = vote.predict().choices().size();
    if (tally.size() != choices) {
      return Optional.of(
          "There are " + choices + " choices: type how many chose each, as in 3 12 5 or a 3 b 12.");
    }
    vote = new Vote(vote.predict(), tally);
    return Optional.empty();
  }

  /** The votes as they were taken. */
  List<Row> noted(Look look) {
    return vote.noted(!due, look);
  }

  /** Answers the question. */
  List<Row> answer() {
    List<Row> rows = vote.revealed();
    forget();
    return rows;
  }

  void forget() {
    vote = null;
    due = false;
  }
}
