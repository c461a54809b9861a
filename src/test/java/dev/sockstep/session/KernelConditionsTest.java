package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome.Expectation;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code expect} on options, poll events and timers: under the kernel's own names. */
@Timeout(60)
class KernelConditionsTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  private Expectation look(String condition) {
    return (Expectation) live.run("expect " + condition).outcome();
  }

  private void holds(String condition) {
    Expectation seen = look(condition);
    assertThat(seen.passed()).as(seen.expected() + ", seen: " + seen.actual()).isTrue();
  }

  private void fails(String condition, String actual) {
    Expectation seen = look(condition);
    assertThat(seen.passed()).as(condition).isFalse();
    assertThat(seen.actual()).isEqualTo(actual);
  }

  @Test
  void anOptionIsComparedAsSetoptWritesIt() {
    live.all("c = create", "c.setopt SO_REUSEADDR on", "c.setopt SO_RCVTIMEO 200ms");

    holds("c.SO_REUSEADDR == 1");
    holds("c.SO_REUSEADDR == on");
    holds("c.SO_REUSEADDR != off");
    fails("c.SO_REUSEADDR == 0", "c.SO_REUSEADDR is 1");
    holds("c.SO_RCVTIMEO == 200ms");
    holds("c.SO_RCVTIMEO == 1s or 200ms");
    fails("c.SO_SNDTIMEO == 200ms", "c.SO_SNDTIMEO is 0s");
    holds("c.SO_RCVBUF > 100");
    holds("c.TCP_KEEPCNT in 1..127");
    holds("c.SO_TYPE == 1");
    holds("c.SO_ACCEPTCONN == 0");
    live.all("c.setopt TCP_CONGESTION reno");
    holds("c.TCP_CONGESTION == reno");
  }

  @Test
  void whatASocketDoesNotHaveIsNotKnown() {
    live.all("u = create udp", "c = create", "c.close");

    fails("u.TCP_NODELAY == off", "u.TCP_NODELAY is not known");
    fails("c.SO_REUSEADDR == off", "c.SO_REUSEADDR is not known");
    fails("c.POLLIN != 1", "c.POLLIN is not known");
  }

  @Test
  void anEventIsWhatPollTellsAtThatMoment() {
    live.connected();
    holds("c.POLLOUT == 1");
    holds("a.POLLIN == 0");
    holds("srv.POLLIN == 0");

    live.all("c.send \"hi\"");
    holds("a.POLLIN == 1 within 2s");
    live.all("c.shutdown wr");
    holds("a.POLLRDHUP == 1 within 2s");
    holds("a.POLLHUP == 0");
    live.all("a.recv 10");
    assertThat(live.run("a.recv 10").call().result()).as("nothing was taken by looking").isZero();
  }

  @Test
  void lookingLeavesAPendingErrorWhereItIs() {
    live.all("u = create udp", "dead = create udp", "dead.bind 0", "u.connect $dead", "dead.close");
    live.all("u.send \"x\"");

    holds("u.POLLERR == 1 within 2s");
    holds("u.POLLERR == 1");
    live.fails("u.send \"y\"", Errno.ECONNREFUSED);
  }

  @Test
  void aTimerIsTheOneThatRunsForTheConnection() {
    live.all("srv = create", "srv.bind 0", "srv.listen 0", "c = create", "c.connect $srv");
    holds("c.timer == none within 2s");
    fails("c.timer.left > 0", "c.timer.left is not known");
    live.all("c.setopt SO_KEEPALIVE on");
    holds("c.timer == keepalive");
    holds("c.timer.left in 1..7200000");

    live.all("d = create");
    StepReport blocked = live.blocks("d.connect $srv");
    holds("d.timer == retransmit");
    holds("d.timer.left in 0..60000");
    live.all("d.cancel");
    live.end(blocked);
  }

  @Test
  void whatRestsInTimeWaitHasTheTimerOfIt() {
    live.connected().all("c.close", "a.close");

    holds("c.timer == time-wait within 2s");
    holds("c.timer.left in 1..60000");
  }
}
