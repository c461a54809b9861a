package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome.Blocked;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Why a call gave or took less than was asked for, or still waits for more. */
@Timeout(60)
class ShortTransferTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void aRecvThatWaitedForAllTellsThatItsTimeWasUp() {
    live.connected().all("c.send \"abc\"", "a.setopt SO_RCVTIMEO 100ms");

    assertThat(live.done("a.recv 10 --waitall").notes())
        .containsExactly(
            "a short recv: MSG_WAITALL waited for all 10 bytes, and SO_RCVTIMEO ended that after"
                + " 100 ms");
  }

  @Test
  void aRecvThatWaitedForAllTellsThatTheStreamEnded() {
    live.connected().all("c.send \"abc\"", "c.close");
    live.expect("a.state == CLOSE_WAIT within 5s");

    assertThat(live.done("a.recv 10 --waitall").notes())
        .containsExactly(
            "a short recv: MSG_WAITALL waits for all 10 bytes, and the stream ended before: no"
                + " more will come");
  }

  @Test
  void aRecvfromThatWaitedForAllTellsItToo() {
    live.connected().all("c.send \"abc\"", "a.setopt SO_RCVTIMEO 100ms");

    assertThat(live.done("a.recvfrom 10 --waitall").notes())
        .containsExactly(
            "a short recv: MSG_WAITALL waited for all 10 bytes, and SO_RCVTIMEO ended that after"
                + " 100 ms");
  }

  @Test
  void aRecvThatWaitedForAllTellsOfASignal() {
    live.connected().done("c.send \"abc\"");
    StepReport blocked = live.blocks("a.recv 10 --waitall");
    live.run("cancel a");

    assertThat(live.end(blocked).notes())
        .containsExactly(
            "a short recv: a signal ended the wait of MSG_WAITALL, which gives what had come");
  }

  @Test
  void aRecvThatWaitedForAllTellsOfOnesOwnShutdown() {
    live.connected().done("c.send \"abc\"");
    StepReport blocked = live.blocks("a.recv 10 --waitall");
    int step = live.done("a.shutdown rd").step();

    assertThat(live.end(blocked).notes())
        .containsExactly(
            "a short recv: you shut down reading at step "
                + step
                + ", so MSG_WAITALL waits for no more");
  }

  @Test
  void aRecvThatWaitedForAllTellsThatTheConnectionBroke() {
    live.connected().all("c.send \"abc\"", "c.setopt SO_LINGER on 0");
    StepReport blocked = live.blocks("a.recv 10 --waitall");
    live.done("c.close");

    StepReport end = live.end(blocked);
    assertThat(end.call().result()).isEqualTo(3);
    assertThat(end.notes())
        .containsExactly(
            "a short recv: MSG_WAITALL waits for all 10 bytes, and the connection is over: the"
                + " next recv tells how it ended");
    live.fails("a.recv 10", Errno.ECONNRESET);
  }

  @Test
  void aNonBlockingRecvDoesNotWaitForAll() {
    live.connected().all("c.send \"abc\"", "a.block off");

    assertThat(live.done("a.recv 10 --waitall").notes())
        .containsExactly("a short recv: a is non-blocking, so MSG_WAITALL waits for nothing");
  }

  @Test
  void aBlockedRecvTellsHowManyMoreItWants() {
    live.connected().done("c.send \"abc\"");
    Blocked all = (Blocked) live.blocks("a.recv 10 --waitall").outcome();

    assertThat(all.waitsFor()).isEqualTo("MSG_WAITALL waits for all 10 bytes: 7 are to come");
    assertThat(all.unblock()).isEqualTo("c.send #7, or c.close");
  }

  @Test
  void aBlockedRecvTellsOfTheLowWaterMark() {
    live.connected().all("a.setopt SO_RCVLOWAT 5", "c.send \"abc\"");
    StepReport blocked = live.blocks("a.recv 10");

    assertThat(((Blocked) blocked.outcome()).waitsFor())
        .isEqualTo("SO_RCVLOWAT is 5: fewer bytes do not end it (it has taken 3)");
    assertThat(((Blocked) blocked.outcome()).unblock()).isEqualTo("c.send #5, or c.close");
    live.done("c.send #5");
    assertThat(live.end(blocked).call().result()).isEqualTo(8);
  }

  @Test
  void aSendThatOnesOwnShutdownCutsSaysSo() {
    live.all("srv = create", "srv.setopt SO_RCVBUF 2304", "srv.bind 0", "srv.listen");
    live.all("c = create", "c.setopt SO_SNDBUF 4608", "c.connect $srv");
    StepReport blocked = live.blocks("c.send #100000");
    int step = live.done("c.shutdown wr").step();

    StepReport end = live.end(blocked);
    assertThat(end.notes())
        .containsExactly(
            "a short send: the kernel took "
                + end.call().result()
                + " of 100000 bytes; your shutdown at step "
                + step
                + " cut it short");
  }
}
