package dev.sockstep.lesson;

import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How a class has voted on a prediction.
 *
 * @param predict the question
 * @param counts how many chose each; empty when nobody was asked
 */
record Vote(Block.Predict predict, List<Integer> counts) {
  private static final int BAR = 30;

  Vote {
    counts = List.copyOf(counts);
  }

  /** The numbers of a line such as {@code 3 12 5}; empty when it is something else. */
  static Optional<List<Integer>> tally(String line) {
    if (!line.strip().matches("[0-9]{1,5}([ ,]+[0-9]{1,5})*")) {
      return Optional.empty();
    }
    return Optional.of(Arrays.stream(line.strip().split("[ ,]+")).map(Integer::parseInt).toList());
  }

  private int voters() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * What was voted, before the answer is shown.
   *
   * @param before whether the steps are still to come
   */
  List<Row> noted(boolean before) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0));
    for (int i = 0; i < counts.size(); i++) {
      rows.add(bar(i, Style.WAITING));
    }
    String voters = voters() == 1 ? "1 vote" : voters() + " votes";
    rows.add(PlayText.say(Style.QUIET, voters + (before ? ". Now see what happens." : ".")));
    return rows;
  }

  private Row bar(int index, Style style) {
    int most = Math.max(1, Collections.max(counts));
    int length = counts.get(index) * BAR / most;
    return new Row(2)
        .add(Style.NEW, "    " + (index + 1) + "  ")
        .add(style, "#".repeat(length) + (length == 0 ? "" : " "))
        .plain(counts.get(index) + "");
  }

  /** The answer, with what became of the votes. */
  List<Row> revealed() {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0));
    int right = predict.right();
    String voted =
        counts.isEmpty() ? "" : "   " + counts.get(right) + " of " + voters() + " said so";
    rows.add(
        new Row(2)
            .add(Style.GOOD, "  It was " + (right + 1) + ": ")
            .plain(predict.choices().get(right).text().getFirst().text())
            .add(Style.QUIET, voted));
    rows.addAll(ProseRows.of(predict.choices().get(right).answer(), 2));
    wrong().ifPresent(index -> rows.addAll(answer(index)));
    return rows;
  }

  private List<Row> answer(int index) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0));
    rows.add(
        new Row(2)
            .add(Style.WAITING, "  Not " + (index + 1) + ": ")
            .plain(predict.choices().get(index).text().getFirst().text())
            .add(Style.QUIET, "   " + counts.get(index) + " thought so"));
    rows.addAll(ProseRows.of(predict.choices().get(index).answer(), 2));
    return rows;
  }

  /** The wrong choice that most fell for. */
  private Optional<Integer> wrong() {
    int found = -1;
    for (int i = 0; i < counts.size(); i++) {
      boolean more = found < 0 || counts.get(i) > counts.get(found);
      if (i != predict.right() && counts.get(i) > 0 && more) {
        found = i;
      }
    }
    return found < 0 ? Optional.empty() : Optional.of(found);
  }
}
