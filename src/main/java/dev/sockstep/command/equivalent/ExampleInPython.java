package dev.sockstep.command.equivalent;

import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.Verb;
import dev.sockstep.command.VerbExamples;
import dev.sockstep.model.SocketKind;
import java.util.Optional;

/** What {@code help VERB} shows of a verb in Python. */
public final class ExampleInPython {
  private ExampleInPython() {}

  /** The first example as Python has it; empty where it is no call on a socket. */
  public static Optional<String> of(Verb verb) {
    try {
      return LineParser.parse(VerbExamples.of(verb).getFirst())
          .filter(line -> line.command() instanceof SocketCommand)
          .map(line -> python((SocketCommand) line.command()));
    } catch (Mistake wrong) {
      throw new IllegalStateException("an example of " + verb + " cannot be read", wrong);
    }
  }

  private static String python(SocketCommand command) {
    return Equivalents.of(command, kind(command.verb()), name(command.verb()), made(command.verb()))
        .python();
  }

  private static SocketKind kind(Verb verb) {
    return switch (verb) {
      case SENDTO, RECVFROM, JOIN, LEAVE -> SocketKind.UDP;
      case SOCKETPAIR -> SocketKind.UNIX;
      default -> SocketKind.TCP;
    };
  }

  private static String name(Verb verb) {
    return verb == Verb.SOCKETPAIR ? "a" : "s";
  }

  private static String made(Verb verb) {
    return switch (verb) {
      case ACCEPT -> "conn";
      case DUP -> "copy";
      case RECV, RECVFROM, PEEK -> "data";
      default -> null;
    };
  }
}
