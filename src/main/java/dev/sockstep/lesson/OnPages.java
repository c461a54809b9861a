package dev.sockstep.lesson;

import dev.sockstep.render.Row;
import dev.sockstep.session.Session;
import java.util.List;

/**
 * Where the steps of a replay are played: on its board, and what they say stands on its pages.
 *
 * @param board where it is shown
 * @param pages its pages
 */
record OnPages(Board board, Pages pages) implements Scene {
  @Override
  public Session session() {
    return board.session();
  }

  @Override
  public void print(List<Row> rows) {
    pages.rows(rows);
  }

  @Override
  public Waiting waiting(String what) {
    return board.waiting(what);
  }

  @Override
  public void restart() {
    board.restart();
  }

  @Override
  public void quietly(Runnable work) {
    board.quietly(work);
  }
}
