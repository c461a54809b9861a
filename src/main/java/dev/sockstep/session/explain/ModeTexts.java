package dev.sockstep.session.explain;

import dev.sockstep.model.Explanation;
import dev.sockstep.model.Explanation.Part;
import dev.sockstep.observe.catalogue.Facts;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.observe.catalogue.Modes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the catalogue of failure modes says of an errno, and of each mode. */
final class ModeTexts {
  /** More are listed by their names only, for the card has to fit the screen. */
  private static final int MOST_IN_FULL = 6;

  /** More calls than these are as good as any. */
  private static final int FEW_CALLS = 4;

  private ModeTexts() {}

  /** An errno's entry with its modes in the place of what the text says of their calls. */
  static Entry withModes(Entry errno) {
    List<Mode> modes =
        errno.words().stream().flatMap(word -> Modes.ofErrno(word).stream()).distinct().toList();
    if (modes.isEmpty()) {
      return errno;
    }
    List<Part> parts = new ArrayList<>(modes.size() > MOST_IN_FULL ? names(modes) : full(modes));
    List<String> covered =
        modes.stream().flatMap(mode -> mode.facts().calls().stream().map(ModeTexts::verb)).toList();
    errno.parts().stream().filter(part -> !covered.contains(part.label())).forEach(parts::add);
    return new Entry(errno.words(), errno.what(), parts, errno.see());
  }

  private static List<Part> full(List<Mode> modes) {
    return modes.stream()
        .map(mode -> new Part(label(mode), mode.facts().cause() + " (" + mode.id() + ")"))
        .toList();
  }

  private static List<Part> names(List<Mode> modes) {
    Map<String, String> byCall = new LinkedHashMap<>();
    modes.forEach(mode -> byCall.merge(label(mode), mode.id(), (a, b) -> a + ", " + b));
    List<Part> parts = new ArrayList<>();
    byCall.forEach((call, ids) -> parts.add(new Part(call, ids)));
    parts.add(
        new Part(
            "note", "explain tells of each of these, such as explain " + modes.getFirst().id()));
    return parts;
  }

  private static String label(Mode mode) {
    List<String> calls = mode.facts().calls();
    return calls.size() > FEW_CALLS ? "any" : verb(calls.getFirst());
  }

  /** The verb that makes the call. */
  private static String verb(String call) {
    return switch (call) {
      case "setsockopt" -> "setopt";
      case "getsockopt" -> "getopt";
      case "getaddrinfo" -> "connect";
      case "fcntl" -> "block";
      default -> call;
    };
  }

  /** The mode as a word of its own. */
  static Topic topic(Mode mode) {
    Facts facts = mode.facts();
    String cause = facts.cause();
    List<Part> parts =
        List.of(
            new Part("calls", String.join(", ", facts.calls())),
            new Part("errno", String.join(", ", facts.errnos())),
            new Part("told by", facts.tells()),
            new Part("try", facts.attempt()),
            new Part("takes", facts.need().words()));
    String what = Character.toUpperCase(cause.charAt(0)) + cause.substring(1) + ".";
    String title = mode.id() + ": a failure mode, shown as \"" + facts.title() + "\"";
    return new Topic(
        Topic.Kind.MODE,
        List.of(mode.id()),
        new Explanation(mode.id(), title, what, parts, mode.man(), null));
  }
}
