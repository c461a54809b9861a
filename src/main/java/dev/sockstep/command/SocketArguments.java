package dev.sockstep.command;

import java.time.Duration;
import java.util.Optional;

/** The arguments of the verbs that are calls on a socket. */
final class SocketArguments {
  private SocketArguments() {}

  private enum OnOff {
    ON,
    OFF
  }

  static boolean isOn(Arguments arguments) throws Mistake {
    return arguments.oneOf(OnOff.class, ArgKind.ON_OFF) == OnOff.ON;
  }

  static Optional<Num> backlog(Arguments arguments) throws Mistake {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    Token token = arguments.takeWord(ArgKind.BACKLOG);
    // listen(2) takes a negative backlog too; the kernel reads it as its greatest.
    return Optional.of(
        ValueParser.number(
            token.text(), token.column(), "a backlog", Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  static Optional<Duration> timeout(Arguments arguments) throws Mistake {
    return arguments.takeIf("off")
        ? Optional.empty()
        : Optional.of(arguments.duration(ArgKind.DURATION, 1000));
  }

  static Group group(Arguments arguments) throws Mistake {
    Token address = arguments.takeWord(ArgKind.GROUP);
    Optional<Word> device = Optional.empty();
    if (!arguments.isEmpty()) {
      Token token = arguments.takeWord(ArgKind.DEVICE);
      device = Optional.of(new Word(token.text(), token.column()));
    }
    return new Group(new Host.Named(address.text(), address.column()), device);
  }

  /** socklab says in, out and both. */
  static Command.Direction direction(Arguments arguments) throws Mistake {
    if (arguments.takeIf("in")) {
      return Command.Direction.RD;
    }
    if (arguments.takeIf("out")) {
      return Command.Direction.WR;
    }
    return arguments.takeIf("both")
        ? Command.Direction.RDWR
        : arguments.oneOf(Command.Direction.class, ArgKind.DIRECTION);
  }
}
