package dev.sockstep.lesson;

import java.util.ArrayList;
import java.util.List;

/** The items of a lesson, read one after the other. */
final class Items {
  private final List<Item> items;
  private int at;

  Items(List<Item> items) {
    this.items = items;
  }

  /** The next item, which stays; null at the end. */
  Item peek() {
    return at < items.size() ? items.get(at) : null;
  }

  Item take() {
    return items.get(at++);
  }

  /** The items up to the closing tag, which is taken too; what opens again meanwhile is wrong. */
  List<Item.Markdown> untilClose(Item.Open open, Problems problems) {
    List<Item.Markdown> inside = new ArrayList<>();
    while (peek() instanceof Item.Markdown markdown) {
      inside.add(markdown);
      at++;
    }
    if (peek() instanceof Item.Close) {
      at++;
    } else {
      problems.add(
          open.line(),
          "this <details> is not closed before the next begins",
          "end it with </details> on a line of its own, with an empty line before it");
    }
    return inside;
  }
}
