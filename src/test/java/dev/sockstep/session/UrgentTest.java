package dev.sockstep.session;

import static dev.sockstep.model.Change.Property.URGENT;
import static dev.sockstep.session.Live.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of an urgent byte is told as it is. */
@Timeout(60)
class UrgentTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void whoHasShutDownSendingIsNotAskedToSend() {
    live.connected().done("c.shutdown wr");
    live.expect("a.state == CLOSE_WAIT within 2s");

    assertThat(live.fails("a.recv 1 --oob", Errno.EINVAL).failure().attempt())
        .doesNotContain("c.urgent");
  }

  /** The kernel looks whether a Unix stream is connected before it looks at MSG_OOB. */
  @Test
  void aSocketThatWasNeverConnectedIsNotBlamedForWantOfUrgentData() {
    live.all("x = create unix", "c = create");

    Failure unix = live.fails("x.recv 10 --oob", Errno.EINVAL).failure();
    assertThat(unix.id()).isEqualTo("not-connected-yet");
    Failure tcp = live.fails("c.recv 10 --oob", Errno.EINVAL).failure();
    assertThat(tcp.id()).isEqualTo("no-urgent-data");
    assertThat(tcp.why()).contains("it has never been connected");
    assertThat(tcp.attempt()).contains("c.connect $");
  }

  @Test
  void aRecvThatReadsPastItLosesIt() {
    live.connected().all("c.urgent \"u\"", "c.send \"more\"");
    live.expect("a.POLLPRI == 1 within 5s");

    assertThat(live.done("a.recv 10").changes())
        .contains(change("a", URGENT, "waits", "passed over"));
    assertThat(live.fails("a.recv 1 --oob", Errno.EINVAL).failure().why())
        .contains("a recv has read past it");
  }

  @Test
  void whatBecameOfOneIsNotWhatBecomesOfTheNext() {
    live.connected().done("c.urgent \"u\"");
    live.expect("a.POLLPRI == 1 within 5s");
    assertThat(live.done("a.recv 1 --oob").changes())
        .contains(change("a", URGENT, "waits", "taken"));

    live.all("c.urgent \"v\"", "c.send \"more\"");
    live.expect("a.POLLPRI == 1 within 5s");
    assertThat(live.done("a.recv 10").changes())
        .contains(change("a", URGENT, "waits", "passed over"));
  }

  @Test
  void aConnectionThatIsResetLosesIt() {
    live.connected().all("c.urgent \"u\"", "c.setopt SO_LINGER on 0");
    live.expect("a.POLLPRI == 1 within 5s");

    assertThat(live.done("c.close").changes()).contains(change("a", URGENT, "waits", "lost"));
  }

  @Test
  void inLineThereIsNoneApart() {
    live.connected().all("a.setopt SO_OOBINLINE on", "c.urgent \"u\"");
    live.expect("a.POLLPRI == 1 within 5s");

    Failure failure = live.fails("a.recv 1 --oob", Errno.EINVAL).failure();
    assertThat(failure.why()).startsWith("SO_OOBINLINE is on: a leaves the urgent byte in its");
    assertThat(live.done("a.recv 10").changes()).contains(change("a", URGENT, "waits", "taken"));
  }
}
