package dev.sockstep.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Sandbox;
import dev.sockstep.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The route that connect tells is the one that {@code ip route get} tells. */
@Timeout(60)
class RouteAgainstIpTest {
  private static final String NETWORK =
      """
      ip link add v0 type veth peer name v1
      ip address add 192.0.2.1/24 dev v0
      ip address add 192.0.2.99/24 dev v0
      ip link set v0 up
      ip link set v1 up
      ip route add 198.18.0.0/24 via 192.0.2.9
      ip route add 198.18.1.0/24 dev v0 src 192.0.2.99
      ip route add prohibit 198.51.100.0/24
      ip route add unreachable 203.0.113.0/24
      """;

  private static final Map<String, String> ERRNOS =
      Map.of(
          "Network is unreachable", "ENETUNREACH",
          "Permission denied", "EACCES",
          "No route to host", "EHOSTUNREACH");

  @Test
  void ofEveryKindOfDestination() throws Exception {
    Sandbox.run(
        () -> {
          Sandbox.enterLab();
          Sandbox.shell(NETWORK);
          try (Live live = new Live()) {
            for (String host :
                List.of(
                    "127.0.0.1",
                    "127.9.9.9",
                    "192.0.2.1",
                    "192.0.2.7",
                    "198.18.0.5",
                    "198.18.1.5",
                    "198.51.100.1",
                    "203.0.113.1",
                    "198.19.0.1")) {
              live.done("u = create udp");
              Route ours = live.run("u.connect " + host + " 9").way().route();
              assertThat(ours).as(host).isEqualTo(ofIp(host));
              live.done("u.close");
            }
          }
        });
  }

  @Test
  void ofASocketThatHasItsSourceAlready() throws Exception {
    Sandbox.run(
        () -> {
          Sandbox.enterLab();
          Sandbox.shell(NETWORK);
          try (Live live = new Live()) {
            live.all("u = create udp", "u.bind 192.0.2.99 0");
            Route ours = live.done("u.connect 192.0.2.7 9").way().route();
            assertThat(ours).isEqualTo(ofIp("192.0.2.7", "from", "192.0.2.99"));
          }
        });
  }

  /** What ip(8) says, in the same words. */
  private static Route ofIp(String host, String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of("ip", "route", "get", host));
    command.addAll(List.of(more));
    Process ip = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(ip.getInputStream().readAllBytes(), UTF_8).strip();
    if (ip.waitFor() != 0) {
      String reason = said.substring(said.lastIndexOf(": ") + 2);
      return new Route(host, null, null, null, null, ERRNOS.get(reason));
    }
    List<String> words = List.of(said.lines().findFirst().orElseThrow().split(" +"));
    String type = words.getFirst().equals("local") ? "local" : "unicast";
    String source = after("src", words);
    return new Route(
        host,
        type,
        after("dev", words),
        after("via", words),
        source == null ? after("from", words) : source,
        null);
  }

  private static String after(String word, List<String> words) {
    int at = words.indexOf(word);
    return at < 0 ? null : words.get(at + 1);
  }
}
