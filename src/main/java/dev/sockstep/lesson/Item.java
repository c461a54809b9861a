package dev.sockstep.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;

/**
 * A part of a lesson at its top level: Markdown, or one of the tags that hints and the like stand
 * between.
 */
sealed interface Item {
  int line();

  record Markdown(int line, Node node) implements Item {}

  /** {@code <details><summary>Hint 1</summary>} */
  record Open(int line, String summary) implements Item {}

  /** {@code </details>} */
  record Close(int line) implements Item {}

  Pattern TAGS =
      Pattern.compile(
          "(?s)<details>\\s*<summary>(?<summary>.*?)</summary>|(?<close></details>)|<!--.*?-->");

  /** The items of a document, in order; HTML other than that is added to the problems. */
  static List<Item> of(Node document, Problems problems) {
    List<Item> items = new ArrayList<>();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof HtmlBlock html) {
        tags(html, items, problems);
      } else {
        items.add(new Markdown(Problems.line(node), node));
      }
    }
    return items;
  }

  private static void tags(HtmlBlock html, List<Item> items, Problems problems) {
    String text = html.getLiteral();
    Matcher matcher = TAGS.matcher(text);
    int end = 0;
    while (matcher.find()) {
      other(html, text.substring(end, matcher.start()), end, problems);
      end = matcher.end();
      int line = lineOf(html, matcher.start());
      if (matcher.group("summary") != null) {
        items.add(new Open(line, matcher.group("summary").strip()));
      } else if (matcher.group("close") != null) {
        items.add(new Close(line));
      }
    }
    other(html, text.substring(end), end, problems);
  }

  private static void other(HtmlBlock html, String text, int at, Problems problems) {
    if (text.isBlank()) {
      return;
    }
    int begin = at + text.length() - text.stripLeading().length();
    if (text.strip().startsWith("<!--")) {
      problems.add(
          lineOf(html, begin), "this comment has no end: all that follows is in it", "end it: -->");
      return;
    }
    boolean tag = text.strip().startsWith("<");
    problems.add(
        lineOf(html, begin),
        tag
            ? "this HTML can't be shown on a terminal"
            : "text right after a tag is no Markdown, and code hosts show it as it is",
        tag
            ? "write Markdown; of HTML there are only <details>, <summary> and comments"
            : "put an empty line between the tag and the text");
  }

  private static int lineOf(HtmlBlock html, int at) {
    String literal = html.getLiteral();
    int line = Problems.line(html);
    for (int end = literal.indexOf('\n');
        end >= 0 && end < at;
        end = literal.indexOf('\n', end + 1)) {
      line++;
    }
    return line;
  }
}
