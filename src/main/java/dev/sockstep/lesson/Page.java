package dev.sockstep.lesson;

import dev.sockstep.model.Packet;
import dev.sockstep.model.States;
import dev.sockstep.render.Look;
import dev.sockstep.render.Row;
import dev.sockstep.render.SideBySide;
import dev.sockstep.render.SidePanel;
import dev.sockstep.render.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A screen of a replay: a head, and what was shown below it. What happens late adds to it too. */
final class Page {
  /** From here on there is room for a card and the state diagram side by side. */
  private static final int WIDE = 120;

  private static final int GAP = 3;

  /** The rows of the head. */
  private static final int HEAD = 2;

  private final String title;
  private final String where;
  private final List<Shown> items = new CopyOnWriteArrayList<>();
  private States states = new States(List.of());
  private List<Packet> packets = List.of();

  /**
   * @param title what stands above it
   * @param where how far into the lesson it is
   */
  Page(String title, String where) {
    this.title = title;
    this.where = where;
  }

  /** A page that begins with what another one had. */
  Page(Page other) {
    this(other.title, other.where);
    items.addAll(other.items);
  }

  void add(Shown shown) {
    items.add(shown);
  }

  String where() {
    return where;
  }

  int size() {
    return items.size();
  }

  /** Keeps the first of what is on it, and gives the rest. */
  List<Shown> cut(int first) {
    List<Shown> rest = new ArrayList<>();
    while (items.size() > first) {
      rest.addFirst(items.removeLast());
    }
    return rest;
  }

  /** Remembers how things stand, for the panel beside the page. */
  void stands(States now, List<Packet> seen) {
    states = now;
    packets = seen;
  }

  /**
   * The page as lines.
   *
   * @param look how it is printed on the whole screen
   * @param height the rows that there are for it
   * @param seen whether it was shown before
   */
  List<String> lines(Look look, int height, boolean seen) {
    Look left = isWide(look) ? withWidth(look, look.width() - SidePanel.WIDTH - GAP) : look;
    List<String> lines = new ArrayList<>(head(seen).text(look).lines().toList());
    List<String> styled = content(left);
    if (isWide(look)) {
      List<String> plain = content(plain(left));
      List<Row> panel = SidePanel.rows(states, packets, look, height - HEAD);
      styled = SideBySide.lines(plain, styled, panel, left.width() + GAP, look);
    }
    lines.addAll(styled);
    return lines;
  }

  /** The rows of the page without the panel: where a line typed below it stands. */
  int rows(Look look) {
    Look left = isWide(look) ? withWidth(look, look.width() - SidePanel.WIDTH - GAP) : look;
    // A long title takes more than one row.
    int head = (int) head(false).text(plain(look)).lines().count();
    return head + content(plain(left)).size();
  }

  private static boolean isWide(Look look) {
    return look.width() >= WIDE;
  }

  private Shown head(boolean seen) {
    Row row = new Row(0).add(Style.NEW, " " + title);
    row.right(
        seen ? Style.WAITING : Style.QUIET, seen ? "shown before: Enter leads forward" : where);
    return new Shown.Rows(List.of(row, new Row(0)));
  }

  private List<String> content(Look look) {
    List<String> lines =
        items.stream().flatMap(item -> item.text(look).lines()).collect(Collectors.toList());
    // Below the head there is an empty row already.
    if (!lines.isEmpty() && lines.getFirst().isBlank()) {
      lines.removeFirst();
    }
    return lines;
  }

  private static Look withWidth(Look look, int width) {
    return new Look(
        width, look.colour(), look.glyphs(), look.feedback(), look.notation(), look.echo());
  }

  private static Look plain(Look look) {
    return new Look(
        look.width(), false, look.glyphs(), look.feedback(), look.notation(), look.echo());
  }
}
