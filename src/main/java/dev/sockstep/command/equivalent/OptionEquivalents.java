package dev.sockstep.command.equivalent;

import dev.sockstep.command.Literals;
import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.Equivalent;
import java.time.Duration;

/** The line of Python, C and Java that sets or reads the same socket option. */
final class OptionEquivalents {
  private OptionEquivalents() {}

  static Equivalent set(SocketCommand.Setopt setopt, String name) {
    SocketOption option = setopt.option();
    String place = option.level().symbol() + ", " + option;
    String python = name + ".setsockopt(socket." + option.level().symbol() + ", socket." + option;
    return switch (setopt.value()) {
      case OptionValue.Int(int value) ->
          new Equivalent(
              python + ", " + value + ")",
              "int value = "
                  + value
                  + "; setsockopt("
                  + name
                  + ", "
                  + place
                  + ", &value, sizeof value);",
              java(option, name, Integer.toString(value)));
      case OptionValue.Time(Duration time) ->
          new Equivalent(
              python + ", struct.pack(\"ll\", " + time.toSeconds() + ", " + micros(time) + "))",
              "struct timeval time = {"
                  + time.toSeconds()
                  + ", "
                  + micros(time)
                  + "}; setsockopt("
                  + name
                  + ", "
                  + place
                  + ", &time, sizeof time);",
              option == SocketOption.SO_RCVTIMEO
                  ? name + ".setSoTimeout(" + OtherEquivalents.millis(time) + ");"
                  : null);
      case OptionValue.Linger(boolean on, int seconds) ->
          new Equivalent(
              python + ", struct.pack(\"ii\", " + (on ? 1 : 0) + ", " + seconds + "))",
              "struct linger linger = {"
                  + (on ? 1 : 0)
                  + ", "
                  + seconds
                  + "}; setsockopt("
                  + name
                  + ", "
                  + place
                  + ", &linger, sizeof linger);",
              name + ".setSoLinger(" + on + ", " + seconds + ");");
      case OptionValue.Text(String text) ->
          new Equivalent(
              python + ", b" + Literals.quoted(Literals.latin1(text)) + ")",
              "setsockopt("
                  + name
                  + ", "
                  + place
                  + ", "
                  + Literals.quoted(Literals.latin1(text))
                  + ", "
                  + Literals.latin1(text).length()
                  + ");",
              null);
      case OptionValue.Inet4(String dotted) ->
          new Equivalent(
              python + ", socket.inet_aton(\"" + dotted + "\"))",
              "struct in_addr in; inet_pton(AF_INET, \""
                  + dotted
                  + "\", &in); setsockopt("
                  + name
                  + ", "
                  + place
                  + ", &in, sizeof in);",
              null);
    };
  }

  static Equivalent get(SocketCommand.Getopt getopt, String name) {
    SocketOption option = getopt.option();
    String symbol = option.level().symbol();
    return new Equivalent(
        name + ".getsockopt(socket." + symbol + ", socket." + option + ")",
        "socklen_t size = sizeof value; getsockopt("
            + name
            + ", "
            + symbol
            + ", "
            + option
            + ", &value, &size);",
        null);
  }

  /** Java's standard options; null where it has none for this one. */
  private static String java(SocketOption option, String name, String value) {
    return switch (option) {
      case SO_REUSEADDR, SO_REUSEPORT, SO_KEEPALIVE, SO_BROADCAST, TCP_NODELAY ->
          name + ".setOption(StandardSocketOptions." + option + ", " + !value.equals("0") + ");";
      case SO_RCVBUF, SO_SNDBUF, IP_TOS ->
          name + ".setOption(StandardSocketOptions." + option + ", " + value + ");";
      default -> null;
    };
  }

  private static long micros(Duration time) {
    return time.toNanosPart() / 1000;
  }
}
