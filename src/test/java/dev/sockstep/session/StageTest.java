package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.TcpState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a socket is in its life, whatever the kernel's state became between two looks. */
@Timeout(60)
class StageTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  /** The other end has shut down before: between the two looks its state goes on to CLOSE. */
  @Test
  void aShutdownForWritingThatIsAnsweredAtOnceLeavesItHalfClosed() {
    live.connected();
    StepReport first = live.done("a.shutdown wr");
    live.expect("c.state == CLOSE_WAIT within 2s");
    StepReport second = live.done("c.shutdown wr");
    live.expect("c.state == CLOSE within 2s");

    assertThat(first.stage().after()).isEqualTo(Stage.HALF_CLOSED);
    assertThat(second.stage().after()).isEqualTo(Stage.HALF_CLOSED);
    assertThat(live.value("c.stage")).isEqualTo("half-closed");
  }

  /** As where the other end closes within the very call: no look has seen FIN_WAIT_1 or _2. */
  @Test
  void aShutdownForWritingCountsAlsoWhereNoLookHasSeenItsStates() {
    SessionSocket socket = new SessionSocket("c", SocketKind.TCP, 9);
    Snapshot over = new Snapshot(9, TcpState.CLOSE, false, null, null, 0, 0, null, null, null);
    socket.stage = Stage.CONNECTED;
    assertThat(socket.stageFrom(over)).isEqualTo(Stage.CONNECTED);
    socket.kernel.halfClosed = true;
    assertThat(socket.stageFrom(over)).isEqualTo(Stage.HALF_CLOSED);
  }

  /** It answers the FIN with its own at once, or a little later: the stage is the same. */
  @Test
  void theStageDoesNotHangOnHowFastTheOtherEndAnswers() {
    live.done("p = peer echo");
    for (int i = 0; i < 10; i++) {
      live.all("c = create", "c.connect $p");
      assertThat(live.done("c.shutdown wr").stage().after()).isEqualTo(Stage.HALF_CLOSED);
      live.expect("c.state == CLOSE within 5s");
      assertThat(live.value("c.stage")).isEqualTo("half-closed");
      live.done("c.close");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"socketpair", "socketpair --seqpacket"})
  void aUnixSocketThatWasShutDownForWritingIsHalfClosedToo(String make) {
    live.done("m, n = " + make);
    StepReport shutdown = live.done("m.shutdown wr");

    assertThat(shutdown.stage().before()).isEqualTo(Stage.CONNECTED);
    assertThat(shutdown.stage().after()).isEqualTo(Stage.HALF_CLOSED);
    assertThat(live.value("m.stage")).isEqualTo("half-closed");
    assertThat(live.value("n.stage")).as("nothing tells it").isEqualTo("connected");
    assertThat(live.done("m.close").stage().after()).isEqualTo(Stage.CLOSED);
  }

  /** It has not sent a FIN: the peer still thinks it may write. */
  @Test
  void aShutdownForReadingLeavesItConnected() {
    live.connected();
    assertThat(live.done("c.shutdown rd").stage().after()).isEqualTo(Stage.CONNECTED);
  }

  /** That one did not succeed, though the kernel keeps it. */
  @Test
  void aShutdownThatFailsLeavesItWhereItWas() {
    live.listening().done("c = create");
    assertThat(live.fails("c.shutdown wr", Errno.ENOTCONN).stage().after())
        .isEqualTo(Stage.CREATED);
    assertThat(live.done("c.connect $srv").stage().after()).isEqualTo(Stage.CONNECTED);
  }

  @Test
  void aConnectionThatWasResetStaysAtItsStage() {
    live.connected().all("c.setopt SO_LINGER 0", "c.close");
    StepReport reset = live.fails("a.recv 1", Errno.ECONNRESET);

    assertThat(reset.stage().before()).isEqualTo(Stage.CONNECTED);
    assertThat(reset.stage().after()).isEqualTo(Stage.CONNECTED);
    assertThat(live.value("a.state")).isEqualTo("CLOSE");

    StepReport shutdown = live.fails("a.shutdown wr", Errno.ENOTCONN);
    assertThat(shutdown.stage().after()).as("it has not succeeded").isEqualTo(Stage.CONNECTED);
  }
}
