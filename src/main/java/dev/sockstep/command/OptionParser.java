package dev.sockstep.command;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a socket option, and its value in the shape that the option has. */
final class OptionParser {
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern INET4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

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
    if (option.isEmpty()) {
      throw new Mistake(
          token.column(),
          "unknown option \"" + token.text() + "\"",
          Arguments.didYouMean(token.text(), SocketOption.names(), "options"));
    }
    return option.get();
  }

  private static OptionValue value(SocketOption option, Arguments arguments) throws Mistake {
    return switch (option.shape()) {
      case FLAG -> flag(option, arguments);
      case INT -> integer(option, arguments);
      case TIME -> new OptionValue.Time(arguments.duration(ArgKind.OPTION_VALUE, 1000));
      case LINGER -> linger(option, arguments);
      case TEXT -> new OptionValue.Text(arguments.text(ArgKind.OPTION_VALUE));
      case INET4 -> inet4(option, arguments);
      case READ_ONLY -> throw new IllegalArgumentException(option + " takes no value");
    };
  }

  private static OptionValue flag(SocketOption option, Arguments arguments) throws Mistake {
    Token token = arguments.takeWord(ArgKind.OPTION_VALUE);
    return switch (token.text()) {
      case "on", "1" -> new OptionValue.Int(1);
      case "off", "0" -> new OptionValue.Int(0);
      default -> throw arguments.unexpected(token, "on or off for " + option);
    };
  }

  private static OptionValue integer(SocketOption option, Arguments arguments) throws Mistake {
    Token token = arguments.takeWord(ArgKind.OPTION_VALUE);
    try {
      return new OptionValue.Int(Integer.parseInt(token.text()));
    } catch (NumberFormatException e) {
      throw arguments.unexpected(token, "a whole number for " + option);
    }
  }

  private static OptionValue inet4(SocketOption option, Arguments arguments) throws Mistake {
    Token token = arguments.takeWord(ArgKind.OPTION_VALUE);
    if (!INET4.matcher(token.text()).matches()) {
      throw arguments.unexpected(token, "an IPv4 address of this machine for " + option);
    }
    return new OptionValue.Inet4(token.text());
  }

  private static OptionValue linger(SocketOption option, Arguments arguments) throws Mistake {
    if (arguments.takeIf("off")) {
      return new OptionValue.Linger(false, 0);
    }
    arguments.takeIf("on");
    int column = arguments.isEmpty() ? 1 : arguments.peek().column();
    Duration time = arguments.duration(ArgKind.OPTION_VALUE, 1000);
    if (time.toNanosPart() != 0) {
      throw new Mistake(
          column, option + " takes whole seconds", "write setopt " + option + " on 0");
    }
    return new OptionValue.Linger(true, (int) time.toSeconds());
  }
}
