package dev.sockstep.session;

import static dev.sockstep.model.Change.Property.STATE;
import static dev.sockstep.session.Live.change;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Call;
import dev.sockstep.model.Errno;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Non-blocking sockets, which the student makes so, never the session. */
@Timeout(60)
class NonBlockingTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void acceptAndRecvReturnAtOnceWithNothingToGive() {
    live.all("srv = create --nonblock", "srv.bind 0", "srv.listen");

    StepReport accept = live.fails("srv.accept", Errno.EAGAIN);
    assertThat(accept.failure().mode()).isEqualTo("would block");
    assertThat(accept.failure().why()).contains("no connection waits in the accept queue");

    live.all("c = create", "c.connect $srv", "a = srv.accept", "a.block off");
    assertThat(live.fails("a.recv 5", Errno.EAGAIN).failure().why())
        .contains("the receive buffer is empty");
    live.done("c.send \"now\"");
    assertThat(live.done("a.recv 5").bytes()).asString(UTF_8).isEqualTo("now");
  }

  @Test
  void createSaysSoInItsCall() {
    assertThat(live.done("c = create --nonblock").call().text())
        .isEqualTo("socket(AF_INET, SOCK_STREAM|SOCK_NONBLOCK, 0)");
  }

  @Test
  void aConnectThatDoesNotWaitIsInProgress() {
    live.listening().done("c = create --nonblock");

    StepReport connect = live.fails("c.connect $srv", Errno.EINPROGRESS);

    assertThat(connect.failure().mode()).isEqualTo("connection in progress");
    live.expect("c.state == ESTABLISHED within 5s");
    live.expect("c.stage == connected");
    assertThat(live.done("c.getopt SO_ERROR").notes())
        .containsExactly("SO_ERROR is 0: no error is pending");
  }

  @Test
  void aSecondConnectWhileTheFirstIsUnderWayIsEalready() {
    live.all("srv = create", "srv.bind 0", "srv.listen 0", "b = create", "b.connect $srv");
    live.done("c = create --nonblock");

    StepReport first = live.fails("c.connect $srv", Errno.EINPROGRESS);
    assertThat(first.changes()).contains(change("c", STATE, "CLOSE", "SYN_SENT"));
    assertThat(live.fails("c.connect $srv", Errno.EALREADY).failure().mode())
        .isEqualTo("already connecting");
    live.expect("c.stage == connecting");
  }

  @Test
  void anAttemptThatASignalLeftUnderWayIsStillThatOfItsStep() {
    live.all("srv = create", "srv.bind 0", "srv.listen 0", "b = create", "b.connect $srv");
    live.done("c = create --nonblock");
    int begun = live.fails("c.connect $srv", Errno.EINPROGRESS).step();
    live.done("c.block on");
    StepReport waits = live.blocks("c.connect $srv");
    live.run("cancel c");
    Live.assertFailed(live.end(waits), Errno.EINTR);

    live.done("c.block off");
    assertThat(live.fails("c.connect $srv", Errno.EALREADY).failure().why())
        .endsWith(" is still under way: that of step " + begun + ".");
  }

  @Test
  void blockOnTakesATimeoutBack() {
    live.connected().done("a.timeout 500us");
    StepReport poll = live.run("a.recv 5");
    assertThat(poll.failure().mode()).isEqualTo("timed out");
    assertThat(poll.call().text()).as("0 would be no time at all").endsWith(", 1, 1)");

    live.done("a.block on");
    StepReport recv = live.blocks("a.recv 5");

    live.done("c.send \"x\"");
    assertThat(live.end(recv).calls()).hasSize(1);
  }

  @Test
  void aRefusalComesLaterAndWaitsInSoError() {
    live.all("x = create", "x.bind 0", "c = create --nonblock");

    live.fails("c.connect $x", Errno.EINPROGRESS);
    live.expect("c.state == CLOSE within 5s");

    assertThat(live.done("c.getopt SO_ERROR").notes())
        .containsExactly(
            "SO_ERROR is ECONNREFUSED (Connection refused); reading it has cleared it");
    assertThat(live.done("c.getopt SO_ERROR").notes())
        .containsExactly("SO_ERROR is 0: no error is pending");
  }

  @Test
  void aSendTakesWhatFitsAndThenNothing() {
    live.connected().done("c.block off");

    StepReport first = live.done("c.send #10000000");
    long taken = first.call().result();
    assertThat(taken).isBetween(1L, 9_999_999L);
    assertThat(first.notes())
        .containsExactly(
            "a short send: the kernel took "
                + taken
                + " of 10000000 bytes; a program sends the rest again");

    StepReport report = first;
    while (report.failure() == null) {
      report = live.run("c.send #10000000");
    }
    Live.assertFailed(report, Errno.EAGAIN);
    assertThat(report.failure().why()).contains("the send buffer is full");
  }

  @Test
  void blockOffAndOnAreTwoCallsThatKeepTheOtherFlags() {
    live.connected();
    int fd = live.fd("c");

    assertThat(live.done("c.block off").calls())
        .extracting(Call::text)
        .containsExactly(
            "fcntl(" + fd + ", F_GETFL)", "fcntl(" + fd + ", F_SETFL, O_RDWR|O_NONBLOCK)");
    live.fails("c.recv 1", Errno.EAGAIN);
    assertThat(live.done("c.block on").call().text())
        .isEqualTo("fcntl(" + fd + ", F_SETFL, O_RDWR)");
    StepReport recv = live.blocks("c.recv 1");
    live.done("a.send \"x\"");
    live.end(recv);
  }
}
