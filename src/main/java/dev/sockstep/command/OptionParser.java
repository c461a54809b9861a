package dev.sockstep.command;

import dev.sockstep.model.InetLiteral;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a socket option, and its value in the shape that the option has. */
final class OptionParser {
  private static final int LONGEST_NAME = 15;

  private OptionParser() {}

  static SocketCommand.Setopt setopt(Arguments arguments) throws Mistake {
    int column = arguments.isEmpty() ? 1 : arguments.peek().column();
    SocketOption option = option(arguments);
    if (option.shape() == SocketOption.Shape.READ_ONLY) {
      throw new Mistake(column, option + " can only be read", "write getopt " + option);
    }
    return new SocketCommand.Setopt(option, value(option, arguments));
  }

  static SocketOption option(Arguments arguments) throws Mistake {
    Token token = arguments.takeWord(ArgKind.OPTION);
    Optional<SocketOption> option = SocketOption.named(token.text());
    Token next = arguments.peek();
    if (option.isEmpty()
        && Name.isName(token.text())
        && next != null
        && SocketOption.named(next.text()).isPresent()) {
      throw new Mistake(
          token.column(),
          "the name of a socket stands before the verb",
          "write " + token.text() + "." + arguments.verb().word() + " " + arguments.from(next));
    }
    if (option.isEmpty()) {
      throw new Mistake(
          token.column(),
          "unknown option \"" + token.text() + "\"",
          nearest(token.text())
              .map(near -> "did you mean \"" + near + "\"?")
              .orElse("help getopt lists the options"));
    }
    return option.get();
  }

  /** The option that was meant; its prefix, which tells the level, may have been left out. */
  private static Optional<String> nearest(String word) {
    List<String> names = SocketOption.names();
    List<String> plain = names.stream().map(name -> name.substring(name.indexOf('_') + 1)).toList();
    return word.indexOf('_') >= 0
        ? Nearest.to(word, names)
        : Nearest.to(word, plain).map(near -> names.get(plain.indexOf(near)));
  }

  private static OptionValue value(SocketOption option, Arguments arguments) throws Mistake {
    return switch (option.shape()) {
      case FLAG -> flag(option, arguments);
      case INT -> integer(option, arguments);
      case TIME -> {
        here(arguments, option, "a time, such as 500ms or 2s; 0 for no limit");
        yield new OptionValue.Time(arguments.duration(ArgKind.OPTION_VALUE, 1000));
      }
      case LINGER -> linger(option, arguments);
      case TEXT -> text(option, arguments);
      case INET4 -> inet4(option, arguments);
      case READ_ONLY -> throw new IllegalArgumentException(option + " takes no value");
    };
  }

  /** Says in the option's own words what is expected, where nothing stands. */
  private static void here(Arguments arguments, SocketOption option, String expected)
      throws Mistake {
    if (arguments.isEmpty()) {
      throw arguments.missing(option + " lacks a value: expected ", expected);
    }
  }

  private static OptionValue flag(SocketOption option, Arguments arguments) throws Mistake {
    here(arguments, option, "on or off");
    Token token = arguments.takeWord(ArgKind.OPTION_VALUE);
    return switch (token.text()) {
      case "on", "1" -> new OptionValue.Int(1);
      case "off", "0" -> new OptionValue.Int(0);
      case "true", "yes" -> throw onOrOff(token, option, "on");
      case "false", "no" -> throw onOrOff(token, option, "off");
      default -> throw arguments.unexpected(token, "on or off for " + option);
    };
  }

  private static Mistake onOrOff(Token token, SocketOption option, String meant) {
    return new Mistake(
        token.column(),
        "expected on or off for " + option + ", found " + token.shown(),
        "write " + meant);
  }

  private static OptionValue integer(SocketOption option, Arguments arguments) throws Mistake {
    here(arguments, option, "a whole number");
    Token token = arguments.takeWord(ArgKind.OPTION_VALUE);
    if (option == SocketOption.IPV6_MULTICAST_IF && !token.text().matches("-?[0-9]+")) {
      throw new Mistake(
          token.column(),
          "expected the number of an interface for " + option + ", found " + token.shown(),
          "ip link shows the numbers; lo is 1");
    }
    try {
      return new OptionValue.Int(Integer.parseInt(token.text()));
    } catch (NumberFormatException e) {
      boolean tooLarge = token.text().matches("-?[0-9]+");
      throw arguments.unexpected(
          token, "a whole number" + (tooLarge ? " of 32 bits" : "") + " for " + option);
    }
  }

  /** The kernel cuts longer names short without a word (IFNAMSIZ, TCP_CA_NAME_MAX). */
  private static OptionValue text(SocketOption option, Arguments arguments) throws Mistake {
    here(arguments, option, "a name");
    int column = arguments.peek().column();
    String text = arguments.text(ArgKind.OPTION_VALUE);
    if (text.length() > LONGEST_NAME) {
      throw new Mistake(
          column,
          option
              + " takes a name of at most "
              + LONGEST_NAME
              + " bytes, this one has "
              + text.length(),
          null);
    }
    return new OptionValue.Text(text);
  }

  private static OptionValue inet4(SocketOption option, Arguments arguments) throws Mistake {
    here(arguments, option, "an IPv4 address of this machine");
    Token token = arguments.takeWord(ArgKind.OPTION_VALUE);
    if (InetLiteral.parse(token.text(), 0, false) == null) {
      throw arguments.unexpected(token, "an IPv4 address of this machine for " + option);
    }
    return new OptionValue.Inet4(token.text());
  }

  private static OptionValue linger(SocketOption option, Arguments arguments) throws Mistake {
    if (arguments.takeIf("off")) {
      return new OptionValue.Linger(false, 0);
    }
    arguments.takeIf("on");
    here(arguments, option, "off, or the seconds to wait, such as 5");
    int column = arguments.peek().column();
    Duration time = arguments.duration(ArgKind.OPTION_VALUE, 1000);
    if (time.toNanosPart() != 0) {
      throw new Mistake(
          column, option + " takes whole seconds", "write setopt " + option + " on 0");
    }
    return new OptionValue.Linger(true, (int) time.toSeconds());
  }
}
