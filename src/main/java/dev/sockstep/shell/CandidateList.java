package dev.sockstep.shell;

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
   * @return the same in the same order; what has been made to fit before stays the same object, by
   *     which JLine knows the one that is selected
   */
  static List<Candidate> fitting(List<Candidate> candidates, int columns, int rows) {
    boolean told = candidates.size() <= rows;
    int widest = candidates.stream().mapToInt(each -> each.displ().length()).max().orElse(0);
    return candidates.stream()
        .map(each -> each.descr() == null ? each : fitting(each, told, widest, columns))
        .toList();
  }

  private static Candidate fitting(Candidate each, boolean told, int widest, int columns) {
    String shown = told ? beside(each, widest, columns) : each.displ();
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
  private static String beside(Candidate each, int widest, int columns) {
    String line = each.displ() + " ".repeat(widest - each.displ().length() + GAP) + each.descr();
    return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 2)) + "…";
  }
}
