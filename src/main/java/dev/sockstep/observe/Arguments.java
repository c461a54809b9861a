package dev.sockstep.observe;

import dev.sockstep.model.Call;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of a call, taken apart where its text separates them: a comma in a string or in a
 * structure is part of one.
 */
final class Arguments {
  private Arguments() {}

  static List<String> of(Call call) {
    String text = call.text();
    int open = text.indexOf('(');
    if (open < 0 || !text.endsWith(")")) {
      return List.of();
    }
    List<String> all = new ArrayList<>();
    boolean quoted = false;
    int depth = 0;
    int start = open + 1;
    int end = text.length() - 1;
    for (int at = start; at < end; at++) {
      switch (text.charAt(at)) {
        case '"' -> quoted = !quoted;
        case '\\' -> at += quoted ? 1 : 0;
        case '{' -> depth += quoted ? 0 : 1;
        case '}' -> depth -= quoted ? 0 : 1;
        case ',' -> {
          if (!quoted && depth == 0) {
            all.add(text.substring(start, at).strip());
            start = at + 1;
          }
        }
        default -> {}
      }
    }
    all.add(text.substring(start, end).strip());
    return all;
  }
}
