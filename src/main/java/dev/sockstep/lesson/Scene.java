package dev.sockstep.lesson;

import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import dev.sockstep.session.Session;
import java.util.List;

/** Where a lesson is played: the shell, or a test. */
public interface Scene {

  /** The sockets that the lesson and the student share. */
  Session session();

  /** Shows rows to the student. */
  void print(List<Row> rows);

  /** Says a sentence that is no part of the lesson, such as what can be typed now. */
  default void say(String sentence) {
    print(List.of(PlayText.say(Style.QUIET, sentence)));
  }

  /** A wait, until it is closed. */
  interface Waiting extends AutoCloseable {
    @Override
    void close();
  }

  /** Says what is waited for, should it take so long that somebody wonders. */
  default Waiting waiting(String what) {
    return () -> {};
  }

  /** Closes all sockets, and begins a new session. */
  void restart();

  /** Does something without a card for each of its steps. */
  void quietly(Runnable steps);
}
