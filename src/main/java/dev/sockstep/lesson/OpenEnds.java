package dev.sockstep.lesson;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/** Fenced blocks whose end was forgotten, and which have swallowed what follows. */
final class OpenEnds {
  /** A fence that can't end a block, for it has an info string (CommonMark, "Fenced code"). */
  private static final Pattern OPENING =
      Pattern.compile(" {0,3}(?<fence>`{3,}|~{3,})\\s*[^`\\s].*");

  private final Problems problems;
  private boolean found;

  private OpenEnds(Problems problems) {
    this.problems = problems;
  }

  /** Whether there are any; each is told where it begins. */
  static boolean areIn(Node document, Problems problems) {
    OpenEnds ends = new OpenEnds(problems);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock fence) {
            ends.look(fence);
          }
        });
    return ends.found;
  }

  private void look(FencedCodeBlock fence) {
    int begun = lineOfAnother(fence);
    if (begun > 0) {
      found = true;
      problems.add(
          fence,
          "this block has no end: in line " + begun + " another begins within it",
          "end it with ``` on a line of its own, before that");
    } else if (fence.getClosingFenceLength() == null) {
      found = true;
      problems.add(
          fence,
          "this block has no end: all that follows is in it",
          "end it with ``` on a line of its own");
    }
  }

  /**
   * The line in which a block of a lesson begins inside the block, which a fence as long as its own
   * could only do by mistake; 0 for none.
   */
  private static int lineOfAnother(FencedCodeBlock fence) {
    List<String> lines = fence.getLiteral().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = OPENING.matcher(lines.get(i));
      if (matcher.matches()
          && matcher.group("fence").startsWith(fence.getFenceCharacter())
          && matcher.group("fence").length() >= fence.getOpeningFenceLength()) {
        return Problems.line(fence) + 1 + i;
      }
    }
    return 0;
  }
}
