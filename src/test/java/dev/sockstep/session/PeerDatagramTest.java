package dev.sockstep.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Peers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The peers that talk in datagrams. */
@Timeout(30)
class PeerDatagramTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  private void talkingTo(String peer) {
    live.all("p = peer " + peer, "u = create udp", "u.connect $p");
  }

  private String received(String line) {
    return new String(live.done(line).bytes(), US_ASCII);
  }

  private Peers.Of p() {
    return ((Peers) live.done("peer").view()).all().getFirst();
  }

  @Test
  void echoSendsEachDatagramBackWhole() {
    talkingTo("echo udp");
    live.all("u.send \"one\"", "u.send \"\"", "u.send \"three\"");
    assertThat(received("u.recv 100")).isEqualTo("one");
    assertThat(received("u.recv 100")).isEmpty();
    assertThat(received("u.recv 100")).isEqualTo("three");
    live.expect("p.sent == 8 within 5s");
    live.expect("p.connections == 1");
    live.expect("p.kind == udp");
  }

  @Test
  void echoOfIpv6TakesTheLargestDatagram() {
    Needs.ipv6Loopback();
    live.all("p = peer echo udp --ipv6", "u = create udp --ipv6", "u.connect $p", "u.send #65507");
    assertThat(live.done("u.recv 70000").call().result()).isEqualTo(65507);
  }

  @Test
  void silentTakesAndNeverAnswers() {
    talkingTo("silent udp");
    live.all("u.send \"one\"", "u.setopt SO_RCVTIMEO 20ms");
    live.expect("p.received == 3 within 5s");
    live.fails("u.recv 1", Errno.EAGAIN);
    live.expect("p.sent == 0");
  }

  @Test
  void closeLeavesNobodyAtItsPort() {
    talkingTo("close udp");
    live.done("u.send \"one\"");
    PeerTest.until(() -> !p().running(), "the end of p");
    live.done("u.send \"two\"");
    live.fails("u.recv 1", Errno.ECONNREFUSED);
  }

  @Test
  void slowLosesWhatItsBufferHasNoRoomFor() {
    talkingTo("slow udp --every 3600s");
    for (int i = 0; i < 20; i++) {
      live.done("u.send #1000");
    }
    live.expect("p.received == 1000 within 5s");
  }

  @Test
  void trickleSendsAByteADatagram() {
    talkingTo("trickle udp --every 1ms");
    live.done("u.send \"go\"");
    assertThat(received("u.recv 100")).isEqualTo("b");
    assertThat(received("u.recv 100")).isEqualTo("y");
    live.expect("p.sent == 13 within 10s");
  }

  @Test
  void floodSendsMoreThanTheReceiveBufferTakes() {
    talkingTo("flood udp");
    live.all("u.setopt SO_RCVBUF 4096", "u.send \"go\"");
    live.expect("p.sent == 1000000 within 10s");
    live.done("u.block off");
    int datagrams = 0;
    while (live.run("u.recv 2000").failure() == null) {
      datagrams++;
    }
    assertThat(datagrams).isBetween(1, 100);
  }

  @Test
  void aClientSendsAFirstDatagram() {
    live.all("u = create udp", "u.bind 0", "p = peer client echo udp $u");
    assertThat(received("u.recv 100")).isEqualTo("hello\n");
    live.all("u.connect $p", "u.send \"back\"");
    live.expect("p.received == 4 within 5s");
    assertThat(received("u.recv 100")).isEqualTo("back");
  }

  @Test
  void aClientThatNobodyHearsIsToldByIcmp() {
    live.all("u = create udp", "u.bind 0");
    int port = live.port("u");
    live.all("u.close", "p = peer client echo udp " + port);
    PeerTest.until(() -> !p().running(), "the end of p");
    assertThat(p().tally().last()).contains("was told by ICMP");
  }
}
