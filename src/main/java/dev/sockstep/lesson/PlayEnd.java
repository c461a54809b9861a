package dev.sockstep.lesson;

import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import java.util.ArrayList;
import java.util.List;

/** What is said at the end of a lesson. */
final class PlayEnd {
  private PlayEnd() {}

  static List<Row> of(Lesson lesson, Standing standing) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(0));
    String title = lesson.about().title();
    rows.add(PlayText.say(Style.GOOD, "That was \"" + title + "\"."));
    rows.addAll(counts(lesson, standing));
    rows.add(
        PlayText.say(Style.QUIET, "The sockets are still yours. Enter shows what there is next."));
    return rows;
  }

  /** What was left out counts as not done. */
  private static List<Row> counts(Lesson lesson, Standing standing) {
    long questions = lesson.blocks().stream().filter(Block.Predict.class::isInstance).count();
    long tasks = lesson.blocks().stream().filter(Block.Task.class::isInstance).count();
    List<String> counts = new ArrayList<>();
    if (questions > 0) {
      counts.add("predicted " + standing.right() + " of " + questions + " right at first sight");
    }
    if (tasks > 0) {
      counts.add(
          "solved "
              + standing.solved()
              + " of "
              + tasks
              + (tasks == 1 ? " task" : " tasks")
              + " yourself");
    }
    return counts.isEmpty()
        ? List.of()
        : List.of(PlayText.say(Style.PLAIN, "You " + String.join(", and ", counts) + "."));
  }
}
