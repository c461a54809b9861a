package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits in SYN_SENT waits for the handshake, not for the peer to read or send. */
@Timeout(60)
class SendBeforeHandshakeTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void aSendAndARecvThatTimeOutInSynSentNameTheHandshake() {
    live.run("p = peer full");
    live.all("g = create", "g.setopt SO_SNDTIMEO 60ms", "g.setopt SO_RCVTIMEO 60ms");
    live.fails("g.connect $p", Errno.EINPROGRESS);

    for (String line : new String[] {"send \"x\"", "recv 1"}) {
      Failure failure = live.fails("g." + line, Errno.EAGAIN).failure();
      assertThat(failure.why()).startsWith("The handshake was not done within the 60 ms");
      assertThat(failure.evidence()).contains("the state is SYN_SENT");
      assertThat(failure.attempt())
          .isEqualTo("expect g.state == ESTABLISHED within 5s, then g." + line + " again");
    }
  }
}
