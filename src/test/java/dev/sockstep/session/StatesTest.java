package dev.sockstep.session;

import static dev.sockstep.model.TcpState.CLOSE;
import static dev.sockstep.model.TcpState.CLOSE_WAIT;
import static dev.sockstep.model.TcpState.ESTABLISHED;
import static dev.sockstep.model.TcpState.FIN_WAIT_1;
import static dev.sockstep.model.TcpState.FIN_WAIT_2;
import static dev.sockstep.model.TcpState.LISTEN;
import static dev.sockstep.model.TcpState.SYN_SENT;
import static dev.sockstep.model.TcpState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.States;
import dev.sockstep.model.States.Walk;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Glyphs;
import dev.sockstep.render.Look;
import dev.sockstep.render.TextRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The states that the kernel was seen to lead each socket through. */
@Timeout(60)
class StatesTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void eachTcpSocketStandsWhereTheKernelHasIt() {
    live.connected().all("u = create udp", "x = create unix");

    assertThat(walks()).extracting(Walk::name).containsExactly("srv", "c", "a");
    assertThat(walk("srv").path()).containsExactly(CLOSE, LISTEN);
    assertThat(walk("c").path()).containsExactly(CLOSE, ESTABLISHED);
    assertThat(walk("a").path()).containsExactly(ESTABLISHED);
  }

  @Test
  void aConnectThatNobodyAnswersIsSeenInSynSent() {
    live.all("srv = create", "srv.bind 0", "srv.listen 0", "c = create", "c.connect $srv");
    live.done("d = create");
    var connect = live.blocks("d.connect $srv");
    assertThat(walk("d").path()).containsExactly(CLOSE, SYN_SENT);

    live.done("srv.close");
    live.session.interrupt();
    live.end(connect);
  }

  @Test
  void whoClosesFirstComesToTimeWait() {
    live.connected().done("c.close");
    live.all("a.recv 1", "a.close");

    assertThat(walk("c").now()).isEqualTo(TIME_WAIT);
    assertThat(walk("c").path())
        .startsWith(CLOSE, ESTABLISHED)
        .endsWith(TIME_WAIT)
        .isSubsetOf(CLOSE, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT);
    // LAST_ACK passes too quickly to be seen for sure.
    assertThat(walk("a").path()).startsWith(ESTABLISHED, CLOSE_WAIT);
    live.await(() -> walk("a").gone(), "a to be forgotten");
  }

  @Test
  void aConnectionThatComesToRestWithinOneStepIsFollowedThereToo() throws Exception {
    live.all("srv = create", "srv.bind 0", "srv.listen");
    int followed = 0;
    for (int i = 1; i <= 8; i++) {
      String a = "a" + i;
      live.all("q" + i + " = peer client echo $srv", a + " = srv.accept");
      int port = Integer.parseInt(live.value(a + ".peer.port"));
      live.done(a + ".shutdown wr");
      live.expect(a + ".state == CLOSE within 2s");
      String told = ((Explanation) live.done("explain TIME_WAIT").view()).here();
      if (rests(Integer.parseInt(live.value("srv.port")), port)) {
        assertThat(told).contains(a);
        followed++;
      }
    }
    assertThat(followed).isPositive();
  }

  /**
   * Whether /proc/net/tcp has the connection in TIME_WAIT (6). On a busy machine the last ACK of
   * the other end may come behind its FIN, and what answers the answer to it is an RST, which ends
   * TIME_WAIT early (tcp_timewait_state_process).
   */
  private static boolean rests(int local, int peer) throws IOException {
    String row = String.format("0100007F:%04X 0100007F:%04X 06", local, peer);
    return Files.readString(Path.of("/proc/thread-self/net/tcp")).contains(row);
  }

  @Test
  void aDescriptorStillOpenDoesNotHideThatItsConnectionIsInTimeWait() {
    live.connected().done("c.shutdown wr");
    live.expect("c.state == FIN_WAIT_2 within 2s");
    live.done("a.close");
    live.expect("c.state == CLOSE within 2s");

    assertThat(walk("c").now()).isEqualTo(TIME_WAIT);
    assertThat(walk("c").path()).containsSequence(FIN_WAIT_2, TIME_WAIT).endsWith(TIME_WAIT);
    assertThat(((Explanation) live.done("explain TIME_WAIT").view()).here())
        .isEqualTo("c: the descriptor shows CLOSE, the connection is in TIME_WAIT");
    assertThat(((Explanation) live.done("explain CLOSE").view()).here())
        .endsWith("c: the descriptor shows CLOSE, the connection is in TIME_WAIT");
  }

  @Test
  void aResetLeadsToClose() {
    live.connected().all("a.send \"unread\"", "c.close");
    assertThat(walk("a").path()).containsExactly(ESTABLISHED, CLOSE);
    assertThat(walk("c").gone()).isTrue();
  }

  @Test
  void aPathHasEachStateOnceInARowAndAnEnd() {
    SessionSocket socket = new SessionSocket("x", SocketKind.TCP, 3);
    for (int i = 0; i < 100; i++) {
      socket.seenIn(CLOSE);
      socket.seenIn(SYN_SENT);
      socket.seenIn(SYN_SENT);
      socket.seenIn(null);
    }
    assertThat(socket.path).hasSize(24).startsWith(CLOSE, SYN_SENT, CLOSE).endsWith(SYN_SENT);
  }

  private List<Walk> walks() {
    return ((States) live.done("states").view()).walks();
  }

  private Walk walk(String name) {
    return walks().stream().filter(walk -> walk.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aSocketWithoutTcpStatesIsSaidNotToBeThere() {
    live.all("c = create", "u = create udp", "x = create unix");
    StepReport states = live.done("states");
    assertThat(states.notes())
        .containsExactly("u (udp), x (unix) are not here: only TCP has these states");
    Look look = new Look(80, false, Glyphs.UNICODE, Feedback.NORMAL, Notation.PYTHON, false);
    assertThat(TextRenderer.render(states, look)).contains("only TCP has these states");
    live.all("u.close", "x.close");
    assertThat(live.done("states").notes()).isEmpty();
  }

  @Test
  void aListenerLosesAPortThatTheKernelChose() {
    live.listening();
    int port = live.port("srv");
    StepReport shutdown = live.done("srv.shutdown rd");
    assertThat(shutdown.notes())
        .anyMatch(note -> note.contains("has taken port " + port + " back"));
    // Anyone may have it now.
    live.all("x = create", "x.bind " + port);

    StepReport listen = live.done("srv.listen");
    assertThat(live.port("srv")).isNotEqualTo(port);
    assertThat(listen.notes()).anyMatch(note -> note.contains("another port, " + live.port("srv")));
  }

  @Test
  void aListenerKeepsAPortThatBindHasNamed() {
    live.all("x = create", "x.bind 0");
    int port = live.port("x");
    live.all("x.close", "srv = create", "srv.bind " + port, "srv.listen");
    assertThat(live.done("srv.shutdown rd").notes()).noneMatch(note -> note.contains("port"));
    assertThat(live.done("srv.listen").notes()).noneMatch(note -> note.contains("port"));
    assertThat(live.port("srv")).isEqualTo(port);
  }
}
