package dev.sockstep.session;

import static dev.sockstep.model.Change.Property.ACCEPTQ;
import static dev.sockstep.model.Change.Property.RECVQ;
import static dev.sockstep.model.Change.Property.STATE;
import static dev.sockstep.session.Live.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sockstep.Sandbox;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome.Blocked;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.TcpState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues that are full: connect waits for the backlog, send for the buffers. */
@Timeout(60)
class BacklogTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void sendBlocksOnFullBuffersUntilThePeerReads() {
    live.connected();
    StepReport send = live.blocks("c.send #8000000");
    Blocked blocked = (Blocked) send.outcome();
    assertThat(blocked.waitsFor())
        .startsWith("the send buffer is full: ")
        .endsWith(" bytes are not acknowledged");
    assertThat(blocked.unblock()).isEqualTo("a.recv 1000000");
    assertThat(send.changes())
        .anyMatch(change -> change.what() == RECVQ && change.socket().equals("a"));

    long received = 0;
    while (received < 8_000_000) {
      long count = live.done("a.recv 8000000").call().result();
      assertThat(count).isPositive();
      received += count;
    }

    StepReport end = live.end(send);
    assertThat(end.call().result()).isEqualTo(8_000_000);
    assertThat(end.notes()).isEmpty();
  }

  @Test
  void anInterruptedSendHasSentWhatFitted() {
    live.connected();
    StepReport send = live.blocks("c.send #8000000");

    live.done("cancel c");

    StepReport end = live.end(send);
    assertThat(end.failure()).isNull();
    assertThat(end.call().result()).isBetween(1L, 7_999_999L);
    assertThat(end.notes()).first().asString().startsWith("a short send: the kernel took ");
  }

  @Test
  void aConnectionThatWasResetInTheQueueIsSaidToBe() {
    live.listening().all("c = create", "c.connect $srv", "c.setopt SO_LINGER 0");
    int port = live.port("c");
    live.done("c.close");

    assertThat(live.done("a = srv.accept").notes())
        .contains(
            "the connection, which came from 127.0.0.1:"
                + port
                + ", was reset while it waited: accept takes it all the same");
  }

  @Test
  void aUnixListenersQueueIsCountedToo() {
    live.all("srv = create unix", "srv.bind @backlog-test", "srv.listen 0", "c = create unix");
    StepReport first = live.done("c.connect @backlog-test");
    assertThat(first.changes()).contains(change("srv", ACCEPTQ, "0", "1"));
    live.done("d = create unix");

    StepReport connect = live.blocks("d.connect @backlog-test");
    Blocked blocked = (Blocked) connect.outcome();
    assertThat(blocked.waitsFor())
        .isEqualTo("the accept queue of srv is full (1 waits, the limit is 0)");

    live.done("srv.accept");
    assertThat(live.end(connect).call().result()).isZero();
    live.expect("srv.acceptq == 1");
    live.expect("srv.backlog == 0");
  }

  @Test
  void theListHasWhatWaitsForAcceptInWhateverStateAndNothingThatWasTaken() {
    live.connected().all("d = create", "d.connect $srv", "e = create", "e.connect $srv", "e.close");
    live.expect("srv.acceptq == 2 within 5s");
    live.expect("e.state == FIN_WAIT_2 within 5s");

    assertThat(live.done("sockets").sockets())
        .filteredOn(view -> view.name().startsWith("at "))
        .extracting(SocketView::name, view -> view.snapshot().state())
        .containsExactlyInAnyOrder(
            tuple("at srv", TcpState.ESTABLISHED), tuple("at srv", TcpState.CLOSE_WAIT));
  }

  @ParameterizedTest
  @CsvSource({"create, 127.0.0.1, 127.0.0.2", "create --ipv6, ::1, fd00::2"})
  void whatWaitsIsListedAtTheListenerOfItsAddress(String create, String one, String other)
      throws Exception {
    Sandbox.run(
        () -> {
          Sandbox.enterLab();
          Sandbox.shell("ip address add fd00::2/128 dev lo nodad");
          try (Live there = new Live()) {
            there.all("x = " + create, "x.bind " + one + " 7", "x.listen");
            there.all("y = " + create, "y.bind " + other + " 7", "y.listen");
            there.all("c = " + create, "c.connect " + other + " 7");
            there.all("d = " + create, "d.connect " + one + " 7");
            there.expect("x.acceptq == 1 within 5s");
            there.expect("y.acceptq == 1 within 5s");
            assertThat(there.done("sockets").sockets())
                .filteredOn(view -> view.name().startsWith("at "))
                .extracting(SocketView::name)
                .containsExactly("at x", "at y");
          }
        });
  }

  @Test
  void aFullBacklogLeavesTheConnectInSynSentAndAcceptMakesRoom() {
    live.all(
        "srv = create", "srv.bind 0", "srv.listen 0", "c = create", "c.connect $srv", "d = create");

    StepReport connect = live.blocks("d.connect $srv");
    Blocked blocked = (Blocked) connect.outcome();
    assertThat(connect.changes()).contains(change("d", STATE, "CLOSE", "SYN_SENT"));
    assertThat(connect.stage().after()).isEqualTo(Stage.CONNECTING);
    assertThat(blocked.waitsFor())
        .isEqualTo(
            "the accept queue of srv is full (1 waits, the limit is 0), so the kernel drops the"
                + " SYN");
    assertThat(blocked.unblock()).isEqualTo("srv.accept makes room");

    assertThat(live.done("a = srv.accept").changes()).contains(change("srv", ACCEPTQ, "1", "0"));
    StepReport end = live.end(connect); // once the SYN is sent again, after a second
    assertThat(end.call().result()).isZero();
    assertThat(end.stage().before()).as("before the step").isEqualTo(Stage.CREATED);
    assertThat(end.stage().after()).isEqualTo(Stage.CONNECTED);
  }

  @Test
  void cancelEndsAConnectThatIsInSynSentWithEintrAndTheKernelGoesOn() {
    live.all("srv = create", "srv.bind 0", "srv.listen 1");
    live.all("c1 = create", "c1.connect $srv", "c2 = create", "c2.connect $srv", "c3 = create");
    StepReport connect = live.blocks("c3.connect $srv");
    live.expect("c3.state == SYN_SENT");

    StepReport cancel = live.done("cancel c3");
    StepReport end = live.end(connect);

    assertThat(cancel.notes())
        .containsExactly(
            "signalled the thread in " + connect.call().text() + " (step " + connect.step() + ")");
    Live.assertFailed(end, Errno.EINTR);
    assertThat(end.failure().mode()).isEqualTo("interrupted by a signal");
    assertThat(end.failure().evidence()).containsExactly("the state is SYN_SENT");
    live.expect("c3.state == SYN_SENT");
    live.expect("c3.stage == connecting");
    StepReport again = live.blocks("c3.connect $srv");
    live.run("cancel c3");
    live.end(again);
  }
}
