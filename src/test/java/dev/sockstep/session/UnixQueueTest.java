package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Outcome.Blocked;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A Unix datagram socket whose receiver has no room, or has gone: the card says whose queue it is.
 */
@Timeout(60)
class UnixQueueTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  private final String name = "@sockstep-" + System.nanoTime();

  /** What s sends finds the queue of r full. */
  private StepReport full() {
    live.all("r = create unix --dgram", "r.bind " + name, "s = create unix --dgram");
    live.all("s.connect " + name, "s.block off");
    StepReport last;
    do {
      last = live.run("s.send \"x\"");
    } while (!last.call().failed());
    return last;
  }

  @Test
  void aSendThatMayNotWaitIsToldWhoMakesRoom() {
    Failure failure = full().failure();

    assertThat(failure.id()).isEqualTo("unix-queue-full");
    assertThat(failure.attempt()).isEqualTo("r.recv 65536 makes room, then s.send \"x\" again");
    live.all("r.recv 65536", "s.send \"x\"");
  }

  @Test
  void aSendThatWaitsTellsOfTheOtherQueueAndNotOfItsOwnBuffer() {
    full();
    live.done("s.block on");
    StepReport blocked = live.blocks("s.send \"x\"");

    Blocked waits = (Blocked) blocked.outcome();
    assertThat(waits.waitsFor()).isEqualTo("the queue of the other socket is full");
    assertThat(waits.unblock()).isEqualTo("r.recv 65536");
    live.done("r.recv 65536");
    live.end(blocked);
  }

  @Test
  void aReceiverThatWasClosedIsNamedAndMadeAnew() {
    live.all("r = create unix --dgram", "r.bind " + name, "s = create unix --dgram");
    live.done("s.connect " + name);
    int step = live.done("r.close").step();

    Failure failure = live.fails("s.send \"x\"", Errno.ECONNREFUSED).failure();
    assertThat(failure.why())
        .isEqualTo("The other end, your r until step " + step + ", is closed.");
    assertThat(failure.attempt())
        .isEqualTo(
            "r = create unix --dgram, r.bind "
                + name
                + ", then s.connect "
                + name
                + ", then s.send \"x\" again");
    live.all("r = create unix --dgram", "r.bind " + name, "s.connect " + name, "s.send \"x\"");
  }
}
