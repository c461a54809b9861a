package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Errno;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.SocketConstants;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A recv that returns 0 says why: it is not always the peer's doing. */
@Timeout(60)
class ZeroBytesTest {
  private static final String OWN =
      "0 bytes: you shut down reading at step %d; this says nothing about the peer";

  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void afterOnesOwnShutdownOfBothDirections() {
    live.connected();
    int step = live.done("c.shutdown rdwr").step();

    assertThat(notes("c.recv 4")).containsExactly(OWN.formatted(step));
  }

  @Test
  void whenOnesOwnShutdownEndsARecvThroughADuplicate() {
    live.connected().all("d = a.dup", "a.close");
    StepReport blocked = live.blocks("d.recv 4");
    int step = live.done("d.shutdown rdwr").step();

    assertThat(live.end(blocked).notes()).containsExactly(OWN.formatted(step));
  }

  @Test
  void afterAConnectWhoseFailureWasReadAlready() {
    live.all("gone = create", "gone.bind 0", "c = create --nonblock");
    StepReport connect = live.fails("c.connect $gone", Errno.EINPROGRESS);
    live.expect("c.state == CLOSE within 5s");
    live.done("c.getopt SO_ERROR");

    assertThat(notes("c.recv 3"))
        .containsExactly(
            "0 bytes: there never was a peer: the connect of step "
                + connect.step()
                + " failed, and its error has been read already");
  }

  @Test
  void afterAShutdownOfUdpThoughItFailed() {
    live.done("u = create udp");
    int step = live.fails("u.shutdown rd", Errno.ENOTCONN).step();

    assertThat(notes("u.recv 10")).containsExactly(noDatagram(step));
  }

  @Test
  void afterAShutdownOfConnectedUdp() {
    live.all("v = create udp", "v.bind 0", "u = create udp", "u.connect $v");
    int step = live.done("u.shutdown rd").step();

    assertThat(notes("u.recv 10")).containsExactly(noDatagram(step));
  }

  @Test
  void ofAnEmptyDatagramThatCameBeforeTheShutdown() {
    live.all("u = create udp", "u.bind 0", "v = create udp", "v.connect $u", "v.send \"\"");
    live.fails("u.shutdown rd", Errno.ENOTCONN);

    assertThat(notes("u.recv 10"))
        .singleElement()
        .asString()
        .startsWith("0 bytes: an empty datagram");
  }

  @Test
  void afterAResetThatSoErrorHasRead() {
    live.connected().all("a.setopt SO_LINGER on 0", "a.close");
    live.expect("c.state == CLOSE within 5s");
    int step = live.done("c.getopt SO_ERROR").step();

    assertThat(notes("c.recv 3"))
        .containsExactly(
            "0 bytes: the connection was reset, as step "
                + step
                + " has read: SO_ERROR tells an error once");
    assertThat(live.fails("c.send \"x\"", Errno.EPIPE).failure().why())
        .isEqualTo("The connection is gone: ECONNRESET at step " + step + " has told so already.");
  }

  @Test
  void afterATimeoutThatACallHasTold() throws Exception {
    timesOut(
        there -> {
          int step = there.fails("c.recv 3", Errno.ETIMEDOUT).step();
          assertThat(there.done("c.recv 3").notes())
              .containsExactly(
                  "0 bytes, and no FIN came: the connection ended with ETIMEDOUT, as step "
                      + step
                      + " has told");
        });
  }

  @Test
  void afterATimeoutThatSoErrorHasRead() throws Exception {
    timesOut(
        there -> {
          int step = there.done("c.getopt SO_ERROR").step();
          assertThat(there.done("c.recv 3").notes())
              .containsExactly(
                  "0 bytes, and no FIN came: the connection ended with ETIMEDOUT, as step "
                      + step
                      + " has read: SO_ERROR tells an error once");
        });
  }

  @Test
  void whenAnErrorWasReadBehindItsBackTheCardSaysThatItDoesNotKnow() {
    live.connected().all("a.setopt SO_LINGER on 0", "a.close");
    live.expect("c.state == CLOSE within 5s");
    live.libc.getsockopt(live.fd("c"), SocketConstants.SOL_SOCKET, SocketConstants.SO_ERROR, 4);

    assertThat(notes("c.recv 3"))
        .containsExactly(
            "0 bytes: the connection is over. Whether the peer has closed it, or an error ended it"
                + " that was read already, was not seen");
  }

  @Test
  void ofAnEmptyMessageThatLooksLikeTheEnd() {
    live.all("a, b = socketpair --seqpacket", "a.send \"\"");
    assertThat(notes("b.recv 5"))
        .containsExactly("0 bytes: an empty message. It is no end: a can still send");
    int step = live.done("a.shutdown wr").step();
    assertThat(notes("b.recv 5"))
        .containsExactly(
            "0 bytes: the end, for a shut down sending at step "
                + step
                + "; an empty message sent before would look alike");
  }

  @Test
  void afterAResetOfAPairThatASendHasTold() {
    live.all("a, b = socketpair --seqpacket", "a.send \"unread\"", "b.close");
    int step = live.fails("a.send \"x\"", Errno.ECONNRESET).step();

    assertThat(notes("a.recv 5"))
        .containsExactly("0 bytes: the connection was reset, as step " + step + " has told");
  }

  /** Of a connection c whose packets have got lost until TCP_USER_TIMEOUT was over. */
  private static void timesOut(Blackhole.Then then) throws Exception {
    Blackhole.after(
        "c.setopt TCP_USER_TIMEOUT 100",
        there -> {
          there.done("c.send \"x\"");
          there.expect("c.state == CLOSE within 9s");
          then.run(there);
        });
  }

  private List<String> notes(String line) {
    StepReport report = live.done(line);
    assertThat(report.call().result()).isZero();
    return report.notes();
  }

  private static String noDatagram(int step) {
    return "0 bytes, and no datagram: you shut down reading at step "
        + step
        + ". For UDP that takes effect even where shutdown says ENOTCONN";
  }
}
