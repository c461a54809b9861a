package dev.sockstep.lesson;

import org.commonmark.node.Node;

/** How deep Markdown is nested: whoever reads it calls itself for each level. */
final class Nesting {
  /** A list within a list within a quotation is nobody's idea of a lesson, and far below this. */
  static final int MOST = 60;

  private Nesting() {}

  static void tell(int line, Problems problems) {
    problems.add(
        line,
        "this is nested too deep for a lesson",
        "use fewer lists, quotations or stars within each other");
  }

  /** Whether something is nested deeper than a lesson needs; then the problem is told. */
  static boolean isTooDeep(Node document, Problems problems) {
    int depth = 0;
    Node block = document;
    Node node = document;
    while (node != null) {
      if (!node.getSourceSpans().isEmpty()) {
        block = node;
      }
      if (depth > MOST) {
        tell(Problems.line(block), problems);
        return true;
      }
      Node next = node.getFirstChild();
      if (next != null) {
        depth++;
      }
      // Upwards without a recursion of our own, or it would have to bear what it is to find.
      while (next == null && node != null && node != document) {
        next = node.getNext();
        if (next == null) {
          node = node.getParent();
          depth--;
        }
      }
      node = next;
    }
    return false;
  }
}
