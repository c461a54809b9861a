package dev.sockstep.session;

import dev.sockstep.command.ArgKind;
import dev.sockstep.command.Field;
import dev.sockstep.command.SocketOption;
import dev.sockstep.command.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code help} says; the verbs come from their table. */
final class HelpTexts {
  private HelpTexts() {}

  static List<String> all() {
    List<String> lines = new ArrayList<>();
    for (Verb.Group group : Verb.Group.values()) {
      lines.add(group.title() + ":");
      for (Verb verb : Verb.values()) {
        if (verb.group() == group) {
          lines.add(String.format("  %-9s %s", verb.word(), verb.help()));
        }
      }
    }
    lines.add("name = create names a socket; name.verb acts on it; verb alone on the current one.");
    lines.add("help VERB tells more. Ctrl-C interrupts a blocked call; Ctrl-D leaves.");
    return lines;
  }

  static List<String> about(Verb verb) {
    List<String> lines = new ArrayList<>();
    lines.add(verb.synopsis());
    lines.add("  " + verb.help());
    verb.kinds().stream().distinct().map(kind -> "  takes " + kind.expected()).forEach(lines::add);
    if (verb.kinds().contains(ArgKind.OPTION)) {
      lines.add(
          "  options: "
              + Arrays.stream(SocketOption.values())
                  .map(Enum::name)
                  .collect(Collectors.joining(" ")));
    }
    if (verb.kinds().contains(ArgKind.CONDITION)) {
      lines.add("  fields:");
      for (Field field : Field.values()) {
        lines.add(String.format("    %-12s %s", field.word(), field.help()));
      }
    }
    if (verb.man() != null) {
      lines.add("  the call is " + verb.man());
    }
    return lines;
  }
}
