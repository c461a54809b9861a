package dev.sockstep.lesson;

import dev.sockstep.render.Look;
import dev.sockstep.render.Row;
import java.util.List;

/** What a class looks at while a lesson is replayed: a terminal, or a stream that only grows. */
public interface Board extends Scene {

  /** How text is printed here. */
  Look look();

  /** The rows of the screen. */
  int height();

  /** Shows a page in place of what was there. */
  void draw(List<String> page);

  /**
   * Shows a page with a command that appears as if somebody typed it.
   *
   * @param row the page's row that it is typed in, from 0
   * @param prompt what stands before it
   */
  void type(List<String> page, int row, Row prompt, String command);

  /** Takes note of a section that begins. */
  default void begins(String section) {}

  /** Takes note of something new on the page. */
  default void added(Shown shown) {}
}
