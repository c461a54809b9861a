package dev.sockstep.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands between {@code <details>} and {@code </details>}: folded away on a code host. */
final class Details {
  static final String KNOWN = "a summary begins with Hint, Solution, Explanation or Instructor";

  private Details() {}

  /** What the summary says that it is. */
  enum Kind {
    HINT,
    SOLUTION,
    EXPLANATION,
    INSTRUCTOR,
    UNKNOWN;

    static Kind of(String summary) {
      String word = summary.toUpperCase(Locale.ROOT).split("[^A-Z]", 2)[0];
      for (Kind kind : values()) {
        if (kind.name().equals(word)) {
          return kind;
        }
      }
      return UNKNOWN;
    }
  }

  static String unknown(Item.Open open) {
    return "\"" + open.summary() + "\" is nothing that a lesson can fold away";
  }

  /** The text inside; blocks to run are none. */
  static List<Paragraph> text(Item.Open open, Items items, Problems problems) {
    List<Paragraph> text = new ArrayList<>();
    for (Item.Markdown inside : items.untilClose(open, problems)) {
      if (Fences.isOurs(inside.node())) {
        problems.add(
            inside.line(),
            "a block inside \"" + open.summary() + "\" is not run",
            "to show commands, use a fence without a language: ```");
      }
      text.addAll(ProseReader.of(inside.node()));
    }
    if (text.isEmpty()) {
      problems.add(open.line(), "this \"" + open.summary() + "\" is empty", "write its text");
    }
    return text;
  }
}
