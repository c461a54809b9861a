package dev.sockstep.render.json;

import java.util.ArrayList;
import java.util.List;

/** The text of a call as a transcript has kept it, taken apart into its arguments. */
final class CallText {
  private CallText() {}

  /**
   * A comma in a string, a structure or an array is part of the argument.
   *
   * @throws JsonObject.Wrong when the text is no call of that name
   */
  static List<String> arguments(String name, String text) {
    if (!text.startsWith(name + "(") || !text.endsWith(")")) {
      throw new JsonObject.Wrong("the \"text\" of a call does not call its \"name\"");
    }
    String all = text.substring(name.length() + 1, text.length() - 1);
    return all.isEmpty() ? List.of() : split(all);
  }

  private static List<String> split(String all) {
    List<String> arguments = new ArrayList<>();
    boolean quoted = false;
    int depth = 0;
    int start = 0;
    for (int at = 0; at < all.length(); at++) {
      switch (all.charAt(at)) {
        case '"' -> quoted = !quoted;
        case '\\' -> at += quoted ? 1 : 0;
        case '{', '[' -> depth += quoted ? 0 : 1;
        case '}', ']' -> depth -= quoted ? 0 : 1;
        case ',' -> {
          if (!quoted && depth == 0 && all.startsWith(", ", at)) {
            arguments.add(all.substring(start, at));
            start = at + 2;
          }
        }
        default -> {}
      }
    }
    arguments.add(all.substring(start));
    return arguments;
  }
}
