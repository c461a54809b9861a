package dev.sockstep.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Peers;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each ready-made client, against a student's listener srv. */
@Timeout(30)
class PeerClientTest {
  private final Live live = new Live();

  @BeforeEach
  void listen() {
    live.listening();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private void accepted(String kind) {
    live.all("p = peer client " + kind + " $srv", "a = srv.accept");
  }

  private String received(String line) {
    return new String(live.done(line).bytes(), US_ASCII);
  }

  private Peers.Of p() {
    return ((Peers) live.done("peer").view()).all().getFirst();
  }

  @Test
  void echoSendsBackWhatItIsSent() {
    accepted("echo");
    live.done("a.send \"hello\"");
    live.expect("a.recvq == 5 within 5s");
    assertThat(received("a.recv 100")).isEqualTo("hello");
    live.expect("p.connections == 1");
    live.done("a.close");
    live.expect("a.state == TIME_WAIT within 5s");
    PeerTest.until(() -> !p().running(), "the end of p");
  }

  @Test
  void silentNeverSends() {
    accepted("silent");
    live.done("a.send \"hello\"");
    live.expect("p.received == 5 within 5s");
    live.all("a.setopt SO_RCVTIMEO 20ms");
    live.fails("a.recv 1", Errno.EAGAIN);
  }

  @Test
  void resetAnswersTheFirstBytesWithRst() {
    accepted("reset");
    live.expect("a.state == ESTABLISHED");
    live.done("a.send \"x\"");
    live.expect("a.state == CLOSE within 5s");
    live.fails("a.recv 1", Errno.ECONNRESET);
  }

  @Test
  void resetAtOnceMayHaveGoneWhenItIsAccepted() {
    live.done("p = peer client reset --at-once $srv");
    PeerTest.until(() -> !p().running(), "the end of p");
    live.done("a = srv.accept");
    live.fails("a.recv 1", Errno.ECONNRESET);
  }

  @Test
  void closeLeavesTheListenerAConnectionThatHasEnded() {
    accepted("close");
    live.expect("a.state == CLOSE_WAIT within 5s");
    assertThat(live.done("a.recv 1").call().result()).isZero();
  }

  @Test
  void slowLetsItsWindowClose() {
    accepted("slow --every 3600s");
    StepReport send = live.blocks("a.send #8000000");
    live.done("peer stop");
    live.end(send);
  }

  @Test
  void trickleSendsByteByByte() {
    accepted("trickle --every 1ms");
    live.expect("a.state == CLOSE_WAIT within 10s");
    assertThat(received("a.recv 100")).isEqualTo("byte by byte\n");
  }

  @Test
  void floodNeverStopsSending() {
    accepted("flood");
    live.expect("p.sent > 100000 within 5s");
    assertThat(received("a.recv 3")).isEqualTo(" !\"");
  }

  @Test
  void halfEndsItsDirectionAndReadsOn() {
    accepted("half");
    live.expect("a.state == CLOSE_WAIT within 5s");
    live.done("a.send \"still heard\"");
    live.expect("p.received == 11 within 5s");
  }

  @Test
  void httpAsksForAPage() {
    accepted("http");
    live.expect("a.recvq > 30 within 5s");
    assertThat(received("a.recv 4096"))
        .startsWith("GET / HTTP/1.1\r\nHost: 127.0.0.1:")
        .endsWith("\r\n\r\n");
    live.done("a.send \"HTTP/1.1 200 OK\\r\\n\\r\\nhello\"");
    live.done("a.close");
    PeerTest.until(() -> !p().running(), "the end of p");
    assertThat(p().tally().bytesIn()).isEqualTo(24);
  }

  @Test
  void itWakesAnAcceptThatWaits() {
    StepReport accept = live.blocks("a = srv.accept");
    live.done("p = peer client silent $srv");
    assertThat(live.end(accept).call().result()).isPositive();
  }

  @Test
  void whoIsRefusedSaysSo() {
    live.done("srv.close");
    live.all("s = create", "s.bind 0");
    Peers.Of client = ((Peers) live.done("peer client echo $s").view()).all().getFirst();

    assertThat(client.name()).isEqualTo("client");
    assertThat(client.tally().last()).endsWith("Connection refused");
    assertThat(client.tally().connections()).isZero();
    PeerTest.until(() -> !p().running(), "the end of the client");
    assertThat(live.mistake("connect 127.0.0.1 $client.port").message()).contains("no value");
  }

  @Test
  void aFullListenerMakesAClientWaitAndThePromptComesBack() {
    live.all("full = create", "full.bind 0", "full.listen 0", "peer client silent $full");
    live.settings.patience(Live.SHORT);
    live.done("p = peer client silent $full");
    live.expect("p.connections == 0");
    live.done("peer stop");
  }

  @Test
  void aClientKnowsWhereItGoes() {
    accepted("silent");
    assertThat(live.value("p.peer")).isEqualTo(live.value("srv.local"));
    assertThat(live.value("p.local")).isEqualTo(live.value("a.peer"));
  }

  @Test
  void anIpv6ListenerIsReachedWithoutAnOption() {
    Needs.ipv6Loopback();
    live.all("six = create --ipv6", "six.bind 0", "six.listen", "p = peer client echo $six");
    live.expect("p.kind == tcp6");
    live.all("a = six.accept", "a.send \"six\"");
    live.expect("a.recvq == 3 within 5s");
  }

  @Test
  void aListenerAtAnyAddressIsReachedToo() {
    live.all("any = create", "any.bind * 0", "any.listen", "p = peer client silent $any");
    live.done("a = any.accept");
    live.expect("a.state == ESTABLISHED");
  }

  @Test
  void theOtherEndIsNamedAfterThePeer() {
    live.done("p = peer client silent $srv");
    StepReport accept = live.done("a = srv.accept");
    assertThat(accept.changes())
        .contains(new Change("p to a", Property.STATE, null, "ESTABLISHED"));
    StepReport shutdown = live.done("a.shutdown wr");
    assertThat(shutdown.changes()).extracting(Change::socket).doesNotContain("peer of a");
  }
}
