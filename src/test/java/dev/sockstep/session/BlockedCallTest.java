package dev.sockstep.session;

import static dev.sockstep.model.Change.Property.STATE;
import static dev.sockstep.session.Live.change;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Change;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Outcome.Blocked;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.TcpState;
import dev.sockstep.model.Track;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that block: the prompt is back, and their end is a step of its own. */
@Timeout(60)
class BlockedCallTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void acceptFirstWaitsUntilAConnectFromTheSameSessionEndsIt() {
    live.listening();

    StepReport accept = live.blocks("a = srv.accept");
    Blocked blocked = (Blocked) accept.outcome();
    assertThat(blocked.waitsFor()).isEqualTo("the accept queue is empty");
    assertThat(blocked.unblock())
        .isEqualTo("connect to " + live.value("srv.local") + " from another socket");
    assertThat(accept.call().text()).isEqualTo("accept(" + live.fd("srv") + ")");
    assertThat(accept.call().nanos()).as("so far").isPositive();
    assertThat(accept.stage().track().progress()).isEqualTo(Track.Progress.BLOCKED);
    assertThat(live.blockedCalls()).isOne();

    live.done("c = create");
    StepReport connect = live.done("c.connect $srv");
    StepReport end = live.end(accept);

    assertThat(end.step()).isEqualTo(connect.step() + 1);
    assertThat(end.source()).as("the line it came from").isEqualTo(accept.source());
    assertThat(end.socket()).isEqualTo("srv");
    assertThat(end.call().result()).isEqualTo(live.fd("a"));
    assertThat(end.call().nanos()).isGreaterThan(accept.call().nanos());
    assertThat(end.stage().track().progress()).isEqualTo(Track.Progress.REACHED);
    assertThat(end.changes()).contains(change("a", STATE, null, "ESTABLISHED"));
    assertThat(end.notes())
        .containsExactly(
            "a is the new socket: the other end is c", "the current socket is still c");
    assertThat(live.blockedCalls()).isZero();
    live.expect("a.peer == $c.local");
  }

  @Test
  void theKernelFunctionThatTheCallSleepsInIsNamed() {
    live.connected();
    Blocked accept = (Blocked) live.blocks("b = srv.accept").outcome();
    Needs.that(accept.sleepingIn() != null, "a readable /proc/self/task/TID/wchan");

    assertThat(accept.sleepingIn()).isEqualTo("inet_csk_accept");
    Blocked recv = (Blocked) live.blocks("a.recv 10").outcome();
    assertThat(recv.sleepingIn()).isIn("wait_woken", "sk_wait_data");
    assertThat(recv.unblock()).isEqualTo("c.send \"…\", or c.close");
  }

  @Test
  void severalCallsBlockAtOnceAndEachEndsByItsOwnCause() {
    live.connected();
    live.all("d = create", "d.connect $srv", "b = srv.accept");
    StepReport first = live.blocks("a.recv 10");
    StepReport second = live.blocks("c.recv 10");
    StepReport accept = live.blocks("e = srv.accept");
    StepReport third = live.blocks("b.recv 10");
    assertThat(live.blockedCalls()).isEqualTo(4);

    live.done("d.send \"to b\"");
    StepReport thirdEnd = live.end(third);
    assertThat(thirdEnd.bytes()).asString(UTF_8).isEqualTo("to b");
    assertThat(live.blockedCalls()).isEqualTo(3);

    live.all("f = create", "f.connect $srv");
    assertThat(live.end(accept).changes()).contains(change("e", STATE, null, "ESTABLISHED"));

    live.done("c.shutdown wr");
    assertThat(live.end(first).call().result()).as("end of stream").isZero();

    live.done("a.send \"late\"");
    assertThat(live.end(second).bytes()).asString(UTF_8).isEqualTo("late");
    assertThat(live.blockedCalls()).isZero();
  }

  @Test
  void closeDuringABlockedRecvTakesEffectWhenTheRecvReturns() {
    live.connected();
    StepReport recv = live.blocks("a.recv 10");

    live.done("a.close");
    live.expect("c.state == ESTABLISHED");
    assertThat(live.hasEnded(recv)).as("closing does not end a recv that sleeps").isFalse();

    live.done("cancel a");
    Live.assertFailed(live.end(recv), Errno.EINTR);
    live.expect("c.state == CLOSE_WAIT within 5s");
  }

  @Test
  void twoReadersOfOneSocketWaitTogether() {
    live.connected();
    StepReport first = live.blocks("a.recv 10");
    StepReport second = live.blocks("a.recv 10");

    live.done("c.send \"one\"");
    live.await(() -> live.hasEnded(first) || live.hasEnded(second), "either");
    live.done("c.send \"two\"");

    assertThat(
            new String(live.end(first).bytes(), UTF_8)
                + new String(live.end(second).bytes(), UTF_8))
        .isIn("onetwo", "twoone");
  }

  @Test
  void aSocketThatABlockedAcceptIsAboutToMakeIsWaitedFor() {
    live.listening();
    StepReport accept = live.blocks("a = srv.accept");
    live.all("c = create", "c.connect $srv", "c.send \"hello\"");

    assertThat(live.done("a.recv 10").bytes()).asString(UTF_8).isEqualTo("hello");
    assertThat(live.hasEnded(accept)).isTrue();
  }

  @Test
  void whoHasMovedOnKeepsTheCurrentSocketAndWhoHasNotGetsTheNewOne() {
    live.listening();
    live.blocks("a = accept");
    live.all("c = create", "connect $srv");
    live.expect("a.state == ESTABLISHED");
    assertThat(live.session.current().orElseThrow().name()).isEqualTo("c");

    live.all("d = create", "use srv");
    StepReport accept = live.blocks("b = accept");
    live.done("d.connect $srv");
    live.end(accept);
    assertThat(live.session.current().orElseThrow().name()).isEqualTo("b");
  }

  @Test
  void closeDuringABlockedAcceptLeavesItAsleepOnTheListenerThatLivesOn() {
    live.listening();
    int port = live.port("srv");
    StepReport accept = live.blocks("a = srv.accept");

    StepReport close = live.done("srv.close");
    assertThat(close.stage().after()).isEqualTo(Stage.CLOSED);
    assertThat(live.hasEnded(accept)).isFalse();
    live.done("c = create");
    live.done("c.connect 127.0.0.1 " + port);

    assertThat(live.end(accept).call().failed()).isFalse();
    live.expect("a.peer == $c.local");
    live.fails("srv.accept", Errno.EBADF);
    live.done("d = create");
    live.fails("d.connect 127.0.0.1 " + port, Errno.ECONNREFUSED);
  }

  @Test
  void aTimeoutOfTheStudentsEndsABlockedRecvByItself() {
    live.connected().done("a.setopt SO_RCVTIMEO 700ms");

    StepReport recv = live.blocks("a.recv 10");
    StepReport end = live.end(recv);

    Live.assertFailed(end, Errno.EAGAIN);
    assertThat(end.failure().mode()).isEqualTo("timeout");
    assertThat(end.call().nanos()).isGreaterThanOrEqualTo(690_000_000);
    assertThat(end.stage().after()).isEqualTo(Stage.CONNECTED);
  }

  @Test
  void socketsShowsWhatIsBlockedOnEach() {
    live.connected();
    live.blocks("a.recv 10");
    live.done("use srv");

    StepReport sockets = live.done("sockets");

    assertThat(sockets.sockets()).extracting(SocketView::name).containsExactly("srv", "c", "a");
    assertThat(sockets.sockets())
        .extracting(SocketView::blockedIn)
        .containsExactly(null, null, "recv");
    assertThat(sockets.sockets())
        .extracting(SocketView::current)
        .containsExactly(true, false, false);
    assertThat(sockets.sockets())
        .extracting(view -> view.snapshot().state())
        .containsExactly(TcpState.LISTEN, TcpState.ESTABLISHED, TcpState.ESTABLISHED);
    assertThat(live.session.sockets()).isEqualTo(sockets.sockets());
  }

  @Test
  void anEndIsReportedBetweenTheStepThatCausedItAndTheNext() {
    live.connected();
    int inOrder = 0;
    for (int i = 0; i < 100; i++) {
      live.settings.patience(Duration.ofMillis(1));
      StepReport recv = live.run("a.recv 10");
      live.settings.patience(Live.DEADLINE);
      assertThat(recv.outcome()).isInstanceOf(Outcome.Blocked.class);
      StepReport send = live.done("c.send \"x\"");
      StepReport next = live.done("sockets");
      if (live.end(recv).step() == send.step() + 1 && next.step() == send.step() + 2) {
        inOrder++;
      }
    }
    // A busy kernel may deliver a segment after send has returned: then the end comes later.
    assertThat(inOrder).isGreaterThanOrEqualTo(90);
  }

  /**
   * A call may return at any moment, that of being reported as blocked too. A handshake takes about
   * as long as a step waits before it says so.
   */
  @Test
  void aCallWithoutAnyPatienceIsToldAsBlockedOrAsReturnedAndNeverAsBoth() {
    live.all("srv = create", "srv.bind 0", "srv.listen 1000");
    live.settings.patience(Duration.ZERO);
    for (int i = 0; i < 300; i++) {
      live.done("c = create");
      StepReport connect = live.run("c.connect $srv");
      boolean blocked = connect.outcome() instanceof Blocked;
      assertThat(connect.call().returned()).as(connect.outcome().toString()).isEqualTo(!blocked);
      if (blocked) {
        assertThat(connect.changes())
            .as(connect.outcome().toString())
            .doesNotContain(change("c", STATE, "CLOSE", "ESTABLISHED"));
        live.end(connect);
      }
      StepReport close = live.run("c.close");
      if (close.outcome() instanceof Blocked) {
        live.end(close);
      }
    }
  }

  @Test
  void aConnectWhoseSocketIsClosedGoesOnUntilItReturns() {
    live.all("p = peer full", "e = create");
    StepReport connect = live.blocks("e.connect $p", Duration.ofMillis(100));
    StepReport close = live.done("e.close");
    assertThat(close.changes()).extracting(Change::what).doesNotContain(STATE);

    live.run("cancel");
    StepReport end = live.end(connect);
    Live.assertFailed(end, Errno.EINTR);
    assertThat(end.changes()).contains(change("e", STATE, "SYN_SENT", null));
    assertThat(end.failure().why())
        .contains("closed at step " + close.step())
        .doesNotContain("goes on");
    assertThat(end.failure().attempt()).contains("e = create").doesNotContain("again");
  }

  @Test
  void anInterruptedCallIsNotToBeMadeAgainOnceItsDescriptorIsClosed() {
    live.listening();
    StepReport accept = live.blocks("a = srv.accept");
    StepReport close = live.done("srv.close");
    live.run("cancel");
    StepReport end = live.end(accept);
    Live.assertFailed(end, Errno.EINTR);
    assertThat(end.failure().why()).contains("closed at step " + close.step());
    assertThat(end.failure().attempt()).doesNotContain("again");
  }

  @Test
  void anInterruptedCallMayBeMadeUnderTheOtherNameOfItsSocket() {
    live.listening();
    StepReport accept = live.blocks("a = srv.accept");
    live.all("d = srv.dup", "srv.close");
    live.run("cancel");
    assertThat(live.end(accept).failure().attempt()).contains("under its other name, d");
  }
}
