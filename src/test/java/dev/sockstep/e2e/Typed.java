package dev.sockstep.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line at a prompt, and what stands below it up to the next.
 *
 * @param prompt what stands before the line; null for what comes before the first prompt
 * @param line what was typed, or is offered
 * @param card the rows below
 */
record Typed(String prompt, String line, List<String> card) {
  private static final Pattern PROMPT = Pattern.compile("(\\S.*?) ?›(?: (.*))?");

  /** What of a card is another's at each run: times, dates, numbers; and how rows are wrapped. */
  private static final List<Pattern> CHANGING =
      List.of(
          Pattern.compile("\\b\\d+ (?:µs|ms|s)\\b"),
          Pattern.compile("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d+ \\p{Alpha}{3} "),
          Pattern.compile("(?<![\\p{Alpha}\\d])\\d+"));

  /** The lines of a screen, or of an example. */
  static List<Typed> in(List<String> rows) {
    List<Typed> all = new ArrayList<>();
    all.add(new Typed(null, "", new ArrayList<>()));
    for (String row : rows) {
      Matcher matcher = PROMPT.matcher(row);
      if (matcher.matches()) {
        String line = matcher.group(2) == null ? "" : matcher.group(2).strip();
        all.add(new Typed(matcher.group(1).strip(), line, new ArrayList<>()));
      } else if (!row.isBlank()) {
        all.getLast().card.add(row);
      }
    }
    return all;
  }

  /** Whether somebody typed it: the end of a blocked step is told with its line too. */
  boolean isTyped() {
    return prompt != null && !prompt.endsWith("has returned");
  }

  /** Its words, with a sign for all that changes from run to run. */
  List<String> words() {
    String text = prompt + " › " + line + " " + String.join(" ", withoutCounters());
    for (Pattern pattern : CHANGING) {
      text = pattern.matcher(text).replaceAll("#");
    }
    return List.of(text.strip().split("\\s+"));
  }

  /** The counters are the whole network namespace's: others may have moved them. */
  private List<String> withoutCounters() {
    List<String> rows = new ArrayList<>();
    boolean counters = false;
    for (String row : card) {
      counters = row.startsWith("    counters ") || counters && row.startsWith(" ".repeat(13));
      if (!counters) {
        rows.add(row);
      }
    }
    return rows;
  }
}
