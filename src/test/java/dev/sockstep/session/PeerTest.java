package dev.sockstep.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.PeerKind;
import dev.sockstep.model.Peers;
import dev.sockstep.model.Peers.Act;
import dev.sockstep.model.StepReport;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each ready-made other end that waits to be connected to, against a student's socket. */
@Timeout(30)
class PeerTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  /** Starts the peer p, and connects the socket c to it. */
  private void connectedTo(String peer) {
    live.all("p = peer " + peer, "c = create", "c.connect 127.0.0.1 $p.port");
  }

  private String received(String line) {
    return new String(live.done(line).bytes(), US_ASCII);
  }

  private Peers.Of p() {
    Peers peers = (Peers) live.done("peer").view();
    return peers.all().stream().filter(of -> of.name().equals("p")).findFirst().orElseThrow();
  }

  /** Looks again and again: a peer's acts are no steps, so no report comes of them. */
  static void until(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + Live.DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void echoSendsBackWhatComesAndClosesWhenTheOtherEndDoes() {
    connectedTo("echo");
    live.done("c.send \"hello\"");
    live.expect("c.recvq == 5 within 5s");
    assertThat(received("c.recv 100")).isEqualTo("hello");
    live.done("c.send #200000");
    live.expect("p.received == 200005 within 5s");
    live.done("c.shutdown wr");
    live.expect("c.state == TIME_WAIT or CLOSE or CLOSING or FIN_WAIT_2 within 5s");
    live.expect("p.sent == 200005 within 5s");
  }

  @Test
  void silentReadsAndNeverAnswers() {
    connectedTo("silent");
    live.done("c.send \"hello\"");
    live.expect("p.received == 5 within 5s");
    StepReport recv = live.blocks("c.recv 1");
    live.done("cancel");
    Live.assertFailed(live.end(recv), Errno.EINTR);
    assertThat(p().tally().bytesOut()).isZero();
    live.done("c.close");
    // Whoever closes first keeps TIME_WAIT: the peer has answered the FIN with its own.
    live.expect("c.state == TIME_WAIT within 5s");
  }

  @Test
  void resetAnswersTheFirstBytesWithRst() {
    connectedTo("reset");
    live.expect("c.state == ESTABLISHED");
    live.done("c.send \"x\"");
    live.expect("c.state == CLOSE within 5s");
    live.fails("c.recv 1", Errno.ECONNRESET);
    live.fails("c.send \"x\"", Errno.EPIPE);
  }

  @Test
  void aResetByAReadyMadePeerIsNoRiddle() {
    connectedTo("reset");
    live.done("c.send \"x\"");
    live.expect("c.state == CLOSE within 5s");

    Failure reset = live.fails("c.recv 1", Errno.ECONNRESET).failure();

    assertThat(reset.id()).isEqualTo("reset-by-peer");
    assertThat(reset.why())
        .isEqualTo(
            "p, a ready-made peer that resets, closed with SO_LINGER on 0: then close sends RST"
                + " instead of FIN.");
  }

  @Test
  void resetAtOnceWaitsForNoBytes() {
    connectedTo("reset --at-once");
    assertThat(((Peers) live.done("peer").view()).all())
        .extracting(Peers.Of::does)
        .containsExactly("resets each connection at once (RST)");
    live.expect("c.state == CLOSE within 5s");
    live.fails("c.recv 1", Errno.ECONNRESET);
  }

  @Test
  void closeClosesEachConnectionAtOnce() {
    connectedTo("close");
    live.expect("c.state == CLOSE_WAIT within 5s");
    assertThat(live.done("c.recv 1").call().result()).isZero();
    live.done("c.send \"x\"");
    live.expect("c.state == CLOSE within 5s");
    live.fails("c.send \"x\"", Errno.EPIPE);
  }

  @Test
  void slowLetsItsWindowCloseSoThatSendBlocks() {
    connectedTo("slow --every 3600s");
    StepReport send = live.blocks("c.send #8000000");
    assertThat(send.call().name()).isEqualTo("send");
    live.expect("c.sendq > 0");
    until(() -> p().tally().bytesIn() > 0, "its first bytes");
    assertThat(p().tally().bytesIn()).isBetween(1L, 512L);
    live.done("peer stop p");
    assertThat(live.end(send).call().returned()).isTrue();
  }

  @Test
  void slowKeepsThePaceThatWasAskedFor() {
    connectedTo("slow --every 1ms");
    live.done("c.send #10000");
    live.expect("p.received == 10000 within 10s");
  }

  @Test
  void trickleSendsByteByByteAndThenEndsItsDirection() {
    live.all("p = peer trickle --every 1ms", "c = create", "c.connect $p");
    assertThat(received("c.recv 1")).isEqualTo("b");
    live.expect("c.state == CLOSE_WAIT within 10s");
    assertThat(received("c.recv 100")).isEqualTo("yte by byte\n");
    assertThat(live.done("c.recv 100").call().result()).isZero();
    assertThat(p().tally().bytesOut()).isEqualTo(13);
  }

  @Test
  void trickleLosesNoTextToWhoeverSends() {
    connectedTo("trickle --every 1ms");
    live.done("c.send \"GET / HTTP/1.1\\r\\n\\r\\n\"");
    live.expect("c.state == CLOSE_WAIT within 10s");
    assertThat(received("c.recv 100")).isEqualTo("byte by byte\n");
  }

  @Test
  void floodNeverStopsSending() {
    connectedTo("flood");
    live.expect("c.recvq > 8192 within 5s");
    assertThat(received("c.recv 74")).startsWith(" !\"#$%&'()").endsWith("fg\r\n");
    for (int i = 0; i < 20; i++) {
      assertThat(live.done("c.recv 100000").call().result()).isPositive();
    }
    live.done("c.close");
    until(() -> p().tally().open() == 0, "the end of the connection");
    assertThat(p().tally().last()).contains("failed: ");
  }

  @Test
  void fullAnswersNoSyn() {
    live.all("p = peer full", "c = create");
    StepReport connect = live.blocks("c.connect $p");
    live.expect("c.state == SYN_SENT");
    assertThat(p().tally().connections()).isZero();
    live.all("d = create", "block off");
    live.fails("d.connect $p", Errno.EINPROGRESS);
    live.expect("d.state == SYN_SENT");
    live.done("cancel c");
    live.end(connect);
    // Once it is gone, its port is closed: a connect is refused.
    String port = live.value("p.port");
    live.done("peer stop");
    live.done("e = create");
    live.fails("e.connect 127.0.0.1 " + port, Errno.ECONNREFUSED);
  }

  @Test
  void halfEndsItsDirectionAndReadsOn() {
    connectedTo("half");
    live.expect("c.state == CLOSE_WAIT within 5s");
    assertThat(live.done("c.recv 1").call().result()).isZero();
    live.done("c.send \"still heard\"");
    live.expect("p.received == 11 within 5s");
    live.done("c.close");
    until(() -> p().tally().open() == 0, "the end of the connection");
    assertThat(p().tally().last()).startsWith("closed the connection with 127.0.0.1:");
  }

  @Test
  void httpAnswersTheExampleOfTheSourceText() {
    connectedTo("http");
    live.done("c.send \"GET / HTTP/1.1\\r\\nHost: example.com\\r\\n\\r\\n\"");
    live.expect("p.sent > 0 within 5s");
    live.expect("c.recvq > 100 within 5s");
    assertThat(received("c.recv 4096")).startsWith("HTTP/1.1 200 OK\r\n").endsWith("</p>\n");
    // The answer may arrive before the peer has said that it gave it.
    until(() -> p().tally().last().startsWith("answered 200 OK to 127.0.0.1:"), "its own word");
  }

  @Test
  void aPeerOfIpv6WaitsAtTheLoopbackAddressOfIpv6() {
    Needs.ipv6Loopback();
    live.all("p = peer echo --ipv6", "c = create --ipv6", "c.connect $p", "c.send \"six\"");
    live.expect("p.host == \"::1\"");
    live.expect("p.kind == tcp6");
    live.expect("c.recvq == 3 within 5s");
    assertThat(received("c.recv 10")).isEqualTo("six");
  }

  @Test
  void thePortAskedForIsThePort() {
    live.all("s = create", "s.bind 0");
    int port = live.port("s");
    live.done("s.close");
    live.done("peer echo " + port);
    live.expect("echo.port == " + port);
  }

  @Test
  void aPeerWithoutANameIsNamedAfterItsKind() {
    live.all("peer echo", "peer echo", "peer silent", "silent2 = create", "peer silent");
    Peers peers = (Peers) live.done("peer").view();

    assertThat(peers.act()).isEqualTo(Act.LISTED);
    assertThat(peers.all())
        .extracting(Peers.Of::name)
        .containsExactly("echo", "echo2", "silent", "silent3");
    assertThat(peers.all()).allMatch(Peers.Of::running);
  }

  @Test
  void whatIsListedIsWhatEachDid() {
    connectedTo("echo");
    live.done("c.send \"hello\"");
    // What it has done it tells after it has done it: d must not end before that.
    until(() -> p().tally().last().startsWith("sent 5 bytes back to"), "the echo");
    live.all("d = create", "d.connect $p");
    live.expect("p.sent == 5 within 5s");
    live.expect("p.connections == 2 within 5s");
    Peers.Of p = p();

    assertThat(p.kind()).isEqualTo(PeerKind.ECHO);
    assertThat(p.tally().bytesIn()).isEqualTo(5);
    assertThat(p.tally().open()).isEqualTo(2);
    live.done("d.close");
    until(() -> p().tally().open() == 1, "the end of d");
    assertThat(p().tally().last()).startsWith("closed the connection with 127.0.0.1:");
  }

  @Test
  void stopEndsOneOrAll() {
    live.all("a = peer echo", "b = peer half", "d = peer full");
    String port = live.value("a.port");
    Peers stopped = (Peers) live.done("peer stop a").view();

    assertThat(stopped.act()).isEqualTo(Act.STOPPED);
    assertThat(stopped.all()).extracting(Peers.Of::name).containsExactly("a");
    assertThat(stopped.all().getFirst().running()).isFalse();
    live.done("c = create");
    live.fails("c.connect 127.0.0.1 " + port, Errno.ECONNREFUSED);
    assertThat(((Peers) live.done("peer stop").view()).all()).hasSize(2);
    assertThat(((Peers) live.done("peer").view()).all()).isEmpty();
    live.done("a = create");
  }
}
