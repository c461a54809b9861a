package dev.sockstep.lesson;

import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a lesson says to the student, as rows. */
final class PlayText {
  private static final int MARGIN = 2;
  private static final int INNER = 4;

  private PlayText() {}

  static List<Row> title(About about) {
    return List.of(
        new Row(0),
        new Row(MARGIN).add(Style.NEW, "  " + about.title()),
        new Row(MARGIN).add(Style.QUIET, "  " + about.summary()));
  }

  /** What the machine lacks that the lesson is about. */
  static List<Row> lacking(List<String> lacks) {
    List<Row> rows = new ArrayList<>();
    for (String lack : lacks) {
      rows.add(say(Style.BAD, "This lesson needs " + lack + "."));
    }
    if (!lacks.isEmpty()) {
      rows.add(say(Style.QUIET, "That is not here, so some of it will not be as it says."));
    }
    return rows;
  }

  static List<Row> heading(String title) {
    return List.of(new Row(0), new Row(MARGIN).add(Style.NEW, "  " + title));
  }

  static List<Row> prose(List<Paragraph> text) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0));
    rows.addAll(ProseRows.of(text, MARGIN));
    return rows;
  }

  static Row say(Style style, String text) {
    return new Row(MARGIN).add(style, "  " + text);
  }

  /** The step that the lesson goes on with. */
  static List<Row> next(Step step) {
    return List.of(
        new Row(INNER)
            .add(Style.QUIET, "  next  ")
            .add(Style.CALL, step.source().text().strip())
            .add(Style.QUIET, "   type it, or press Enter"));
  }

  /** Whether the lesson may reach a host that is not this machine. */
  static List<Row> asks(Step step, String host) {
    return List.of(
        new Row(INNER).add(Style.QUIET, "  next  ").add(Style.CALL, step.source().text().strip()),
        say(Style.WAITING, "This reaches " + host + ", which is not this machine."),
        say(Style.QUIET, "yes lets this lesson reach it; skip leaves the step out."));
  }

  /** Whether steps that were run before may reach a host once more. */
  static List<Row> asksAgain(String host) {
    return List.of(
        say(Style.WAITING, "The steps up to there reach " + host + ", which is not this machine."),
        say(
            Style.QUIET,
            "Whether they may is asked each time: yes lets them, skip leaves them out."));
  }

  /** A question without what to do about it. */
  static List<Row> asked(Block.Predict predict) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0));
    rows.add(say(Style.WAITING, "Predict"));
    rows.addAll(ProseRows.of(predict.question(), MARGIN));
    for (int i = 0; i < predict.choices().size(); i++) {
      rows.add(choice(i, predict.choices().get(i)));
    }
    return rows;
  }

  static List<Row> question(Block.Predict predict) {
    List<Row> rows = asked(predict);
    rows.add(say(Style.QUIET, "Type the letter of your choice, before you see."));
    return rows;
  }

  private static Row choice(int index, Choice choice) {
    Row row = new Row(MARGIN + INNER + 1).add(Style.NEW, "    " + Choice.letter(index) + ") ");
    for (Paragraph.Piece piece : choice.text().getFirst().pieces()) {
      boolean code = piece.kind() == Paragraph.Kind.CODE;
      row.add(code ? Style.NAME : Style.PLAIN, piece.text());
    }
    return row;
  }

  /**
   * What happened, beside what was predicted.
   *
   * @param chosen the choice made, as an index; empty when none was
   */
  static List<Row> answer(Block.Predict predict, Optional<Integer> chosen) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0));
    Choice right = predict.choices().get(predict.right());
    Choice choice = chosen.map(predict.choices()::get).orElse(right);
    if (chosen.isPresent()) {
      rows.add(
          new Row(MARGIN)
              .plain("  Your prediction was " + Choice.letter(chosen.get()) + ") ")
              .plain(choice.words() + " ")
              .add(Style.BAD, choice.right() ? "" : "Not so."));
      rows.addAll(ProseRows.of(choice.answer(), MARGIN));
    }
    if (chosen.isEmpty() || !choice.right()) {
      rows.add(
          new Row(MARGIN)
              .plain("  It was " + Choice.letter(predict.right()) + ") ")
              .plain(right.words()));
    }
    if (chosen.isEmpty()) {
      rows.addAll(ProseRows.of(right.answer(), MARGIN));
    }
    return rows;
  }

  /** A task without what to do about it. */
  static List<Row> asked(Block.Task task) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0));
    rows.add(say(Style.WAITING, task.refutes() ? "Refute this with the live kernel" : "Your turn"));
    rows.addAll(ProseRows.of(task.text(), MARGIN));
    return rows;
  }

  static List<Row> task(Block.Task task) {
    List<Row> rows = asked(task);
    rows.add(
        say(
            Style.QUIET,
            "Type any commands. check, hint, solution, again and skip are there for you."));
    return rows;
  }

  /** Conditions that hold, side by side. */
  static List<Row> checked(List<String> held) {
    if (held.isEmpty()) {
      return List.of();
    }
    Row row = new Row(INNER + 6).add(Style.QUIET, "    ").add(Style.GOOD, "seen  ");
    return List.of(row.add(Style.QUIET, String.join(" · ", held)));
  }

  static List<Row> missed(SeenGoal seen) {
    return List.of(
        new Row(INNER + 9)
            .add(Style.QUIET, "    expected ")
            .plain(seen.goal().text())
            .add(Style.QUIET, ", and ")
            .plain(seen.actual()));
  }

  /** What of the steps that were run again did not come out as the lesson has it. */
  static List<Row> notRestored(SeenGoal first) {
    List<Row> rows = new ArrayList<>();
    rows.add(say(Style.WAITING, "The steps up to here did not come out as the lesson has them:"));
    rows.addAll(missed(first));
    return rows;
  }

  /** How far a task's goal is reached. */
  static List<Row> standing(List<SeenGoal> seen) {
    List<Row> rows = new ArrayList<>();
    for (SeenGoal each : seen) {
      Row row = new Row(INNER + 8);
      row.add(
          each.holds() ? Style.GOOD : Style.BAD, each.holds() ? "    yes     " : "    not yet ");
      row.plain(each.goal().text());
      if (!each.holds()) {
        row.add(Style.QUIET, "   " + each.actual());
      }
      rows.add(row);
    }
    return rows;
  }

  static List<Row> hint(Block.Task task, int index) {
    List<Row> rows = new ArrayList<>();
    String of = String.format(Locale.ROOT, "Hint %d of %d", index + 1, task.hints().size());
    rows.add(say(Style.WAITING, of));
    rows.addAll(ProseRows.of(task.hints().get(index), MARGIN));
    return rows;
  }

  static List<Row> solution(Block.Task task) {
    List<Row> rows = new ArrayList<>();
    rows.add(say(Style.WAITING, "A solution"));
    rows.addAll(ProseRows.of(task.solutionText(), MARGIN));
    for (Step step : task.solution()) {
      if (!step.isCheck()) {
        rows.add(new Row(INNER).add(Style.CALL, "    " + step.source().text().strip()));
      }
    }
    return rows;
  }

  static List<Row> solved(Block.Task task) {
    return solved(task, task.refutes() ? "Refuted." : "You have reached it.");
  }

  static List<Row> solved(Block.Task task, String word) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0));
    rows.add(say(Style.GOOD, word));
    rows.addAll(ProseRows.of(task.explanation(), MARGIN));
    return rows;
  }
}
