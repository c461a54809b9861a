package dev.sockstep.export.program;

import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.SocketOption;
import dev.sockstep.command.Word;
import java.util.HashSet;
import java.util.Set;

/** What a Java program sets on its channels. */
final class JavaOptions {
  private final Source source;
  private final Set<String> keys = new HashSet<>();

  JavaOptions(Source source) {
    this.source = source;
  }

  /** Java has some of the options; of the others only a comment tells. */
  void setopt(SocketCommand.Setopt setopt, String id) {
    String name = setopt.option().toString();
    String value =
        switch (setopt.value()) {
          case OptionValue.Int(int number) ->
              setopt.option().shape() == SocketOption.Shape.FLAG
                  ? Boolean.toString(number != 0)
                  : Integer.toString(number);
          case OptionValue.Linger(boolean on, int seconds) -> Integer.toString(on ? seconds : -1);
          case OptionValue.Inet4(String dotted) -> device(dotted);
          case OptionValue.Time _, OptionValue.Text _ -> null;
        };
    boolean known =
        Set.of(
                "SO_REUSEADDR",
                "SO_REUSEPORT",
                "SO_KEEPALIVE",
                "SO_BROADCAST",
                "SO_LINGER",
                "SO_RCVBUF",
                "SO_SNDBUF",
                "TCP_NODELAY",
                "IP_TOS",
                "IP_MULTICAST_IF",
                "IP_MULTICAST_TTL",
                "IP_MULTICAST_LOOP")
            .contains(name);
    if (known && value != null) {
      source.line(id + ".setOption(StandardSocketOptions." + name + ", " + value + ");");
    } else {
      source.line("// Java's channels have no " + name);
    }
  }

  private static String device(String address) {
    return "NetworkInterface.getByInetAddress(InetAddress.getByName("
        + Source.literal(address)
        + "))";
  }

  /** A membership is an object in Java, which is dropped to leave. */
  void membership(Operation.Membership membership, String id) {
    String group = membership.group().address().toString();
    String key = id + "In" + group.replaceAll("[^0-9A-Za-z]", "_");
    if (!membership.joins()) {
      source.line(keys.contains(key) ? key + ".drop();" : "// it was never joined here");
      return;
    }
    String name = membership.group().device().map(Word::text).orElse("");
    if (name.isEmpty()) {
      source.line("// left out: Java joins a group on an interface that is named");
      return;
    }
    String device =
        name.matches("[0-9]+(\\.[0-9]+){3}")
            ? device(name)
            : name.matches("[0-9]+")
                ? "NetworkInterface.getByIndex(" + name + ")"
                : "NetworkInterface.getByName(" + Source.literal(name) + ")";
    source.line((keys.add(key) ? "MembershipKey " : "") + key + " =");
    source.line("    " + id + ".join(InetAddress.getByName(" + Source.literal(group) + "),");
    source.line("        " + device + ");");
  }
}
