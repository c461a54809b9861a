package dev.sockstep.lesson;

import java.util.List;

/**
 * A lesson, read and found in order.
 *
 * @param file the file it came from
 * @param about what its front matter says
 * @param sections its parts, by its headings of the second level; the first may stand before any
 */
public record Lesson(String file, About about, List<Section> sections) {
  public Lesson {
    sections = List.copyOf(sections);
  }

  /** All blocks, in order. */
  public List<Block> blocks() {
    return sections.stream().flatMap(section -> section.blocks().stream()).toList();
  }
}
