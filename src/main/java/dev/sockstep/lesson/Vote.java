package dev.sockstep.lesson;

import dev.sockstep.render.Fitted;
import dev.sockstep.render.Look;
import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a class has voted on a prediction.
 *
 * @param predict the question
 * @param counts how many chose each; empty when nobody was asked
 */
record Vote(Block.Predict predict, List<Integer> counts) {
  private static final int BAR = 20;

  /** Around the text and the bar: the letter, the gaps, and a count of five digits. */
  private static final int AROUND = 15;

  /** The columns of a page beside a panel, where that is narrowest. */
  private static final int MOST = 71;

  /** More than the votes on any question take; of a longer line the patterns fill the stack. */
  private static final int LONGEST = 400;

  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,5}([ ,]+[0-9]{1,5})*");
  private static final Pattern LETTERS =
      Pattern.compile("([a-z][):]? *[0-9]{1,5}[ ,]*)+|[a-z]\\)?");
  private static final Pattern LETTER =
      Pattern.compile("(?<letter>[a-z])[):]? *(?<count>[0-9]{1,5})?");

  Vote {
    counts = List.copyOf(counts);
  }

  /**
   * The votes of a line such as {@code 3 12 5} or {@code a 3 c 5}; empty when it is something else.
   *
   * @param choices how many there are to vote on; without a question, letters are no votes
   */
  static Optional<List<Integer>> tally(String text, int choices) {
    String line = text.strip().toLowerCase(Locale.ROOT);
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    if (NUMBERS.matcher(line).matches()) {
      return Optional.of(Arrays.stream(line.split("[ ,]+")).map(Integer::parseInt).toList());
    }
    return choices > 0 && LETTERS.matcher(line).matches()
        ? Optional.of(lettered(line, choices))
        : Optional.empty();
  }

  /** Who is not named has no votes; a letter alone is one. */
  private static List<Integer> lettered(String line, int choices) {
    List<Integer> counts = new ArrayList<>(Collections.nCopies(choices, 0));
    Matcher matcher = LETTER.matcher(line);
    while (matcher.find()) {
      int index = matcher.group("letter").charAt(0) - 'a';
      int count = matcher.group("count") == null ? 1 : Integer.parseInt(matcher.group("count"));
      while (counts.size() <= index) {
        counts.add(0);
      }
      counts.set(index, counts.get(index) + count);
    }
    return counts;
  }

  private int voters() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * What was voted, before the answer is shown.
   *
   * @param before whether the steps are still to come
   * @param look how it is shown
   */
  List<Row> noted(boolean before, Look look) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0));
    for (int i = 0; i < counts.size(); i++) {
      rows.add(bar(i, look));
    }
    String voters = voters() == 1 ? "1 vote" : voters() + " votes";
    rows.add(PlayText.say(Style.QUIET, voters + (before ? ". Now see what happens." : ".")));
    return rows;
  }

  /** What was chosen, and by how many. */
  private Row bar(int index, Look look) {
    int longest =
        predict.choices().stream().mapToInt(choice -> Fitted.width(choice.words())).max().orElse(0);
    int room = Math.max(BAR, Math.min(look.width(), MOST) - AROUND - BAR);
    String words = predict.choices().get(index).words();
    int most = Math.max(1, Collections.max(counts));
    int length = counts.get(index) * BAR / most;
    return new Row(2)
        .kept(Style.NEW, "    " + Choice.letter(index) + ") ")
        .kept(Style.PLAIN, Fitted.of(words, Math.min(longest, room), look.glyphs()) + "  ")
        .add(Style.WAITING, "#".repeat(length) + (length == 0 ? "" : " "))
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
            .add(Style.GOOD, "  It was " + Choice.letter(right) + ") ")
            .plain(predict.choices().get(right).words())
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
            .add(Style.WAITING, "  Not " + Choice.letter(index) + ") ")
            .plain(predict.choices().get(index).words())
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
