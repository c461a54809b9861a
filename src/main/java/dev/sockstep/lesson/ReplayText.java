package dev.sockstep.lesson;

import dev.sockstep.model.SocketView;
import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a replay says, as rows. */
final class ReplayText {
  private ReplayText() {}

  static List<Row> welcome(About about, boolean attended) {
    List<Row> rows = new ArrayList<>();
    rows.add(PlayText.say(Style.NEW, about.title()));
    rows.add(PlayText.say(Style.PLAIN, about.summary()));
    if (!attended) {
      return rows;
    }
    rows.add(new Row(0));
    rows.add(PlayText.say(Style.QUIET, "Enter, space or page down   the next thing"));
    rows.add(PlayText.say(Style.QUIET, "back, page up               what was shown before"));
    rows.add(
        PlayText.say(Style.QUIET, "section, section 3          the parts, and to one of them"));
    rows.add(PlayText.say(Style.QUIET, "notes                       yours on this part"));
    rows.add(PlayText.say(Style.QUIET, "any other verb              improvise; resume to go on"));
    return rows;
  }

  static List<Row> question(Block.Predict predict, boolean attended) {
    List<Row> rows = PlayText.asked(predict);
    if (!attended) {
      return rows;
    }
    rows.add(
        PlayText.say(
            Style.QUIET, "Type the votes, as in 3 12 5 or a 3 c 5; Enter goes on without."));
    return rows;
  }

  static List<Row> task(Block.Task task, boolean attended) {
    List<Row> rows = PlayText.asked(task);
    if (!attended) {
      return rows;
    }
    String how = "Type what the class says. check, hint, solution; Enter types the solution.";
    rows.add(PlayText.say(Style.QUIET, how));
    return rows;
  }

  /** That a task's goal is reached, in a word. */
  static String reached(Block.Task task) {
    return task.refutes() ? "Refuted." : "Reached.";
  }

  static List<Row> solved(Block.Task task) {
    return PlayText.solved(task, reached(task));
  }

  /** What stands before a line that is typed, as in the shell. */
  static Row prompt(Optional<SocketView> current) {
    Row row = new Row(4);
    if (current.isEmpty()) {
      return row.add(Style.NAME, "sockstep").plain(" › ");
    }
    SocketView socket = current.get();
    String blocked = socket.blockedIn() == null ? "" : ", in " + socket.blockedIn();
    return row.add(Style.NAME, socket.name())
        .add(Style.QUIET, " " + socket.where() + blocked)
        .plain(" › ");
  }

  static List<Row> notes(List<Block.Notes> notes) {
    if (notes.isEmpty()) {
      return List.of(PlayText.say(Style.QUIET, "There are no notes on this section."));
    }
    List<Row> rows = new ArrayList<>();
    rows.add(PlayText.say(Style.WAITING, "Notes"));
    notes.forEach(note -> rows.addAll(ProseRows.of(note.text(), 2)));
    return rows;
  }

  /** That things are not as the lesson has left them, and how they can be. */
  static List<Row> changed(List<String> differences) {
    int more = differences.size() - 1;
    String rest = more == 0 ? "." : ", and " + more + (more == 1 ? " thing" : " things") + " more.";
    return List.of(
        PlayText.say(Style.WAITING, "Not as the lesson left it: " + differences.getFirst() + rest),
        PlayText.say(
            Style.QUIET, "resume makes the sockets as it had them; Enter goes on all the same."));
  }

  static List<Row> sections(List<Section> sections, int here) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < sections.size(); i++) {
      Row row =
          new Row(9).add(i == here ? Style.WAITING : Style.QUIET, i == here ? "  * " : "    ");
      rows.add(row.plain(String.format("%2d  ", i + 1)).plain(sections.get(i).title()));
    }
    rows.add(
        PlayText.say(
            Style.QUIET, "section N goes there: on new sockets, with the steps up to there run."));
    return rows;
  }

  static List<Row> end(About about) {
    return List.of(
        new Row(0),
        PlayText.say(Style.GOOD, "That was \"" + about.title() + "\"."),
        PlayText.say(Style.PLAIN, "Its sockets are closed."),
        PlayText.say(Style.QUIET, "back looks again, section N goes there, quit leaves."));
  }
}
