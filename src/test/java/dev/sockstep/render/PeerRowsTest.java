package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.PeerKind;
import dev.sockstep.model.Peers;
import dev.sockstep.model.Peers.Act;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.json.JsonRenderer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerRowsTest {
  private static final Endpoint LOCAL = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 40000);
  private static final Endpoint SIX = new Endpoint.Inet6(0, 1, 40001, 0);

  private static final Peers.Of ECHO =
      server(
          "p",
          PeerKind.ECHO,
          SocketKind.TCP,
          null,
          new Peers.Tally(2, 1, 5, 5, "sent 5 bytes back to 127.0.0.1:50000"));
  private static final Peers.Of SLOW =
      server("slow", PeerKind.SLOW, SocketKind.UDP, "500ms", new Peers.Tally(0, 0, 0, 0, null));
  private static final Peers.Of CLIENT =
      new Peers.Of(
          "client",
          PeerKind.HALF,
          true,
          SocketKind.TCP6,
          null,
          null,
          SIX,
          false,
          new Peers.Tally(0, 0, 0, 0, "could not connect to [::1]:40001: Connection refused"));

  @Test
  void aPeerThatIsStartedTellsWhatToTypeNext() {
    assertThat(rendered(new Peers(Act.STARTED, List.of(ECHO))))
        .isEqualTo(
            """
              7 p waits at 127.0.0.1:40000
                it       sends back whatever comes (RFC 862)
                next     create, then connect 127.0.0.1 40000
            """);
    assertThat(rendered(new Peers(Act.STARTED, List.of(SLOW))))
        .isEqualTo(
            """
              7 slow waits at 127.0.0.1:40000
                it       reads so slowly that datagrams are lost; every 500ms
                next     create udp, then connect 127.0.0.1 40000
            """);
  }

  @Test
  void aClientTellsHowFarItGot() {
    assertThat(rendered(new Peers(Act.STARTED, List.of(CLIENT))))
        .isEqualTo(
            """
              7 client goes to [::1]:40001
                it       connects, ends its direction at once (FIN), and reads on
                last     could not connect to [::1]:40001: Connection refused
            """);
  }

  @Test
  void theListHasAColumnForEachFigureAndTheLastActBelow() {
    assertThat(rendered(new Peers(Act.LISTED, List.of(ECHO, SLOW, CLIENT))))
        .isEqualTo(
            """
                name    kind         address          connections  bytes in  out
                p       echo         127.0.0.1:40000  2 (1 open)   5         5
                    sent 5 bytes back to 127.0.0.1:50000
                slow    slow udp     127.0.0.1:40000  0            0         0
                client  client half  -                0            0         0
                    could not connect to [::1]:40001: Connection refused; ended
            """);
    assertThat(rendered(new Peers(Act.STOPPED, List.of(SLOW)))).endsWith("\n        stopped\n");
  }

  @Test
  void withoutAnyTheKindsAreListed() {
    String none = rendered(new Peers(Act.LISTED, List.of()));

    assertThat(none).startsWith("  7 no peer yet: peer KIND starts one\n");
    for (PeerKind kind : PeerKind.values()) {
      assertThat(none).contains("    " + kind.word() + " ").contains(kind.does(false, false));
    }
    assertThat(rendered(new Peers(Act.STOPPED, List.of())))
        .isEqualTo("  7 no peer is left to stop\n");
  }

  @Test
  void jsonHasAnObjectForEach() {
    Map<String, Object> object =
        JsonObjects.read(
            new JsonRenderer().render(report(new Peers(Act.LISTED, List.of(ECHO, CLIENT)))));

    assertThat(object.get("peers").toString())
        .isEqualTo(
            "[{name=p, kind=echo, role=server, socket=tcp, address=127.0.0.1:40000, to=null,"
                + " connections=2, open=1, bytesIn=5, bytesOut=5,"
                + " last=sent 5 bytes back to 127.0.0.1:50000, running=true},"
                + " {name=client, kind=half, role=client, socket=tcp6, address=null,"
                + " to=[::1]:40001, connections=0, open=0, bytesIn=0, bytesOut=0,"
                + " last=could not connect to [::1]:40001: Connection refused, running=false}]");
  }

  private static Peers.Of server(
      String name, PeerKind kind, SocketKind socket, String pace, Peers.Tally tally) {
    return new Peers.Of(name, kind, false, socket, pace, LOCAL, null, true, tally);
  }

  private static String rendered(Peers peers) {
    return TextRenderer.render(report(peers), Looks.TYPED);
  }

  private static StepReport report(Peers peers) {
    return StepReport.of(SourceLine.typed("peer")).view(peers).build(7, new Outcome.Done());
  }
}
