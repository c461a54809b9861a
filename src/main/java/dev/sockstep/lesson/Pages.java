package dev.sockstep.lesson;

import dev.sockstep.model.Notice;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The pages of a replay: the last is the front, where things happen; the others are read again. */
final class Pages {
  /** Below them stand an empty row, the prompt, and the line that Enter leads to. */
  private static final int BELOW = 3;

  /** As much as most cards need: a step begins a new page where less is left. */
  private static final int CARD = 8;

  private final Board board;
  private final String title;
  private final List<Page> pages = new CopyOnWriteArrayList<>();
  private int reading;

  /** How much of the front was on the screen already. */
  private int drawn;

  /** The page of the lesson that an improvisation has left; null while there is none. */
  private Page left;

  Pages(Board board, String title) {
    this.board = board;
    this.title = title;
  }

  /** Begins a new page. */
  void turn(String where) {
    add(new Page(title, where));
    left = null;
  }

  private void add(Page page) {
    pages.add(page);
    reading = pages.size() - 1;
    drawn = 0;
  }

  private Page front() {
    return pages.getLast();
  }

  void rows(List<Row> rows) {
    add(new Shown.Rows(rows));
  }

  /** May be called by any thread. */
  void card(StepReport report) {
    add(new Shown.Card(report));
  }

  /** May be called by any thread. */
  void told(Notice notice) {
    add(new Shown.Told(notice));
  }

  private void add(Shown shown) {
    front().add(shown);
    board.added(shown);
  }

  /**
   * Whether rows fit below what is on the front.
   *
   * @param step whether the card of a step is to fit below them too
   */
  boolean hasRoom(List<Row> rows, boolean step) {
    Page page = new Page(front());
    page.add(new Shown.Rows(rows));
    return page.rows(board.look()) + (step ? CARD : 0) <= room();
  }

  boolean isFresh() {
    return front().size() == 0;
  }

  private int room() {
    return board.height() - BELOW;
  }

  /** Shows the page that is read. */
  void draw() {
    if (!isBehind()) {
      overflow();
      front().stands(board.session().states(), board.session().packets());
      drawn = front().size();
    }
    board.draw(pages.get(reading).lines(board.look(), room(), isBehind()));
  }

  /** What no longer fits below what is on the screen begins a new page. */
  private void overflow() {
    if (front().rows(board.look()) > room()) {
      splitUnseen();
    }
  }

  /** Begins a new page with what was not on the screen yet. */
  void splitUnseen() {
    Page page = front();
    if (drawn > 0 && drawn < page.size()) {
      List<Shown> rest = page.cut(drawn);
      Page next = new Page(title, page.where());
      rest.forEach(next::add);
      add(next);
    }
  }

  /** Types a command of the lesson. */
  void type(Row prompt, String command) {
    Page page = front();
    if (!isFresh() && page.rows(board.look()) + CARD > room()) {
      turn(page.where());
      page = front();
    }
    int row = page.rows(board.look()) + (isFresh() ? 0 : 1);
    page.stands(board.session().states(), board.session().packets());
    board.type(page.lines(board.look(), room(), false), row, prompt, command);
    drawn = page.size();
    typed(prompt, command);
  }

  /** Writes down a command that was typed, and has been seen. */
  private void typed(Row prompt, String command) {
    prompt.add(Style.CALL, command);
    rows(isFresh() ? List.of(prompt) : List.of(new Row(0), prompt));
  }

  /**
   * Writes down a command that the instructor typed.
   *
   * @param keeps whether it belongs to the page: a task that the class works on
   */
  void improvised(Row prompt, String command, boolean keeps) {
    reading = pages.size() - 1;
    if (!keeps && left == null) {
      Page lesson = front();
      turn("off the lesson: Enter or resume leads back");
      left = lesson;
    }
    typed(prompt, command);
  }

  boolean isImprovising() {
    return left != null;
  }

  /** Shows the lesson's page again that an improvisation has left, or that back has. */
  void resume() {
    reading = pages.size() - 1;
    if (left != null) {
      Page page = new Page(left);
      add(page);
      left = null;
    }
    draw();
  }

  /** Whether an earlier page is read. */
  boolean isBehind() {
    return reading < pages.size() - 1;
  }

  void forward() {
    reading++;
    draw();
  }

  /** Shows the page before; false when there is none. */
  boolean back() {
    if (reading == 0) {
      return false;
    }
    reading--;
    draw();
    return true;
  }
}
