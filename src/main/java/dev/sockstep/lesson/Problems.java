package dev.sockstep.lesson;

import dev.sockstep.command.Mistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** Gathers what is wrong with a file: its author mends it all at once. */
final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(int line, String message, String mend) {
    add(line, 1, message, mend);
  }

  void add(int line, int column, String message, String mend) {
    found.add(new Problem(file, line, column, message, mend));
  }

  void add(Node node, String message, String mend) {
    SourceSpan span = node.getSourceSpans().isEmpty() ? null : node.getSourceSpans().getFirst();
    add(line(node), span == null ? 1 : span.getColumnIndex() + 1, message, mend);
  }

  void add(int line, Mistake mistake) {
    add(line, mistake.column(), mistake.getMessage(), mistake.mend());
  }

  /** The line that a node begins in, from 1; commonmark counts from 0. */
  static int line(Node node) {
    return node.getSourceSpans().isEmpty()
        ? 1
        : node.getSourceSpans().getFirst().getLineIndex() + 1;
  }

  /** What was found, from the top of the file to its end. */
  List<Problem> all() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}
