package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Outcome.Expectation;
import dev.sockstep.model.StepReport;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code expect}, the lines that begin with {@code =}, and {@code set}. */
@Timeout(60)
class ExpectTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c.state == ESTABLISHED",
        "c.state == LISTEN or ESTAB",
        "c.state != CLOSE",
        "c.state != CLOSE or LISTEN",
        "c.stage == connected",
        "c.port > 0",
        "c.port >= $c.port",
        "c.port <= $c.port",
        "c.port < 65536",
        "c.port != 5",
        "c.port in 1..65535",
        "c.port == 5..6 or 1..65535",
        "c.peer == $srv.local",
        "c.peer.port == $srv.port",
        "c.host == 127.0.0.1",
        "c.local == $a.peer",
        "a.bytes == \"hi\\n\"",
        "c.kind == tcp",
        "srv.acceptq == 0",
        "srv.backlog == 128",
        "c.fd >= 3",
        "c.mss in 500..70000",
        "c.cwnd > 0",
        "c.rto > 0",
        "c.rtt in 1..10000000",
        "c.retransmits == 0",
        "c.retrans == 0",
        "c.unsent == 0",
        "result == 3",
        "result in 1..5",
        "result in 3..5",
        "result in 1..3",
        "errno == none",
        "c.recvq == 0 within 1s"
      })
  void whatHoldsPasses(String condition) {
    live.connected().all("c.send \"hi\\n\"", "a.recv 10");

    assertThat(expect(condition).passed()).as(condition).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c.state == LISTEN",
        "c.state == LISTEN or CLOSE",
        "c.state != ESTABLISHED",
        "c.state != CLOSE or ESTABLISHED",
        "c.stage == bound",
        "c.port > 65535",
        "c.port < $c.port",
        "c.port in 1..2",
        "c.port == 1 or 2..3",
        "c.peer == $c.local",
        "a.bytes == \"hi\"",
        "c.bytes == \"\"",
        "c.bytes != \"x\"",
        "c.acceptq == 0",
        "c.acceptq < 5",
        "c.acceptq >= 0",
        "result == 4",
        "result > 3",
        "result < 3",
        "result in 4..5",
        "result in 1..2",
        "errno != none",
        "errno == EPIPE",
        "c.state == CLOSE within 10ms"
      })
  void whatDoesNotHoldFails(String condition) {
    live.connected().all("c.send \"hi\\n\"", "a.recv 10");

    assertThat(expect(condition).passed()).as(condition).isFalse();
  }

  @Test
  void anExpectationShowsBothSides() {
    live.connected();

    assertThat(expect("c.state == LISTEN or CLOSE within 5ms"))
        .isEqualTo(
            new Expectation(
                false, "c.state == LISTEN or CLOSE within 5ms", "c.state is ESTABLISHED"));
    assertThat(expect("c.acceptq > 5"))
        .isEqualTo(new Expectation(false, "c.acceptq > 5", "c.acceptq is not known"));
    StepReport report = live.run("expect a.state == ESTABLISHED");
    assertThat(report.socket()).isEqualTo("a");
    assertThat(report.calls()).isEmpty();
  }

  @Test
  void whatTheLastCallReturnedIsComparedInTheNotationOfStrace() {
    live.connected().done("c.send \"hello\"");
    assertThat(returned("= 5").passed()).isTrue();
    assertThat(returned("= 1..5").passed()).isTrue();
    assertThat(returned("= 5 none").passed()).isTrue();
    assertThat(returned("= fd").passed()).isTrue();
    assertThat(returned("expect = 5").passed()).isTrue();
    assertThat(returned("= 4")).isEqualTo(new Expectation(false, "= 4", "= 5"));
    assertThat(returned("= -1 EPIPE")).isEqualTo(new Expectation(false, "= -1 EPIPE", "= 5"));
    assertThat(returned("= ?").passed()).isFalse();

    live.done("d = create");
    live.fails("d.recv 5", Errno.ENOTCONN);
    assertThat(returned("= -1 ENOTCONN (Transport endpoint is not connected)").passed()).isTrue();
    assertThat(returned("= -1").passed()).isTrue();
    assertThat(returned("= fd")).isEqualTo(new Expectation(false, "= fd", "= -1 ENOTCONN"));
    assertThat(returned("= -1 EPIPE"))
        .isEqualTo(new Expectation(false, "= -1 EPIPE", "= -1 ENOTCONN"));
    assertThat(expect("errno == ENOTCONN or EPIPE").passed()).isTrue();
  }

  @Test
  void aBlockedCallIsAQuestionMarkUntilItReturns() {
    live.connected();
    StepReport recv = live.blocks("a.recv 5");
    live.settings.patience(Live.SHORT);
    assertThat(returned("= ?").passed()).isTrue();
    assertThat(returned("= 5")).isEqualTo(new Expectation(false, "= 5", "still blocked"));
    live.settings.patience(Live.DEADLINE);

    live.done("cancel");
    assertThat(returned("= -1 EINTR").passed()).isTrue();
    assertThat(live.hasEnded(recv)).isTrue();
  }

  @Test
  void aCallThatIsAboutToReturnIsGivenThePatience() {
    live.connected().done("a.setopt SO_RCVTIMEO 700ms");
    live.blocks("a.recv 5");

    assertThat(returned("= -1 EAGAIN").passed()).isTrue();
  }

  @Test
  void withinWaitsForWhatAnotherThreadBringsAbout() {
    live.connected().done("a.setopt SO_RCVTIMEO 700ms");
    StepReport recv = live.blocks("a.recv 5");

    long start = System.nanoTime();
    assertThat(expect("errno == EAGAIN within 10s").passed()).isTrue();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(live.hasEnded(recv)).isTrue();
  }

  @Test
  void withinSeesWhatABlockedCallReceivesMeanwhile() {
    live.connected().all("a.setopt SO_RCVTIMEO 700ms", "c.send \"hi\"");
    StepReport recv = live.blocks("a.recv 5 --waitall");

    long start = System.nanoTime();
    assertThat(expect("a.bytes == \"hi\" within 10s").passed()).isTrue();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(live.hasEnded(recv)).isTrue();
  }

  @Test
  void withinIsNotLongerThanAskedFor() {
    live.done("c = create");

    long start = System.nanoTime();
    assertThat(expect("c.state == LISTEN within 40ms").passed()).isFalse();

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(40), Duration.ofSeconds(5));
  }

  @Test
  void settingsAreShownAndSet() {
    live.all("set patience 70ms", "set feedback brief", "set notation java");

    assertThat(live.settings.patience()).isEqualTo(Duration.ofMillis(70));
    assertThat(live.settings.feedback()).isEqualTo(Feedback.BRIEF);
    assertThat(live.settings.notation()).isEqualTo(Notation.JAVA);
    assertThat(live.done("set").notes())
        .containsExactly("patience 70ms", "feedback brief", "notation java");
  }

  @Test
  void thePatienceThatIsSetIsTheTimeACallIsWatched() {
    live.listening().done("set patience 60ms");

    long start = System.nanoTime();
    StepReport accept = live.run("srv.accept");

    assertThat(accept.outcome()).isInstanceOf(Outcome.Blocked.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(60), Duration.ofSeconds(5));
  }

  private Expectation expect(String condition) {
    return returned("expect " + condition);
  }

  private Expectation returned(String line) {
    StepReport report = live.run(line);
    assertThat(report.outcome()).as(line).isInstanceOf(Expectation.class);
    return (Expectation) report.outcome();
  }
}
