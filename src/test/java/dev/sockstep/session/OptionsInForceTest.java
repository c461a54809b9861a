package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.command.OptionRange;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.Errno;
import dev.sockstep.model.OptionsInForce;
import dev.sockstep.model.StepReport;
import dev.sockstep.session.explain.Explanations;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All options of a socket at once, and the values that the kernel takes for one. */
@Timeout(60)
class OptionsInForceTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "udp", "unix", "--ipv6", "udp --ipv6", "unix --seqpacket"})
  void aNewSocketHasAllItsOptionsAsNew(String kind) {
    if (kind.contains("ipv6")) {
      Needs.ipv6Loopback();
    }
    live.done("s = create " + kind);

    OptionsInForce view = options("s.getopt");

    assertThat(view.options()).isNotEmpty().allMatch(OptionsInForce.Of::isAsNew);
    assertThat(view.options())
        .as("each is what getopt tells of it alone")
        .allSatisfy(
            option ->
                assertThat(live.done("s.getopt " + option.name()).notes())
                    .contains(option.name() + " is " + option.value()));
  }

  @Test
  void whatWasSetIsShownWithWhatANewSocketHas() {
    live.all("s = create", "s.setopt tcp_nodelay on", "s.setopt SO_RCVBUF 5000");
    live.all("s.setopt SO_LINGER 3", "s.setopt SO_RCVTIMEO 1500ms");

    List<OptionsInForce.Of> own =
        options("getopt").options().stream().filter(option -> !option.isAsNew()).toList();

    assertThat(own.stream().collect(Collectors.toMap(o -> o.name(), o -> o.value())))
        .containsOnlyKeys("TCP_NODELAY", "SO_RCVBUF", "SO_LINGER", "SO_RCVTIMEO")
        .containsEntry("TCP_NODELAY", "on")
        .containsEntry("SO_RCVBUF", "10000")
        .containsEntry("SO_LINGER", "on, 3 s")
        .containsEntry("SO_RCVTIMEO", "1500ms");
    assertThat(own).extracting(OptionsInForce.Of::fresh).contains("off", "0: no limit");
  }

  @Test
  void thePendingErrorIsLeftWhereItIs() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.connect $u", "u.close");
    live.all("v.send \"to no one\"", "v.getopt");

    assertThat(options("v.getopt").options())
        .extracting(OptionsInForce.Of::name)
        .doesNotContain("SO_ERROR");
    live.fails("v.send \"again\"", Errno.ECONNREFUSED);
  }

  @Test
  void theSocketMadeForComparisonIsGoneAgain() {
    live.done("s = create");
    int next = live.done("a = create").socket().isEmpty() ? -1 : live.fd("a");
    live.all("a.close", "s.getopt", "s.getopt", "b = create");

    assertThat(live.fd("b")).isEqualTo(next);
  }

  @Test
  void aClosedSocketHasNoneAndSaysSo() {
    live.all("s = create", "s.close");

    assertThat(live.mistake("s.getopt").message())
        .isEqualTo("s is closed: its options went with its descriptor");
  }

  private OptionsInForce options(String line) {
    StepReport report = live.done(line);
    assertThat(report.calls()).as("it is a look, and no call of the student's").isEmpty();
    return (OptionsInForce) report.view();
  }

  static Stream<SocketOption> ranged() {
    return Arrays.stream(SocketOption.values()).filter(o -> OptionRange.of(o).isPresent());
  }

  @ParameterizedTest
  @MethodSource("ranged")
  void theKernelTakesTheRangeThatIsToldAndNoMore(SocketOption option) {
    OptionRange range = OptionRange.of(option).orElseThrow();
    String name = option.name();
    boolean v6 = name.startsWith("IPV6");
    if (v6) {
      Needs.ipv6Loopback();
    }
    live.done("s = create " + (name.startsWith("TCP") ? "tcp" : "udp") + (v6 ? " --ipv6" : ""));

    live.done("s.setopt " + name + " " + range.low());
    live.done("s.setopt " + name + " " + range.high());
    for (int outside : new int[] {range.high() + 1, range.holds(0) ? -2 : 0}) {
      assertThat(live.fails("s.setopt " + name + " " + outside, Errno.EINVAL).failure().why())
          .isEqualTo(name + " takes " + range.words() + "; " + outside + " is neither.");
    }
    assertThat(range.holds(range.low() - 1))
        .isEqualTo(range.other() != null && range.other().number() == range.low() - 1);
    assertThat(Explanations.of(name).orElseThrow().explanation().parts())
        .as("explain tells the range too")
        .anyMatch(part -> part.text().startsWith("it takes " + range.words()));
  }
}
