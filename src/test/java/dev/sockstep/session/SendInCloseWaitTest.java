package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After the peer's FIN a send shows whether the peer has closed, or only shut down sending. */
@Timeout(60)
class SendInCloseWaitTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void anRstSaysThatThePeerHasClosed() {
    live.connected().done("a.close");
    live.expect("c.state == CLOSE_WAIT within 5s");

    StepReport sent = live.done("c.send \"x\"");
    assertThat(sent.notes())
        .containsExactly(
            "the peer had sent its FIN, and it has closed: it answered this with RST, and the next"
                + " send fails");
  }

  @Test
  void anRstOfAPeerThatIsOpenSaysThatItIsShutDownBothWays() {
    live.connected().done("a.shutdown rdwr");
    live.expect("c.state == CLOSE_WAIT within 5s");

    assertThat(live.done("c.send \"x\"").notes())
        .containsExactly(
            "the peer had sent its FIN, and a is shut down both ways: it answered this with RST,"
                + " and the next send fails");
  }

  @Test
  void anAckSaysThatItStillReads() {
    Needs.capture();
    live.connected().done("a.shutdown wr");
    live.expect("c.state == CLOSE_WAIT within 5s");

    StepReport sent = live.done("c.send \"x\"");
    assertThat(sent.notes())
        .containsExactly(
            "the peer had sent its FIN, and has acknowledged this: it has only shut down sending");
  }
}
