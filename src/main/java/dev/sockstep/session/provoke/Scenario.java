package dev.sockstep.session.provoke;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a failure mode is brought about.
 *
 * @param mode the mode's name in the catalogue
 * @param errno what the failing call gives
 * @param acts what is typed and done; empty where sockstep can't do it
 * @param recipe what a person does in its place; null where there are acts
 */
public record Scenario(String mode, String errno, List<Act> acts, String recipe) {
  private static final Pattern NAMED = Pattern.compile("(\\w+)(?:, (\\w+))? = \\w+.*");

  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|@\\S+|\\w+");

  private static final Pattern VALUE = Pattern.compile("(?<=\\{(?:port|fd|above) )\\w+");

  /** A listener, its client, and the accepted socket. */
  private static final List<String> CONNECTED =
      List.of(
          "srv = create",
          "srv.bind 0",
          "srv.listen",
          "c = create",
          "c.connect $srv",
          "a = srv.accept");

  public Scenario {
    acts = List.copyOf(acts);
  }

  /** A section of a file, behind its {@code ==}. */
  static Scenario of(String section) {
    List<String> lines = section.lines().filter(line -> !line.isBlank()).toList();
    String[] head = lines.getFirst().split(" ");
    List<Act> acts = new ArrayList<>();
    String recipe = null;
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("* ")) {
        recipe = line.substring(2);
      } else if (line.equals("connected")) {
        CONNECTED.stream().map(Act::of).forEach(acts::add);
      } else {
        acts.add(Act.of(line));
      }
    }
    return new Scenario(head[0], head[1], acts, recipe);
  }

  @Override
  public String toString() {
    return mode;
  }

  /** The verb of the last line; empty without lines. */
  public Optional<String> call() {
    return acts.stream()
        .filter(act -> !act.isAround())
        .map(act -> act.text().split("[ (]")[0])
        .map(head -> head.substring(head.indexOf('.') + 1))
        .reduce((_, later) -> later);
  }

  /** The names that it gives to sockets and peers. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Act act : acts) {
      Matcher named = NAMED.matcher(act.text());
      if (act.isTyped() && named.matches()) {
        names.add(named.group(1));
        if (named.group(2) != null) {
          names.add(named.group(2));
        }
      }
    }
    return List.copyOf(names);
  }

  /**
   * The same with names that are free: {@code c} becomes {@code c2} where there is a {@code c}.
   *
   * @param free whether a name is
   */
  public Scenario withNames(Predicate<String> free) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String name : names()) {
      String other = name;
      for (int number = 2; !free.test(other) || chosen.containsValue(other); number++) {
        other = name + number;
      }
      chosen.put(name, other);
    }
    return new Scenario(
        mode, errno, acts.stream().map(act -> renamed(act, chosen)).toList(), recipe);
  }

  private static Act renamed(Act act, Map<String, String> chosen) {
    // What stands in quotes is data or a path. The shell knows no names of sockets, but the values
    // that are filled in have theirs.
    Matcher word = (act.isTyped() ? WORD : VALUE).matcher(act.text());
    String text =
        word.replaceAll(
            found -> Matcher.quoteReplacement(chosen.getOrDefault(found.group(), found.group())));
    return act.with(text);
  }
}
