package dev.sockstep.session;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Nearest;
import dev.sockstep.command.Word;
import dev.sockstep.model.FailureModes;
import dev.sockstep.observe.catalogue.Facts;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.observe.catalogue.Modes;
import dev.sockstep.session.provoke.Act;
import dev.sockstep.session.provoke.Scenario;
import dev.sockstep.session.provoke.Scenarios;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which failure modes can be brought about, and which of them a word means. */
final class ProvokeLists {
  /** What happens to more calls than these can happen to nearly any. */
  private static final int FEW_CALLS = 4;

  /** How many names are offered for one that there is not. */
  private static final int MOST_ALIKE = 3;

  /** Calls that a verb of another name makes. */
  private static final Map<String, String> VERBS =
      Map.of("setopt", "setsockopt", "getopt", "getsockopt", "create", "socket");

  /** What scenarios run, and the package of most distributions that brings it. */
  private static final Map<String, String> PROGRAMS =
      Map.of(
          "ip", "iproute2",
          "tc", "iproute2",
          "nft", "nftables",
          "python3", "python3",
          "unshare", "util-linux");

  private ProvokeLists() {}

  static FailureModes all(boolean inLab) {
    Map<String, Scenario> scenarios =
        Scenarios.all().stream().collect(Collectors.toMap(Scenario::mode, Function.identity()));
    return new FailureModes(
        Modes.all().stream().map(mode -> of(mode, scenarios.get(mode.id()), inLab)).toList());
  }

  private static FailureModes.Of of(Mode mode, Scenario scenario, boolean inLab) {
    Facts facts = mode.facts();
    List<String> calls = facts.calls();
    return new FailureModes.Of(
        mode.id(),
        calls.size() > FEW_CALLS ? "any" : calls.getFirst(),
        scenario.errno(),
        facts.cause(),
        facts.need().words(),
        Access.of(mode, scenario, inLab));
  }

  /** The modes of an errno or of a call. */
  static FailureModes about(Word word, boolean inLab) throws Mistake {
    String call = VERBS.getOrDefault(word.text(), word.text());
    List<String> ids =
        Modes.all().stream()
            .filter(
                mode ->
                    mode.facts().calls().contains(call)
                        || mode.facts().errnos().stream().anyMatch(call::equalsIgnoreCase))
            .map(Mode::id)
            .toList();
    if (ids.isEmpty()) {
      throw unknown(word);
    }
    return new FailureModes(
        all(inLab).all().stream().filter(mode -> ids.contains(mode.id())).toList());
  }

  private static Mistake unknown(Word word) {
    List<String> known =
        Modes.all().stream()
            .flatMap(
                mode ->
                    Stream.concat(
                        Stream.of(mode.id()),
                        Stream.concat(
                            mode.facts().errnos().stream(), mode.facts().calls().stream())))
            .distinct()
            .toList();
    Optional<String> typo =
        Nearest.to(word.text(), known).filter(mode -> !mode.startsWith(word.text()));
    List<String> near =
        typo.map(List::of).orElseGet(() -> alike(word.text()).limit(MOST_ALIKE).toList());
    return new Mistake(
        word.column(),
        "there is no failure mode \"" + word + "\"",
        near.isEmpty()
            ? "provoke lists the errnos; provoke and one of them names its modes"
            : near.stream().collect(Collectors.joining("\", or \"", "did you mean \"", "\"?")));
  }

  /** The modes whose names have a word of that one, those with the most first. */
  private static Stream<String> alike(String name) {
    Set<String> words = words(name);
    return Modes.all().stream()
        .map(Mode::id)
        .filter(id -> !Collections.disjoint(words(id), words))
        .sorted(
            Comparator.comparingLong(
                    (String id) -> -words(id).stream().filter(words::contains).count())
                .thenComparing(id -> !id.startsWith(name.split("-", 2)[0])));
  }

  /** Its words, but for those that say nothing of what it is about. */
  private static Set<String> words(String name) {
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split("-"))
        .filter(word -> word.length() > 2)
        .collect(Collectors.toSet());
  }

  /** The programs that a scenario's shell commands run must be there. */
  private static void checkPrograms(Scenario scenario, Word word) throws Mistake {
    for (Map.Entry<String, String> program : PROGRAMS.entrySet()) {
      boolean runs =
          scenario.acts().stream()
              .anyMatch(
                  act ->
                      act.kind() == Act.Kind.SHELL
                          && act.text().startsWith(program.getKey() + " "));
      if (runs && !ShellCommand.isThere(program.getKey())) {
        throw new Mistake(
            word.column(),
            scenario.mode() + " takes the program " + program.getKey() + ", which is not here",
            "it is in the package " + program.getValue());
      }
    }
  }

  /** Refuses what can't be brought about here, and says what to do in its place. */
  static void check(Mode mode, Scenario scenario, Word word, boolean inLab) throws Mistake {
    String takes = mode.id() + " takes " + mode.facts().need().words();
    switch (Access.of(mode, scenario, inLab)) {
      case HERE -> checkPrograms(scenario, word);
      case LAB ->
          throw new Mistake(word.column(), takes, "start sockstep --lab, and provoke it there");
      case ORDINARY ->
          throw new Mistake(
              word.column(),
              mode.id() + " is how an ordinary user is refused, and you have root's capabilities",
              "start sockstep as an ordinary user, and provoke it there");
      case BY_HAND -> throw new Mistake(word.column(), takes, "by hand: " + scenario.recipe());
    }
  }
}
