package dev.sockstep.session.explain;

import dev.sockstep.model.Explanation.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of the texts: the word with its other spellings on the first line, what it is on the
 * second, then {@code label: sentence}. A blank line ends it.
 *
 * @param words its spellings, the usual one first
 * @param what what it is
 * @param parts in the order that they are shown in
 * @param see where to read on; empty when nowhere
 */
record Entry(List<String> words, String what, List<Part> parts, String see) {
  private static final Pattern LABELLED = Pattern.compile("([a-z]{2,8}): (.*)");

  static List<Entry> all(String text) {
    return Arrays.stream(text.strip().split("\n\n")).map(Entry::of).toList();
  }

  private static Entry of(String block) {
    List<String> lines = block.lines().toList();
    List<Part> parts = new ArrayList<>();
    String see = "";
    for (String line : lines.subList(2, lines.size())) {
      Matcher labelled = LABELLED.matcher(line);
      if (!labelled.matches()) {
        throw new IllegalStateException("no label: " + line);
      }
      if (labelled.group(1).equals("see")) {
        see = labelled.group(2);
      } else {
        parts.add(new Part(labelled.group(1), labelled.group(2)));
      }
    }
    return new Entry(List.of(lines.getFirst().split(", ")), lines.get(1), List.copyOf(parts), see);
  }

  String word() {
    return words.getFirst();
  }
}
