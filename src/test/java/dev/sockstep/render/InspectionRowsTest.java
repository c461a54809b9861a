package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Inspection;
import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.Inspection.Group;
import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.json.JsonRenderer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InspectionRowsTest {
  @Test
  void eachFigureHasItsSourceAtTheMargin() {
    assertThat(TextRenderer.render(report(), Looks.TYPED))
        .isEqualTo(
            """
                c  tcp  fd 8  connected
                kernel     state              ESTABLISHED                TCP_INFO tcpi_state
                           local              127.0.0.1:54022                 getsockname(2)
                           peer               127.0.0.1:8080                  getpeername(2)
                           receive queue      0 bytes                                SIOCINQ
                           send queue         1448 bytes                            SIOCOUTQ
                options    getsockopt SOL_SOCKET:  SO_KEEPALIVE on  SO_LINGER off
                           SO_RCVTIMEO 0: no limit  SO_SNDTIMEO 0: no limit
                           getsockopt IPPROTO_TCP:  TCP_NODELAY off
                path       rtt                45 µs                        TCP_INFO tcpi_rtt
                           cwnd               1 segment               TCP_INFO tcpi_snd_cwnd
                process    held by            python3, pid 4711                 /proc/PID/fd
            """);
  }

  @Test
  void asciiHasNothingElse() {
    assertThat(TextRenderer.render(report(), Looks.ascii())).isASCII().contains("45 us");
  }

  @Test
  void jsonAddsTheFiguresBehindWhatSocketsTellsOfASocket() {
    StepReport plain =
        StepReport.of(SourceLine.typed("sockets"))
            .sockets(List.of(socket()))
            .build(1, new Outcome.Done());
    Map<String, Object> listed = first(plain);
    Map<String, Object> inspected = first(report());

    assertThat(List.copyOf(inspected.keySet()).subList(0, listed.size()))
        .isEqualTo(List.copyOf(listed.keySet()));
    assertThat(inspected).containsAllEntriesOf(listed);
    assertThat(((Number) inspected.get("rtt")).longValue()).isEqualTo(45);
    assertThat(inspected).containsEntry("SO_KEEPALIVE", "on");
    assertThat(inspected.get("sources").toString()).contains("TCP_INFO tcpi_rtt");
  }

  @SuppressWarnings("unchecked") // something else fails the test all the same
  private static Map<String, Object> first(StepReport report) {
    Object sockets = JsonObjects.read(new JsonRenderer().render(report)).get("sockets");
    return (Map<String, Object>) ((List<Object>) sockets).getFirst();
  }

  private static SocketView socket() {
    return Reports.sockets().sockets().get(1);
  }

  private static StepReport report() {
    Inspection view =
        new Inspection(
            socket(),
            List.of(
                new Group(
                    "options",
                    List.of(
                        option("SO_KEEPALIVE", "on", "SOL_SOCKET"),
                        option("SO_LINGER", "off", "SOL_SOCKET"),
                        option("SO_RCVTIMEO", "0: no limit", "SOL_SOCKET"),
                        option("SO_SNDTIMEO", "0: no limit", "SOL_SOCKET"),
                        option("TCP_NODELAY", "off", "IPPROTO_TCP"))),
                new Group(
                    "path",
                    List.of(
                        new Figure("rtt", "rtt", "45", Unit.MICROSECONDS, "TCP_INFO tcpi_rtt"),
                        new Figure("cwnd", "cwnd", "1", Unit.SEGMENTS, "TCP_INFO tcpi_snd_cwnd"))),
                new Group(
                    "process",
                    List.of(
                        new Figure(
                            "owner", "held by", "python3, pid 4711", Unit.TEXT, "/proc/PID/fd")))));
    return StepReport.of(SourceLine.typed("inspect c"))
        .socket("c")
        .sockets(List.of(socket()))
        .view(view)
        .build(12, new Outcome.Done());
  }

  private static Figure option(String name, String value, String level) {
    return new Figure(name, name, value, Unit.TEXT, "getsockopt " + level);
  }
}
