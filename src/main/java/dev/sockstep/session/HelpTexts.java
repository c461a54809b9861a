package dev.sockstep.session;

import dev.sockstep.command.ArgKind;
import dev.sockstep.command.Field;
import dev.sockstep.command.HelpTopic;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.PollEvent;
import dev.sockstep.command.SocketOption;
import dev.sockstep.command.Verb;
import dev.sockstep.command.VerbExamples;
import dev.sockstep.command.equivalent.ExampleInPython;
import dev.sockstep.model.PeerKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code help} says; the verbs come from their table. */
final class HelpTexts {
  private static final int MARGIN = 20;

  /** What is left of 80 columns beside the card's margin. */
  private static final int WIDTH = 76;

  private HelpTexts() {}

  static List<String> of(Optional<HelpTopic> about) {
    if (about.isEmpty()) {
      return words();
    }
    return switch (about.get()) {
      case HelpTopic.All _ -> all();
      case HelpTopic.OfGroup(Verb.Group group) -> group(group);
      case HelpTopic.OfVerb(Verb verb) -> about(verb);
    };
  }

  /** The words only: they fit on the smallest screen. */
  private static List<String> words() {
    List<String> lines = new ArrayList<>();
    for (Verb.Group group : Verb.Group.values()) {
      String margin = group.title();
      StringBuilder line = new StringBuilder();
      for (Verb verb : group.verbs()) {
        if (MARGIN + line.length() + 1 + verb.word().length() > WIDTH) {
          lines.add(String.format("%-" + MARGIN + "s%s", margin, line));
          margin = "";
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(verb.word());
      }
      lines.add(String.format("%-" + MARGIN + "s%s", margin, line));
    }
    lines.add("name = create names a socket; name.verb acts on it, verb on the current one.");
    lines.add("A line may be Python too: s = socket.socket() (explain python).");
    lines.add("More: help VERB, with examples; help looking, a group of them; help all.");
    lines.add("Tab completes. Ctrl-C interrupts a blocked call; Ctrl-D leaves.");
    return lines;
  }

  private static List<String> group(Verb.Group group) {
    List<String> lines = new ArrayList<>();
    lines.add(group.title() + ":");
    for (Verb verb : group.verbs()) {
      lines.add("  " + verb.synopsis());
      lines.add("      " + verb.help());
    }
    return lines;
  }

  private static List<String> all() {
    List<String> lines = new ArrayList<>();
    for (Verb.Group group : Verb.Group.values()) {
      lines.add(group.title() + ":");
      for (Verb verb : group.verbs()) {
        lines.add(String.format("  %-11s %-1s %s", verb.word(), letter(verb), verb.help()));
      }
    }
    lines.add("The letters are the verbs' short forms, as in socklab: b 80 is bind 80.");
    return lines;
  }

  /** The first alias of one letter. */
  private static String letter(Verb verb) {
    return verb.aliases().stream().filter(alias -> alias.length() == 1).findFirst().orElse(" ");
  }

  private static List<String> about(Verb verb) {
    List<String> lines = new ArrayList<>();
    lines.add(verb.synopsis());
    lines.add("  " + verb.help());
    if (verb != Verb.PEER) { // what it takes is a list of its own
      verb.kinds().stream().distinct().forEach(kind -> lines.add("  takes " + kind.expected()));
    }
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
      lines.add("  also a socket option (c.SO_REUSEADDR == 1, c.SO_RCVTIMEO == 100ms), and an");
      lines.add("  event of poll, 1 or 0: " + String.join(" ", PollEvent.names()));
    }
    if (verb.kinds().contains(ArgKind.MESSAGE_FLAG)) {
      flags(verb, lines);
    }
    if (!verb.aliases().isEmpty()) {
      lines.add("  also " + others(verb.aliases()) + ", as in socklab");
    }
    if (verb == Verb.PEER) {
      peers(lines);
    }
    lines.add("  for example");
    VerbExamples.of(verb).forEach(example -> lines.add("    " + example));
    ExampleInPython.of(verb).ifPresent(python -> lines.add("  in Python: " + python));
    if (verb.man() != null) {
      lines.add("  the manual page: " + manual(verb.man()));
    }
    return lines;
  }

  private static String others(List<String> aliases) {
    boolean letter = aliases.size() == 1 && aliases.getFirst().length() == 1;
    return String.join(", ", aliases) + (letter ? ", its short form" : "");
  }

  /** {@code send(2)} as it is typed in a terminal. */
  private static String manual(String page) {
    int section = page.indexOf('(');
    return "man " + page.charAt(section + 1) + " " + page.substring(0, section);
  }

  private static void flags(Verb verb, List<String> lines) {
    boolean sends = verb == Verb.SEND || verb == Verb.SENDTO;
    MessageFlag.Use direction = sends ? MessageFlag.Use.SEND : MessageFlag.Use.RECV;
    for (MessageFlag flag : MessageFlag.values()) {
      if (flag.fits(direction)) {
        lines.add(String.format("    %-12s %s", flag.word(), flag.help()));
      }
    }
  }

  private static void peers(List<String> lines) {
    lines.add("  it waits on loopback, at a port of the kernel's choice when none is given:");
    for (PeerKind kind : PeerKind.values()) {
      lines.add(String.format("    %-8s %s", kind.word(), kind.does(false, false)));
    }
    lines.add("  with udp: " + String.join(", ", PeerKind.words(false, true)));
    lines.add("  peer client KIND address: connects to your socket, and then does the same");
    lines.add("  --every TIME is the pace of slow and trickle; reset --at-once waits for none");
    lines.add("  p = peer echo names it: connect $p; expect p.received == 5; peer stop p");
  }
}
