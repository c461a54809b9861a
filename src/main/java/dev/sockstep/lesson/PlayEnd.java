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
    rows.add(PlayText.say(Style.PLAIN, counts(standing)));
    rows.add(
        PlayText.say(
            Style.QUIET, "The sockets are still yours. lesson list shows what there is next."));
    return rows;
  }

  private static String counts(Standing standing) {
    long right = standing.predictions().stream().filter(Event::right).count();
    long solved =
        standing.tasks().stream().filter(event -> event.kind() == Event.Kind.SOLVED).count();
    return "You predicted "
        + right
        + " of "
        + standing.predictions().size()
        + " right at first sight, and solved "
        + solved
        + " of "
        + standing.tasks().size()
        + (standing.tasks().size() == 1 ? " task yourself." : " tasks yourself.");
  }
}
