package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome.Blocked;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connected UDP socket hears its peer alone, and of its own datagrams' fate. */
@Timeout(60)
class ConnectedUdpWaitTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void aRecvWaitsForThePeerAloneAndIsToldOfASendThatCameLater() {
    live.all("x = create udp", "x.bind 0");
    String gone = live.value("x.local");
    live.all("u = create udp", "u.connect $x", "x.close");
    StepReport blocked = live.blocks("u.recv 5");

    assertThat(((Blocked) blocked.outcome()).unblock())
        .isEqualTo("only " + gone + " can send to it: u is connected to that");

    live.done("u.send \"x\"");
    StepReport end = live.end(blocked);
    Live.assertFailed(end, Errno.ECONNREFUSED);
    assertThat(end.failure().why())
        .startsWith("A datagram that u sent")
        .endsWith("The kernel tells it to the next call, or to one that waits.");
  }
}
