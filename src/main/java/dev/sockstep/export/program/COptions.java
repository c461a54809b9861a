package dev.sockstep.export.program;

import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.Word;
import java.time.Duration;
import java.util.Optional;

/** What a C program sets by setsockopt, each in a block of its own. */
final class COptions {
  private final CText source;

  COptions(CText source) {
    this.source = source;
  }

  void setopt(SocketCommand.Setopt setopt, String id) {
    String value =
        switch (setopt.value()) {
          case OptionValue.Int(int number) -> "int value = " + number + ";";
          case OptionValue.Time(var time) ->
              "struct timeval value = {"
                  + time.toSeconds()
                  + ", "
                  + time.toNanosPart() / 1000
                  + "};";
          case OptionValue.Linger(boolean on, int seconds) ->
              "struct linger value = {" + (on ? 1 : 0) + ", " + seconds + "};";
          case OptionValue.Text(String text) ->
              "const char value[] = " + Source.literal(text) + ";";
          case OptionValue.Inet4(String dotted) ->
              "unsigned char value[4] = {" + dotted.replace(".", ", ") + "};";
        };
    source.line("{");
    source.line("  " + value);
    source.line("");
    source.inBlock(
        () ->
            source.check(
                "setsockopt(%s, %s, %s, &value, sizeof value) < 0"
                    .formatted(id, setopt.option().level().symbol(), setopt.option()),
                setopt.option().toString()));
    source.line("}");
  }

  void timeout(Optional<Duration> limit, String id) {
    Duration time = limit.orElse(Duration.ZERO);
    source.line(
        "set_timeout(%s, (struct timeval) {%d, %d});"
            .formatted(id, time.toSeconds(), time.toNanosPart() / 1000));
  }

  void membership(Operation.Membership membership, String id) {
    boolean inet6 = membership.socket().kind().isInet6();
    String field = inet6 ? "ipv6mr_multiaddr" : "imr_multiaddr";
    String family = inet6 ? "AF_INET6" : "AF_INET";
    String option =
        (inet6 ? "IPV6_" : "IP_") + (membership.joins() ? "ADD" : "DROP") + "_MEMBERSHIP";
    String device = membership.group().device().map(Word::text).orElse("");
    source.line("{");
    source.line("  struct " + (inet6 ? "ipv6_mreq" : "ip_mreqn") + " group = {0};");
    source.line("");
    source.inBlock(
        () -> {
          source.line(
              "inet_pton(%s, %s, &group.%s);"
                  .formatted(
                      family, Source.literal(membership.group().address().toString()), field));
          if (device.matches("[0-9]+(\\.[0-9]+){3}")) {
            source.line("inet_pton(AF_INET, \"" + device + "\", &group.imr_address);");
          } else if (!device.isEmpty()) {
            source.line(
                "group."
                    + (inet6 ? "ipv6mr_interface" : "imr_ifindex")
                    + " = "
                    + (device.matches("[0-9]+")
                        ? device
                        : "if_nametoindex(" + Source.literal(device) + ")")
                    + ";");
          }
          source.check(
              "setsockopt(%s, %s, %s, &group, sizeof group) < 0"
                  .formatted(id, inet6 ? "IPPROTO_IPV6" : "IPPROTO_IP", option),
              option);
        });
    source.line("}");
  }
}
