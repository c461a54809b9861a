package dev.sockstep.lesson;

import java.util.List;

/**
 * A part of a lesson.
 *
 * @param title its heading; the lesson's title for what stands before the first
 * @param line where it begins, from 1
 * @param blocks what it is made of, in order
 */
public record Section(String title, int line, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }
}
