package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Outcome;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.Stage;
import dev.sockstep.model.Station;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.TcpState;
import dev.sockstep.model.Track.Role;
import dev.sockstep.model.Tracks;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackRowsTest {
  private static final Snapshot OPEN =
      new Snapshot(7, TcpState.CLOSE, false, null, null, 0, null, null, null, null);
  private static final Snapshot CONNECTED =
      new Snapshot(7, TcpState.ESTABLISHED, false, null, null, 0, null, null, null, null);

  @Test
  void everySocketIsARowWithItsPosition() {
    assertThat(TextRenderer.render(every(), Looks.TYPED))
        .isEqualTo(
            """
              * new   ● create ─ connect  or  bind                                   created
                srv   create ─ bind ─ ● listen ─ … accept ─ send ─ recv ─ close    in accept
                busy  ● create ─ ✗ bind ─ listen ─ accept ─ send ─ recv ─ close   EADDRINUSE
                c     create ─ connect ─ ● send ─ recv ─ close                     connected
                late  create ─ connect ─ ✗ send ─ recv ─ ● close                       EBADF
                old   create ─ connect ─ send ─ recv ─ ● close                     TIME_WAIT
                gone  create ─ ● close                                                closed
                u     create ─ ● bind ─ connect ─ send ─ recv ─ close                  bound
                p     create ─ connect ─ send ─ recv ─ ● close                   bind EINVAL
            """);
  }

  @Test
  void asciiHasTheSameWidth() {
    assertThat(TextRenderer.render(every(), Looks.ascii()).lines())
        .contains(
            "    srv   create - bind - * listen - ... accept - send - recv - close  in accept")
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void withoutSocketsItSaysHowToMakeOne() {
    assertThat(TextRenderer.render(report(List.of()), Looks.TYPED))
        .isEqualTo("    no socket yet: create makes one\n");
  }

  private static StepReport every() {
    Snapshot ghost =
        new Snapshot(-1, TcpState.TIME_WAIT, false, null, null, null, null, null, null, null);
    SocketKind tcp = SocketKind.TCP;
    return report(
        List.of(
            of(view("new", tcp, Stage.CREATED, null, OPEN), Role.OPEN, Station.CREATE, null, null),
            of(
                view("srv", tcp, Stage.LISTENING, "accept", OPEN),
                Role.SERVER,
                Station.LISTEN,
                Station.ACCEPT,
                null),
            of(
                view("busy", tcp, Stage.CREATED, null, OPEN),
                Role.SERVER,
                Station.CREATE,
                Station.BIND,
                "EADDRINUSE"),
            of(
                view("c", tcp, Stage.CONNECTED, null, CONNECTED),
                Role.CLIENT,
                Station.SEND,
                null,
                null),
            of(
                view("late", tcp, Stage.CLOSED, null, Snapshot.GONE),
                Role.CLIENT,
                Station.CLOSE,
                Station.SEND,
                "EBADF"),
            of(view("old", tcp, Stage.CLOSED, null, ghost), Role.CLIENT, Station.CLOSE, null, null),
            of(
                view("gone", tcp, Stage.CLOSED, null, Snapshot.GONE),
                Role.OPEN,
                Station.CLOSE,
                null,
                null),
            of(
                view("u", SocketKind.UDP, Stage.BOUND, null, OPEN),
                Role.DATAGRAM,
                Station.BIND,
                null,
                null),
            of(
                view("p", tcp, Stage.CLOSED, null, OPEN),
                Role.CLIENT,
                Station.CLOSE,
                Station.BIND,
                "EINVAL")));
  }

  private static SocketView view(
      String name, SocketKind kind, Stage stage, String blockedIn, Snapshot seen) {
    return new SocketView(name, kind, stage, blockedIn, name.equals("new"), seen);
  }

  private static Tracks.Of of(
      SocketView view, Role role, Station furthest, Station tried, String errno) {
    return new Tracks.Of(view, role, furthest, tried, errno);
  }

  private static StepReport report(List<Tracks.Of> sockets) {
    return StepReport.of(SourceLine.typed("track"))
        .view(new Tracks(sockets))
        .build(3, new Outcome.Done());
  }
}
