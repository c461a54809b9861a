package dev.sockstep.session;

import static dev.sockstep.model.Change.Property.ACCEPTQ;
import static dev.sockstep.model.Change.Property.FD;
import static dev.sockstep.model.Change.Property.LOCAL;
import static dev.sockstep.model.Change.Property.PEER;
import static dev.sockstep.model.Change.Property.RECVQ;
import static dev.sockstep.model.Change.Property.STATE;
import static dev.sockstep.session.Live.change;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Change;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StageChange;
import dev.sockstep.model.Station;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.Track;
import dev.sockstep.model.Track.Progress;
import dev.sockstep.model.Track.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both lives of a socket, from create to close, on the kernel's own loopback. */
@Timeout(60)
class LifeTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void theServersLifeUpToListen() {
    StepReport create = live.done("srv = create");
    int fd = live.fd("srv");
    assertThat(create.socket()).isEqualTo("srv");
    assertThat(create.call().text()).isEqualTo("socket(AF_INET, SOCK_STREAM, 0)");
    assertThat(create.call().result()).isEqualTo(fd);
    assertThat(create.stage()).isEqualTo(stage(null, Stage.CREATED, Role.OPEN, Station.CREATE));
    assertThat(create.changes())
        .containsExactly(
            change("srv", FD, null, Integer.toString(fd)), change("srv", STATE, null, "CLOSE"));

    StepReport bind = live.done("srv.bind 127.0.0.1 0");
    String address = "127.0.0.1:" + live.port("srv");
    assertThat(bind.call().text()).isEqualTo("bind(" + fd + ", 127.0.0.1:0)");
    assertThat(bind.stage())
        .isEqualTo(stage(Stage.CREATED, Stage.BOUND, Role.SERVER, Station.BIND));
    assertThat(bind.changes()).containsExactly(change("srv", LOCAL, null, address));

    StepReport listen = live.done("srv.listen 5");
    assertThat(listen.call().text()).isEqualTo("listen(" + fd + ", 5)");
    assertThat(listen.stage())
        .isEqualTo(stage(Stage.BOUND, Stage.LISTENING, Role.SERVER, Station.LISTEN));
    assertThat(listen.changes()).containsExactly(change("srv", STATE, "CLOSE", "LISTEN"));
    live.expect("srv.backlog == 5");
  }

  @Test
  void connectFirstAndAcceptTakesWhatIsQueued() {
    live.listening().done("c = create");
    String srv = live.value("srv.local");

    StepReport connect = live.done("c.connect $srv");
    String c = live.value("c.local");
    assertThat(connect.call().text()).isEqualTo("connect(" + live.fd("c") + ", " + srv + ")");
    assertThat(connect.call().result()).isZero();
    assertThat(connect.stage())
        .isEqualTo(stage(Stage.CREATED, Stage.CONNECTED, Role.CLIENT, Station.CONNECT));
    assertThat(named(connect))
        .as("both ends")
        .filteredOn(change -> !change.socket().equals("peer of c"))
        .containsExactlyInAnyOrder(
            change("c", STATE, "CLOSE", "ESTABLISHED"),
            change("c", LOCAL, null, c),
            change("c", PEER, null, srv),
            change("srv", ACCEPTQ, "0", "1"));

    StepReport accept = live.done("a = srv.accept");
    String fd = Integer.toString(live.fd("a"));
    assertThat(accept.call().text()).isEqualTo("accept(" + live.fd("srv") + ")");
    assertThat(accept.socket()).isEqualTo("srv");
    assertThat(accept.stage())
        .isEqualTo(stage(Stage.LISTENING, Stage.LISTENING, Role.SERVER, Station.ACCEPT));
    assertThat(accept.changes())
        .containsExactlyInAnyOrder(
            change("srv", ACCEPTQ, "1", "0"),
            change("a", FD, null, fd),
            change("a", STATE, null, "ESTABLISHED"),
            change("a", LOCAL, null, srv),
            change("a", PEER, null, c));
    assertThat(accept.notes()).contains("a is the new socket: the other end is c");
    live.expect("a.stage == connected");
  }

  @Test
  void dataGoesBothWaysAndBothQueuesShowIt() {
    live.connected();

    StepReport send = live.done("c.send \"hello\\n\"");
    assertThat(send.call().text()).isEqualTo("send(" + live.fd("c") + ", \"hello\\n\", 6, 0)");
    assertThat(send.call().result()).isEqualTo(6);
    assertThat(send.stage())
        .isEqualTo(stage(Stage.CONNECTED, Stage.CONNECTED, Role.CLIENT, Station.SEND));
    assertThat(send.bytes()).isNull();
    assertThat(send.changes()).contains(change("a", RECVQ, "0", "6"));

    StepReport recv = live.done("a.recv 4096");
    assertThat(recv.call().result()).isEqualTo(6);
    assertThat(recv.bytes()).asString(UTF_8).isEqualTo("hello\n");
    assertThat(recv.stage())
        .isEqualTo(stage(Stage.CONNECTED, Stage.CONNECTED, Role.SERVER, Station.RECV));
    assertThat(recv.changes()).contains(change("a", RECVQ, "6", "0"));
    live.expect("a.bytes == \"hello\\n\"");
    live.expect("c.sendq == 0 within 5s");

    live.done("a.send #30");
    assertThat(live.done("c.recv 26").bytes())
        .asString(UTF_8)
        .isEqualTo("abcdefghijklmnopqrstuvwxyz");
    assertThat(live.done("c.recv 26").bytes()).asString(UTF_8).isEqualTo("abcd");
  }

  @Test
  void aConnectionEndsInFourStepsThatBothEndsShow() {
    live.connected();

    StepReport shutdown = live.done("c.shutdown wr");
    assertThat(shutdown.stage())
        .isEqualTo(new StageChange(Stage.CONNECTED, Stage.HALF_CLOSED, null));
    assertThat(states(shutdown)).contains(change("a", STATE, "ESTABLISHED", "CLOSE_WAIT"));
    assertThat(states(shutdown))
        .as("c, in FIN_WAIT_1 until the ACK comes")
        .containsAnyOf(
            change("c", STATE, "ESTABLISHED", "FIN_WAIT_1"),
            change("c", STATE, "ESTABLISHED", "FIN_WAIT_2"));
    live.expect("c.state == FIN_WAIT_2 within 5s");

    StepReport end = live.done("a.recv 10");
    assertThat(end.call().result()).isZero();
    assertThat(end.bytes()).isEmpty();
    assertThat(end.notes())
        .containsExactly(
            "0 bytes: end of stream. The peer has closed, or shut down sending; no more will come."
                + " CLOSE_WAIT waits for your close");

    assertThat(live.done("a.send \"still\"").call().result()).isEqualTo(5);
    assertThat(live.done("c.recv 10").bytes()).asString(UTF_8).isEqualTo("still");

    String a = Integer.toString(live.fd("a"));
    StepReport close = live.done("a.close");
    assertThat(close.stage())
        .isEqualTo(stage(Stage.HALF_CLOSED, Stage.CLOSED, Role.SERVER, Station.CLOSE));
    assertThat(close.changes()).contains(change("a", FD, a, "-1"));
    assertThat(states(close))
        .as("c goes to TIME_WAIT, and leaves its socket in CLOSE")
        .filteredOn(change -> !change.socket().equals("peer of a"))
        .containsExactlyInAnyOrder(
            change("a", STATE, "CLOSE_WAIT", null), change("c", STATE, "FIN_WAIT_2", "CLOSE"));
    assertThat(live.done("c.close").stage().after()).isEqualTo(Stage.CLOSED);
    assertThat(live.done("srv.close").stage())
        .isEqualTo(stage(Stage.LISTENING, Stage.CLOSED, Role.SERVER, Station.CLOSE));
  }

  @Test
  void zeroBytesAskedForSayNothingAboutThePeer() {
    live.connected().done("c.send \"x\"");

    assertThat(live.done("a.recv 0").notes())
        .containsExactly("0 bytes were asked for, so 0 came: this says nothing about the peer");
  }

  @Test
  void eachStepHasItsEquivalentInOtherLanguages() {
    live.connected();

    assertThat(live.done("c.send \"a\\xff\"").equivalent().python())
        .isEqualTo("c.send(b\"a\\xff\")");
    assertThat(live.done("a.recv 5").equivalent().c())
        .isEqualTo("char buf[5]; ssize_t n = recv(a, buf, sizeof buf, 0);");
    assertThat(live.done("b = create").equivalent().python()).isEqualTo("b = socket.socket()");
    assertThat(live.done("b.connect $srv").equivalent().python())
        .as("the reference by its value")
        .isEqualTo("b.connect((\"127.0.0.1\", " + live.port("srv") + "))");
    assertThat(live.done("d = srv.accept").equivalent().python())
        .isEqualTo("d, address = srv.accept()");
  }

  @Test
  void stepsAreNumberedInTheOrderTheyAreReported() {
    live.connected().run("frobnicate");
    live.run("c.send \"x\"");

    assertThat(live.reports()).extracting(StepReport::step).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(live.reports().getLast().source().text()).isEqualTo("c.send \"x\"");
  }

  /** The changes of the sockets that have names; where sock_diag tells of others, they come too. */
  private static List<Change> named(StepReport report) {
    return report.changes().stream()
        .filter(change -> !change.socket().startsWith("peer of "))
        .toList();
  }

  private static List<Change> states(StepReport report) {
    return report.changes().stream().filter(change -> change.what() == STATE).toList();
  }

  private static StageChange stage(Stage before, Stage after, Role role, Station station) {
    return new StageChange(before, after, new Track(role, station, Progress.REACHED));
  }
}
