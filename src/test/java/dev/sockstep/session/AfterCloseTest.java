package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.TcpState;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections whose descriptor is closed, which the kernel keeps all the same. */
class AfterCloseTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void whoClosesFirstGoesThroughFinWaitToTimeWait() {
    live.connected();
    StepReport close = live.done("c.close");
    assertThat(close.changes())
        .anyMatch(change -> isState(change, "c", "ESTABLISHED", null, "FIN_WAIT"))
        .anyMatch(change -> isState(change, "a", "ESTABLISHED", "CLOSE_WAIT", null));
    live.expect("c.state == FIN_WAIT_2 within 2s");
    live.expect("c.fd == -1");
    live.expect("c.stage == closed");

    live.done("a.close");
    live.expect("c.state == TIME_WAIT within 2s");
    assertThat(view("c").snapshot().state()).isEqualTo(TcpState.TIME_WAIT);
    assertThat(view("c").snapshot().local()).isEqualTo(view("a").snapshot().peer());
  }

  @Test
  void whoClosesLastLeavesNothing() {
    live.connected();
    live.done("c.close");
    live.expect("c.state == FIN_WAIT_2 within 2s");

    StepReport close = live.done("a.close");

    assertThat(close.changes()).anyMatch(change -> isState(change, "a", "CLOSE_WAIT", null, null));
    assertThat(view("a").snapshot().state()).isNull();
  }

  @Test
  void bothClosingAtOnceIsNoMatterOfSession() {
    live.connected();
    live.all("c.shutdown wr", "a.shutdown wr");
    live.expect("c.state == TIME_WAIT or CLOSE within 2s");
    live.all("c.close", "a.close");
    assertThat(live.session.sockets()).hasSize(3);
  }

  @Test
  void whatTheKernelKeepsOfAConnectionIsListedOnceThoughBothEndsWereOurs() {
    live.connected().all("c.shutdown wr");
    live.expect("a.state == CLOSE_WAIT within 2s");
    live.done("a.close");
    live.expect("c.state == TIME_WAIT or CLOSE within 2s");

    assertThat(states("sockets")).containsOnlyOnce(TcpState.TIME_WAIT);
    live.done("c.close");
    assertThat(states("sockets")).containsOnlyOnce(TcpState.TIME_WAIT);
  }

  private List<TcpState> states(String list) {
    return live.done(list).sockets().stream().map(view -> view.snapshot().state()).toList();
  }

  @Test
  void closeWithUnreadDataLeavesNoTimeWait() {
    live.connected().all("a.send \"unread\"");
    live.expect("c.recvq == 6 within 2s");

    StepReport close = live.done("c.close");

    assertThat(close.changes()).anyMatch(change -> isState(change, "c", "ESTABLISHED", null, null));
    live.expect("a.state == CLOSE within 2s");
  }

  @Test
  void aSocketNeverConnectedIsNotFollowed() {
    live.all("srv = create", "srv.bind 0", "srv.listen");
    StepReport close = live.done("srv.close");
    assertThat(close.changes())
        .extracting(Change::what)
        .as("only the descriptor is gone: " + close.changes())
        .containsExactly(Property.FD);
  }

  @Test
  void manyClosedConnectionsDoNotSlowTheStepsDown() {
    live.all("srv = create", "srv.bind 0", "srv.listen");
    for (int i = 0; i < 40; i++) {
      live.all("c = create", "c.connect $srv", "a = srv.accept", "c.close", "a.close");
    }
    assertThat(live.session.sockets()).hasSize(3);
  }

  private SocketView view(String name) {
    List<SocketView> views = live.session.sockets();
    return views.stream().filter(view -> view.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * @param after the state after; with {@code prefix}, what its name begins with
   */
  private static boolean isState(
      Change change, String socket, String before, String after, String prefix) {
    boolean matches =
        prefix == null
            ? Objects.equals(change.after(), after)
            : change.after() != null && change.after().startsWith(prefix);
    return change.what() == Property.STATE
        && change.socket().equals(socket)
        && before.equals(change.before())
        && matches;
  }
}
