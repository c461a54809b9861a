package dev.sockstep.lesson;

import dev.sockstep.command.Nearest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.front.matter.YamlFrontMatterVisitor;
import org.commonmark.node.Node;

/** Reads the front matter: the lines between two lines of dashes that a lesson begins with. */
final class FrontMatter {
  private static final List<String> KEYS =
      List.of("id", "title", "summary", "minutes", "track", "after", "needs", "misconceptions");
  private static final String EXAMPLE = "write it as: ";

  /** Where the menu shows a lesson that names no part of the course. */
  private static final String NO_TRACK = "Other lessons";

  private final Problems problems;
  private final Map<String, List<String>> values;
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private FrontMatter(Node document, String markdown, Problems problems) {
    this.problems = problems;
    YamlFrontMatterVisitor visitor = new YamlFrontMatterVisitor();
    document.accept(visitor);
    this.values = visitor.getData();
    int number = 0;
    for (String line : markdown.lines().toList()) {
      number++;
      int colon = line.indexOf(':');
      if (number > 1 && line.startsWith("---")) {
        break;
      }
      String key = colon > 0 ? line.substring(0, colon) : "";
      boolean again = lines.putIfAbsent(key, number) != null;
      if (again && KEYS.contains(key)) {
        problems.add(number, "the front matter has its " + key + " above", "remove one of them");
      }
    }
  }

  /** What the front matter says; what is wrong with it is added to the problems. */
  static About read(Node document, String markdown, Problems problems) {
    FrontMatter matter = new FrontMatter(document, markdown, problems);
    if (matter.values.isEmpty()) {
      problems.add(
          1,
          "a lesson begins with its front matter",
          "begin the file with: ---, then lines such as id: my-lesson, then ---");
      return null;
    }
    return matter.about();
  }

  private About about() {
    for (String key : values.keySet()) {
      if (!KEYS.contains(key)) {
        problems.add(
            line(key),
            "the front matter knows no \"" + key + "\"",
            Nearest.to(key, KEYS)
                .map(near -> "did you mean " + near + "?")
                .orElse("it knows " + String.join(", ", KEYS)));
      }
    }
    return new About(
        matching(
            "id", "[a-z0-9]+(-[a-z0-9]+)*", "small letters, digits and dashes", "id: both-lives"),
        required("title", "title: The two lives of a socket"),
        required("summary", "summary: A server and a client, one call at a time."),
        minutes(),
        one("track").isEmpty() ? NO_TRACK : one("track"),
        list("after"),
        needs(),
        misconceptions());
  }

  private int minutes() {
    String text = required("minutes", "minutes: 10");
    if (text.matches("[1-9][0-9]?")) {
      return Integer.parseInt(text);
    }
    if (!text.isEmpty()) {
      wrong("minutes", "is no number of minutes from 1 to 99", "minutes: 10");
    }
    return 0;
  }

  private Set<LessonNeed> needs() {
    Set<LessonNeed> needs = EnumSet.noneOf(LessonNeed.class);
    for (String word : list("needs")) {
      LessonNeed.of(word)
          .ifPresentOrElse(
              needs::add,
              () ->
                  problems.add(
                      line("needs"),
                      "there is no need \"" + word + "\"",
                      "needs are: " + String.join(", ", LessonNeed.words())));
    }
    return needs;
  }

  private List<String> misconceptions() {
    List<String> ids = list("misconceptions");
    for (String id : ids) {
      if (!id.matches("M[1-9][0-9]?")) {
        problems.add(
            line("misconceptions"),
            "\"" + id + "\" is no id of a misconception",
            EXAMPLE + "misconceptions: [M1, M8]");
      }
    }
    return ids;
  }

  private String matching(String key, String pattern, String what, String example) {
    String text = required(key, example);
    if (!text.isEmpty() && !text.matches(pattern)) {
      wrong(key, "is not made of " + what, example);
    }
    return text;
  }

  private void wrong(String key, String what, String example) {
    problems.add(line(key), "the " + key + " \"" + one(key) + "\" " + what, EXAMPLE + example);
  }

  private String required(String key, String example) {
    String text = one(key);
    if (text.matches("[>|][-+0-9]*")) {
      wrong(key, "goes on in other lines", example);
    } else if (text.startsWith("\"") || text.startsWith("'")) {
      wrong(key, "begins with a quote that is not closed", example);
    }
    if (text.isEmpty()) {
      problems.add(line(key), "the front matter lacks the " + key, EXAMPLE + example);
    }
    return text;
  }

  private String one(String key) {
    List<String> found = values.getOrDefault(key, List.of());
    return found.isEmpty() ? "" : uncommented(found.getFirst());
  }

  /** Both of YAML's ways to write a list, and a single value. */
  private List<String> list(String key) {
    List<String> all = new ArrayList<>();
    for (String found : values.getOrDefault(key, List.of())) {
      String value = uncommented(found);
      boolean inline = value.startsWith("[") && value.endsWith("]");
      String inside = inline ? value.substring(1, value.length() - 1) : value;
      for (String word : inside.split(inline ? "," : "\n")) {
        if (!word.isBlank()) {
          all.add(word.strip());
        }
      }
    }
    return all;
  }

  private static String uncommented(String value) {
    return value.replaceFirst("(^|\\s)#.*", "").strip();
  }

  private int line(String key) {
    return lines.getOrDefault(key, 1);
  }
}
