package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code provoke} in the program as it is started, in the lab and as an ordinary user. */
@Timeout(60)
class ProvokeIT {

  @Test
  void theLabHasWhatTakesANetwork() throws Exception {
    Needs.program("unshare", "unshare");
    Needs.program("ip", "iproute2");
    Needs.program("nft", "nftables");
    List<String> modes =
        List.of(
            "no-route",
            "unreachable-route",
            "prohibit-route",
            "blackhole-route",
            "neighbour-silent",
            "no-answer",
            "source-is-loopback",
            "name-server-silent",
            "no-port-for-bind",
            "no-port-for-listen",
            "no-port-for-connect",
            "no-port-for-datagrams",
            "timed-out-user-timeout",
            "reset-dead-connection",
            "unix-queue-full",
            "too-many-groups",
            "firewall-drops");
    Ended ended = Sockstep.with("--lab", "--json").input(script(modes)).run();

    assertEnds(ended, modes);
    assertThat(ended.status()).as(ended.out()).isZero();
  }

  @Test
  void whatItDoesToItsOwnProcessIsUndone() throws Exception {
    List<String> modes =
        List.of("no-descriptor-left", "not-a-socket", "family-unknown", "option-time-refused");
    String afterwards = "d = create\nexpect d.stage == created\n";
    Ended ended = Sockstep.with("--json").input(script(modes) + afterwards).run();

    assertEnds(ended, modes);
    assertThat(ended.status()).as(ended.out()).isZero();
  }

  @Test
  void anOrdinaryUserIsRefusedWhatRootMayDo() throws Exception {
    Needs.program("setpriv", "setpriv");
    Needs.that(start() >= 1024, "ports that only root may bind");
    List<String> modes =
        List.of(
            "privileged-port",
            "bind-path-forbidden",
            "connect-path-forbidden",
            "raw-forbidden",
            "option-forbidden");
    Ended ended = asNobody(Sockstep.with("--json").input(script(modes))).run();

    assertEnds(ended, modes);
    assertThat(ended.status()).as(ended.out()).isZero();
  }

  private static int start() throws Exception {
    Path file = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    // readString asks for one byte first, and a sysctl answers the first read only.
    try (InputStream in = Files.newInputStream(file)) {
      return Integer.parseInt(new String(in.readNBytes(16), StandardCharsets.US_ASCII).strip());
    }
  }

  /** A root that has no capability is no more than a user. */
  private static Sockstep asNobody(Sockstep program) {
    List<String> command = new ArrayList<>(List.of("setpriv", "--inh-caps=-all"));
    command.add("--bounding-set=-all");
    return program.under(command.toArray(String[]::new));
  }

  private static String script(List<String> modes) {
    return modes.stream().map(mode -> "provoke " + mode + "\n").collect(Collectors.joining());
  }

  private static void assertEnds(Ended ended, List<String> modes) {
    for (String mode : modes) {
      assertThat(ended.out())
          .contains("\"status\":\"expectation\",\"passed\":true,\"expected\":\"" + mode + "\"");
    }
  }
}
