package dev.sockstep.session;

import dev.sockstep.command.ArgKind;
import dev.sockstep.command.Field;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.PollEvent;
import dev.sockstep.command.SocketOption;
import dev.sockstep.command.Verb;
import dev.sockstep.model.PeerKind;
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
          lines.add(String.format("  %-11s %-1s %s", verb.word(), letter(verb), verb.help()));
        }
      }
    }
    lines.add("name = create names a socket; name.verb acts on it, verb on the current one.");
    lines.add("The letters are the verbs' short forms, as in socklab: b 80 is bind 80.");
    lines.add("help VERB tells more. Ctrl-C interrupts a blocked call; Ctrl-D leaves.");
    return lines;
  }

  /** The first alias of one letter. */
  private static String letter(Verb verb) {
    return verb.aliases().stream().filter(alias -> alias.length() == 1).findFirst().orElse(" ");
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
      lines.add("  also a socket option (c.SO_REUSEADDR == 1, c.SO_RCVTIMEO == 100ms), and an");
      lines.add("  event of poll, 1 or 0: " + String.join(" ", PollEvent.names()));
    }
    if (verb.kinds().contains(ArgKind.MESSAGE_FLAG)) {
      flags(verb, lines);
    }
    if (!verb.aliases().isEmpty()) {
      lines.add("  also: " + String.join(", ", verb.aliases()));
    }
    if (verb == Verb.PEER) {
      peers(lines);
    }
    if (verb.man() != null) {
      lines.add("  the call is " + verb.man());
    }
    return lines;
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
    lines.add("  it waits on loopback, at a port that the kernel chooses when none is given:");
    for (PeerKind kind : PeerKind.values()) {
      lines.add(String.format("    %-8s %s", kind.word(), kind.does(false, false)));
    }
    lines.add("  with udp: " + String.join(", ", PeerKind.words(false, true)));
    lines.add("  peer client KIND address: connects to your socket, and then does the same");
    lines.add(
        "  --every TIME is the pace of slow and trickle; --at-once: reset waits for no bytes");
    lines.add("  p = peer echo names it: connect $p; expect p.received == 5; peer stop p");
  }
}
