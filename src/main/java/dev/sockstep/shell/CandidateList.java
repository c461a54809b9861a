package dev.sockstep.shell;

import dev.sockstep.render.Fitted;
import dev.sockstep.render.Glyphs;
import java.util.List;
import org.jline.reader.Candidate;

/**
 * What Tab lists, made to fit the screen: each word with what it means beside it, or, where there
 * are too many for that, the words alone, several in a row.
 */
final class CandidateList {
  private static final int GAP = 3;

  private CandidateList() {}

  /**
   * @param columns the width of the screen
   * @param rows how many are free for the list
   * @param glyphs those that the terminal can show
   * @return the same in the same order; what has been made to fit before stays the same object, by
   *     which JLine knows the one that is selected
   */
  static List<Candidate> fitting(List<Candidate> candidates, int columns, int rows, Glyphs glyphs) {
    boolean told = candidates.size() <= rows;
    int widest = candidates.stream().mapToInt(each -> each.displ().length()).max().orElse(0);
    return candidates.stream()
        .map(
            each ->
                each.descr() == null
                    ? each
                    : fitting(each, told ? beside(each, widest, columns, glyphs) : each.displ()))
        .toList();
  }

  private static Candidate fitting(Candidate each, String shown) {
    return new Candidate(
        each.value(),
        shown,
        each.group(),
        null,
        each.suffix(),
        each.key(),
        each.complete(),
        each.sort());
  }

  /** JLine would put it into parentheses, at the right edge. */
  private static String beside(Candidate each, int widest, int columns, Glyphs glyphs) {
    String line = each.displ() + " ".repeat(widest - each.displ().length() + GAP) + each.descr();
    return Fitted.of(line, columns - 1, glyphs).stripTrailing();
  }
}
