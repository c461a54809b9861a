package dev.sockstep.render;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.model.States.Walk;
import dev.sockstep.model.TcpState;
import java.util.ArrayList;
import java.util.List;

/** The way that each socket has taken through the states: a row each, the latest last. */
final class StatePaths {
  private final List<Walk> walks;
  private final Look look;
  private final int room;

  /**
   * @param room how many rows there are for it, save under feedback full
   */
  StatePaths(List<Walk> walks, Look look, int room) {
    this.walks = walks;
    this.look = look;
    this.room = look.feedback() == Feedback.FULL ? Integer.MAX_VALUE : room;
  }

  List<Row> rows() {
    if (walks.isEmpty()) {
      return List.of(new Row(4).plain("    no TCP socket yet: create makes one"));
    }
    List<Row> rows = new ArrayList<>();
    int hidden = walks.size() <= room ? 0 : walks.size() - room + 1;
    if (hidden > 0) {
      String how = " earlier ones: set feedback full shows all";
      rows.add(new Row(4).add(Style.QUIET, "    " + hidden + how));
    }
    List<Walk> shown = walks.subList(hidden, walks.size());
    int widest = shown.stream().mapToInt(walk -> width(walk.name())).max().orElse(0);
    shown.forEach(walk -> rows.add(row(walk, widest)));
    return rows;
  }

  private Row row(Walk walk, int widest) {
    Row row = new Row(6).plain(walk.current() ? "  * " : "    ");
    row.add(Style.NAME, walk.name());
    String blanks = " ".repeat(widest - width(walk.name()) + 2);
    List<String> words = fitting(words(walk), look.width() - 6 - widest);
    String before = String.join(becomes(), words.subList(0, words.size() - 1));
    row.plain(blanks + before + (words.size() == 1 ? "" : becomes()));
    return row.add(Style.NEW, words.getLast());
  }

  private String becomes() {
    return " " + look.glyphs().becomes() + " ";
  }

  /** An ellipsis stands for states that it must have passed through unseen. */
  private List<String> words(Walk walk) {
    List<String> words = new ArrayList<>();
    TcpState last = TcpState.CLOSE;
    for (TcpState state : walk.path()) {
      if (!last.leadsTo(state)) {
        words.add(look.glyphs().ellipsis());
      }
      words.add(state.name());
      last = state;
    }
    if (walk.gone()) {
      words.add("gone");
    }
    return words.isEmpty() ? List.of(look.glyphs().ellipsis()) : words;
  }

  /** The latest states, as many as fit a line. */
  private List<String> fitting(List<String> words, int width) {
    List<String> fitting = words;
    while (fitting.size() > 2 && width(String.join(becomes(), fitting)) > width) {
      fitting = new ArrayList<>(fitting.subList(2, fitting.size()));
      fitting.addFirst(look.glyphs().ellipsis());
    }
    return fitting;
  }

  private static int width(String text) {
    return Widths.of(Printable.escaped(text));
  }
}
