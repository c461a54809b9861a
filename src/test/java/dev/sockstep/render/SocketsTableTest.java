package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.TcpState;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketsTableTest {
  @Test
  void onAWideScreenEachSocketIsALine() {
    assertThat(TextRenderer.render(Reports.sockets(), Looks.width(120)))
        .isEqualTo(
            """
                name kind fd stage                state       recvq sendq local           peer
                srv  tcp   7 listening, in accept LISTEN          0   128 127.0.0.1:8080  -
              * c    tcp   8 connected            ESTABLISHED     0  1448 127.0.0.1:54022 \
            127.0.0.1:8080
                old  udp6  - closed               -               -     - -               -
            """);
  }

  @Test
  void onEightyColumnsTheAddressesTakeASecondLine() {
    assertThat(TextRenderer.render(Reports.sockets(), Looks.TYPED))
        .isEqualTo(
            """
                name kind fd stage                state       recvq sendq local, peer below
                srv  tcp   7 listening, in accept LISTEN          0   128
                  local 127.0.0.1:8080  peer -
              * c    tcp   8 connected            ESTABLISHED     0  1448
                  local 127.0.0.1:54022  peer 127.0.0.1:8080
                old  udp6  - closed               -               -     -
                  local -  peer -
            """);
  }

  /** A failed one stays at its stage: that there is no connection any more stands beside it. */
  @Test
  void aConnectionThatIsOverIsCalledSo() {
    assertThat(lines(Stage.CONNECTED, TcpState.CLOSE)).anyMatch(l -> l.contains("connected, over"));
    assertThat(lines(Stage.HALF_CLOSED, TcpState.CLOSE))
        .anyMatch(l -> l.contains("half-closed, over"));
    assertThat(lines(Stage.CONNECTED, TcpState.ESTABLISHED)).noneMatch(l -> l.contains("over"));
    assertThat(lines(Stage.BOUND, TcpState.CLOSE)).noneMatch(l -> l.contains("over"));
    assertThat(lines(Stage.CONNECTED, null)).noneMatch(l -> l.contains("over"));
  }

  private static List<String> lines(Stage stage, TcpState state) {
    Snapshot seen = new Snapshot(7, state, false, null, null, 0, 0, null, null, null);
    StepReport report =
        StepReport.of(SourceLine.typed("sockets"))
            .sockets(List.of(new SocketView("c", SocketKind.TCP, stage, null, true, seen)))
            .build(1, new Outcome.Done());
    return TextRenderer.render(report, Looks.width(100)).lines().skip(1).toList();
  }

  /** As ss has it: SIOCINQ would tell the length of the next one only. */
  @Test
  void ofDatagramsTheMemoryThatTheyTakeIsShown() {
    Snapshot seen =
        new Snapshot(7, null, false, null, null, 5, null, null, null, 0, 768, null, null);
    StepReport report =
        StepReport.of(SourceLine.typed("sockets"))
            .sockets(List.of(new SocketView("u", SocketKind.UDP, Stage.BOUND, null, false, seen)))
            .build(1, new Outcome.Done());
    assertThat(TextRenderer.render(report, Looks.width(100)).lines().skip(1))
        .singleElement()
        .asString()
        .matches(" +u +udp +7 bound +- +768 +- +- +-");
  }

  @Test
  void withoutSocketsItSaysHowToMakeOne() {
    StepReport none =
        StepReport.of(SourceLine.typed("sockets")).sockets(List.of()).build(1, new Outcome.Done());

    assertThat(TextRenderer.render(none, Looks.TYPED))
        .isEqualTo("    no socket yet: create makes one\n");
  }

  @Test
  void columnsStandWhateverANameOrPathHolds() {
    Endpoint odd = new Endpoint.Unix("/tmp/\033\u009b", false);
    Snapshot seen = new Snapshot(3, null, false, odd, null, 0, 0, null, null, null);
    StepReport report =
        StepReport.of(SourceLine.typed("sockets"))
            .sockets(
                List.of(
                    new SocketView("世界", SocketKind.UNIX, Stage.BOUND, null, true, seen),
                    new SocketView("b", SocketKind.UNIX, Stage.BOUND, null, false, seen)))
            .build(1, new Outcome.Done());

    assertThat(TextRenderer.render(report, Looks.width(100)))
        .isEqualTo(
            """
                name kind fd stage state recvq sendq local         peer
              * 世界 unix  3 bound -         0     0 /tmp/\\x1b\\x9b -
                b    unix  3 bound -         0     0 /tmp/\\x1b\\x9b -
            """);
  }
}
