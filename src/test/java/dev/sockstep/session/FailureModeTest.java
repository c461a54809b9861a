package dev.sockstep.session;

import static dev.sockstep.model.Change.Property.STATE;
import static dev.sockstep.session.Live.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.Track;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that fail, each with its reason; what failed leaves the stage as it was. */
@Timeout(60)
class FailureModeTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void aPortWhereNobodyListensRefuses() {
    live.all("x = create", "x.bind 0");
    int port = live.port("x");
    live.all("x.close", "c = create");

    StepReport connect = live.fails("c.connect " + port, Errno.ECONNREFUSED, Stage.CREATED);

    Live.assertMode(connect, "connection refused", "Nothing listens on 127.0.0.1:" + port + ": ");
    assertThat(connect.failure().evidence())
        .first()
        .isEqualTo("/proc/net/tcp has no listener on that port");
    assertThat(connect.stage().track().progress()).isEqualTo(Track.Progress.FAILED);
    live.expect("c.state == CLOSE");
  }

  @Test
  void ofIpv6TheTableOfIpv6IsTheEvidence() {
    Needs.ipv6Loopback();
    live.all("x = create --ipv6", "x.bind ::1 0");
    int port = live.port("x");
    live.all("x.close", "c = create --ipv6");

    StepReport connect = live.fails("c.connect ::1 " + port, Errno.ECONNREFUSED, Stage.CREATED);

    assertThat(connect.failure().evidence())
        .first()
        .isEqualTo("/proc/net/tcp6 has no listener on that port");
  }

  @Test
  void aSocketThatIsBoundAndDoesNotListenRefusesTooAndIsNamed() {
    live.all("srv = create", "srv.bind * 0", "c = create");

    Failure failure =
        live.fails("c.connect $srv.port", Errno.ECONNREFUSED, Stage.CREATED).failure();

    assertThat(failure.why())
        .startsWith("srv is bound to 127.0.0.1:" + live.port("srv") + " but does not listen");
    assertThat(failure.evidence()).containsExactly("srv: stage bound, state CLOSE");
    assertThat(failure.attempt())
        .isEqualTo("srv.listen, then c.connect " + live.port("srv") + " again");
  }

  @Test
  void theFirstSendToAPeerThatHasGoneSucceedsAndTheSecondIsABrokenPipe() {
    live.connected().done("a.close");
    live.expect("c.state == CLOSE_WAIT within 5s");

    StepReport first = live.done("c.send \"one\"");
    assertThat(first.call().result()).isEqualTo(3);
    assertThat(first.notes())
        .containsExactly(
            "the peer had sent its FIN, and it has closed: it answered this with RST, and the next"
                + " send fails");
    live.expect("c.state == CLOSE within 5s");
    assertThat(first.changes()).contains(change("c", STATE, "CLOSE_WAIT", "CLOSE"));

    StepReport second = live.fails("c.send \"two\"", Errno.EPIPE, Stage.HALF_CLOSED);
    Live.assertMode(second, "broken pipe", "The connection is gone: the peer has sent RST");
    assertThat(second.failure().evidence())
        .containsExactly(
            "the state was CLOSE before this call: the RST had ended the connection",
            "its FIN had come before: the state was CLOSE_WAIT");
  }

  @Test
  void aSendAfterOnesOwnShutdownIsABrokenPipeThatNamesItsStep() {
    live.connected();
    StepReport shutdown = live.done("c.shutdown wr");
    live.expect("c.state == FIN_WAIT_2 within 5s");

    StepReport send = live.fails("c.send \"x\"", Errno.EPIPE, Stage.HALF_CLOSED);

    Live.assertMode(
        send, "broken pipe", "You shut down writing on c at step " + shutdown.step() + ": ");
    assertThat(send.failure().evidence())
        .containsExactly("the state is FIN_WAIT_2, and the peer may be well");
  }

  @Test
  void aSendOnASocketThatWasNeverConnectedIsABrokenPipe() {
    live.done("c = create");

    StepReport send = live.fails("c.send \"x\"", Errno.EPIPE, Stage.CREATED);

    Live.assertMode(send, "broken pipe", "c has never been connected: there is no one to send to.");
    assertThat(send.failure().evidence())
        .containsExactly("before the call: stage created, state CLOSE");
  }

  @Test
  void aCloseWithUnreadDataResetsTheConnection() {
    live.connected().done("c.send \"unread\"");

    StepReport close = live.done("a.close");
    assertThat(close.notes())
        .containsExactly(
            "6 bytes were unread, so the kernel sends RST, not FIN: the peer may see ECONNRESET");
    assertThat(close.changes()).contains(change("c", STATE, "ESTABLISHED", "CLOSE"));

    StepReport recv = live.fails("c.recv 10", Errno.ECONNRESET, Stage.CONNECTED);
    Live.assertMode(
        recv,
        "connection reset",
        "a, the other end, was closed (a.close at step " + close.step() + ") with 6 bytes unread");
    assertThat(recv.failure().evidence())
        .contains("the state was CLOSE before this call: the RST had come earlier");
    assertThat(live.done("c.recv 10").call().result()).as("an error is told once").isZero();
  }

  @Test
  void lingerOfZeroResetsTooAndABlockedRecvIsToldSo() {
    live.connected().done("a.setopt SO_LINGER on 0");
    StepReport recv = live.blocks("c.recv 10");

    live.done("a.close");

    Live.assertFailed(live.end(recv), Errno.ECONNRESET);
    assertThat(live.end(recv).failure().mode()).isEqualTo("connection reset");
  }

  @Test
  void aRecvWithATimeoutGivesUp() {
    live.connected().all("a.setopt SO_RCVTIMEO 100ms", "a.setopt SO_SNDTIMEO 7s");

    StepReport recv = live.fails("a.recv 10", Errno.EAGAIN, Stage.CONNECTED);

    Live.assertMode(recv, "timeout", "Nothing came within the 100 ms that SO_RCVTIMEO allows. ");
    assertThat(recv.failure().evidence()).contains("SO_RCVTIMEO is 100 ms");
    assertThat(recv.call().nanos()).isGreaterThanOrEqualTo(90_000_000);
    live.expect("a.state == ESTABLISHED");
  }

  @Test
  void anythingOnAClosedSocketIsABadDescriptor() {
    live.connected();
    StepReport close = live.done("c.close");

    for (String verb :
        new String[] {
          "bind 0",
          "listen",
          "accept",
          "connect 1",
          "send \"x\"",
          "recv 1",
          "shutdown wr",
          "close",
          "setopt SO_KEEPALIVE on",
          "getopt SO_ERROR",
          "block off"
        }) {
      StepReport report = live.fails("c." + verb, Errno.EBADF, Stage.CLOSED);
      assertThat(report.call().text()).as(verb).contains("(-1");
      Live.assertMode(
          report,
          "bad file descriptor",
          "No open descriptor stands behind c: c was closed at step " + close.step() + ", ");
      // What the kernel still does with the connection of old is no doing of the call.
      assertThat(report.changes())
          .as(verb)
          .allMatch(change -> change.socket().equals("c") && change.what() == Property.STATE);
    }
  }

  @Test
  void callsAtTheWrongStageSayWhichStageItIs() {
    live.connected().done("d = create");

    Live.assertMode(
        live.fails("d.recv 5", Errno.ENOTCONN, Stage.CREATED),
        "not connected",
        "d has no connection: it is created.");
    Live.assertMode(
        live.fails("d.shutdown wr", Errno.ENOTCONN, Stage.CREATED), "not connected", "d has no");
    Live.assertMode(
        live.fails("d.accept", Errno.EINVAL, Stage.CREATED), "not listening", "d does not listen");
    Live.assertMode(
        live.fails("srv.recv 5", Errno.ENOTCONN, Stage.LISTENING),
        "not connected",
        "srv listens: ");
    Live.assertMode(
        live.fails("srv.send \"x\"", Errno.EPIPE, Stage.LISTENING), "broken pipe", "srv listens: ");
    Live.assertMode(
        live.fails("c.connect $srv", Errno.EISCONN, Stage.CONNECTED),
        "already connected",
        "c has a");
    Live.assertMode(
        live.fails("srv.connect 1", Errno.EISCONN, Stage.LISTENING),
        "socket is listening",
        "srv listens");
    Live.assertMode(
        live.fails("srv.bind 0", Errno.EINVAL, Stage.LISTENING),
        "already bound",
        "srv has the local address");
    Live.assertMode(
        live.fails("c.bind 0", Errno.EINVAL, Stage.CONNECTED),
        "already bound",
        "c has the local address");
    Live.assertMode(
        live.fails("c.listen", Errno.EINVAL, Stage.CONNECTED), "cannot listen", "c is connected: ");
    Live.assertMode(
        live.fails("d.bind 192.0.2.1 0", Errno.EADDRNOTAVAIL, Stage.CREATED),
        "address not available",
        "No interface");
  }

  @Test
  void whatWasReceivedBeforeAFailureIsKept() {
    live.connected().all("a.send \"kept\"", "c.recv 10", "c.setopt SO_RCVTIMEO 20ms");

    StepReport recv = live.fails("c.recv 10", Errno.EAGAIN, Stage.CONNECTED);

    assertThat(recv.bytes()).isNull();
    live.expect("c.bytes == \"kept\"");
  }
}
