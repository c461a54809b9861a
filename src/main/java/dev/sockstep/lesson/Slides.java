package dev.sockstep.lesson;

import dev.sockstep.render.Row;
import java.util.List;

/** Puts what a replay shows on its pages: below what is there, or on a page of its own. */
final class Slides {
  private final Pages pages;

  /** Where in the lesson a new page is. */
  private String where = "";

  /** Of a text longer than a page, what was not shown yet. */
  private List<Paragraph> rest = List.of();

  Slides(Pages pages) {
    this.pages = pages;
  }

  /** The lesson has come to another place. */
  void at(String place) {
    where = place;
  }

  /** Begins a new page. */
  void turn() {
    pages.turn(where);
  }

  /** Shows rows below what is there where there is room, else on a page of their own. */
  void show(List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    if (!pages.isFresh() && !pages.hasRoom(rows, false)) {
      turn();
    }
    pages.rows(rows);
  }

  /** Shows rows where the card of the step that follows has room below them. */
  void showWithStep(List<Row> rows) {
    if (!pages.isFresh() && !pages.hasRoom(rows, true)) {
      turn();
    }
    pages.rows(rows);
  }

  /** Shows rows on a page of their own. */
  void showApart(List<Row> rows) {
    turn();
    pages.rows(rows);
  }

  /**
   * Shows rows that belong to a card which nobody has seen yet: with it, on a new page if need be.
   *
   * @return false when they don't fit there either, and are not shown
   */
  boolean showWithCard(List<Row> rows) {
    if (!pages.hasRoom(rows, false)) {
      pages.splitUnseen();
    }
    boolean fits = pages.hasRoom(rows, false);
    if (fits) {
      pages.rows(rows);
    }
    return fits;
  }

  /**
   * Shows as much of a text as fits a page.
   *
   * @param step whether a step follows, whose card is to stand below it
   */
  void read(List<Paragraph> text, boolean step) {
    if (!pages.isFresh() && !pages.hasRoom(PlayText.prose(text), step)) {
      turn();
    }
    int most = text.size();
    while (most > 1 && !pages.hasRoom(PlayText.prose(text.subList(0, most)), false)) {
      most--;
    }
    pages.rows(PlayText.prose(text.subList(0, most)));
    rest = List.copyOf(text.subList(most, text.size()));
  }

  /** Reads on in a text longer than a page; false when all of it was shown. */
  boolean readOn(boolean step) {
    boolean more = !rest.isEmpty();
    if (more) {
      read(rest, step);
    }
    return more;
  }

  /** The lesson is elsewhere now. */
  void forget() {
    rest = List.of();
  }
}
