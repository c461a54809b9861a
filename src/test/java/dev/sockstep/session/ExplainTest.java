package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Explanation;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a word means, and which of the session's sockets it is about. */
@Timeout(60)
class ExplainTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void aStateNamesTheSocketsThatAreInIt() {
    live.connected();
    assertThat(here("established")).isEqualTo("c, a are in this state now");
    assertThat(here("LISTEN")).isEqualTo("srv is in this state now");
    assertThat(here("TIME_WAIT")).isNull();

    live.done("c.shutdown wr");
    live.expect("c.state == FIN_WAIT_2 within 2s");
    assertThat(here("FIN-WAIT-2")).isEqualTo("c is in this state now");
  }

  @Test
  void aConnectionInTimeWaitIsNamedAfterItsDescriptorIsGone() {
    live.connected().all("c.close", "a.recv 1", "a.close");
    assertThat(here("TIME_WAIT")).isEqualTo("c is in this state now");
  }

  @Test
  void anErrnoNamesTheSocketThatGotItLast() {
    live.all("c = create");
    assertThat(here("ENOTCONN")).isNull();
    StepReport failed = live.fails("c.recv 1", Errno.ENOTCONN);

    assertThat(here("ENOTCONN"))
        .isEqualTo(
            "c: " + failed.call().text() + " in step " + failed.step() + ", not-connected-yet");
    assertThat(here("not-connected-yet")).isEqualTo("c in step " + failed.step());

    live.fails("c.connect 127.0.0.1 1", Errno.ECONNREFUSED);
    assertThat(here("ENOTCONN")).isNull();
  }

  @Test
  void anOptionTellsWhatTheOpenSocketsHaveItSetTo() {
    live.all("c = create", "u = create udp", "c.setopt SO_KEEPALIVE on");
    assertThat(here("SO_KEEPALIVE")).isEqualTo("c: on; u: off");
    assertThat(here("TCP_NODELAY")).isEqualTo("c: off");
    assertThat(here("IPV6_V6ONLY")).isNull();
  }

  /** Reading SO_ERROR would clear it. */
  @Test
  void thePendingErrorIsNotReadForAnExplanation() {
    live.all("c = create", "c.block off");
    live.run("c.connect 127.0.0.1 1");
    live.expect("c.state == CLOSE within 2s");
    assertThat(here("SO_ERROR")).isNull();
    assertThat(live.done("c.getopt SO_ERROR").notes().toString()).contains("ECONNREFUSED");
  }

  @Test
  void aVerbNamesTheSocketThatIsBlockedInIt() {
    live.listening().blocks("srv.accept");
    assertThat(here("accept")).isEqualTo("srv is blocked in this call now");
    assertThat(here("listening")).isEqualTo("srv is at this stage now");
  }

  @Test
  void aWordMistypedIsAMistakeThatNamesTheNearest() {
    assertThat(live.mistake("explain ECONREFUSED").mend())
        .isEqualTo("did you mean \"ECONNREFUSED\"?");
    assertThat(live.mistake("explain  xyzzy").column()).isEqualTo(10);
    live.mistake("explain");
  }

  @Test
  void looksAtNothingAndCallsNothing() {
    StepReport report = live.done("explain backlog");
    assertThat(report.calls()).isEmpty();
    assertThat(report.view()).isInstanceOf(Explanation.class);
  }

  private String here(String word) {
    return ((Explanation) live.done("explain " + word).view()).here();
  }
}
