package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connect that returns 0 and does not do what one expects says so. */
@Timeout(60)
class ConnectNotesTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void theHandshakeWasDoneAlready() {
    live.listening().done("c = create --nonblock");
    StepReport begun = live.fails("c.connect $srv", Errno.EINPROGRESS);
    live.expect("c.state == ESTABLISHED within 5s");

    assertThat(live.done("c.connect $srv").notes())
        .containsExactly(
            "the handshake of step "
                + begun.step()
                + " is done already: this call has sent nothing, and only tells so; the next one"
                + " would give EISCONN");
    live.fails("c.connect $srv", Errno.EISCONN);
  }

  @Test
  void aSocketMayBeConnectedToItself() {
    live.all("s = create", "s.bind 0");
    assertThat(live.done("s.connect $s").notes())
        .anyMatch(note -> note.startsWith("s is connected to itself: its SYN has met its own"));

    int step = live.done("s.shutdown wr").step();
    assertThat(live.done("s.recv 5").notes())
        .containsExactly(
            "0 bytes: s is connected to itself, and its own FIN of step " + step + " has come");
  }

  @Test
  void nobodyHasPortZero() {
    live.done("u = create udp");
    assertThat(live.done("u.connect 127.0.0.1 0").notes())
        .anyMatch(note -> note.startsWith("the kernel takes port 0, which nobody has"));
    live.fails("u.getpeername", Errno.ENOTCONN);
  }
}
