package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Sandbox;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Packet;
import dev.sockstep.model.StepReport;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ICMP errors that the kernel really sends about what the session's sockets have sent. */
@Timeout(60)
class IcmpWireTest extends CapturedLive {
  /** A port of 127.0.0.1 that nobody has any more, and was the session's. */
  private String dead() {
    live.all("dead = create udp", "dead.bind 127.0.0.1 0");
    String port = live.value("dead.port");
    live.done("dead.close");
    return port;
  }

  /** What crossed in these steps, or was late: a busy kernel may put off an answer. */
  private List<Packet> answersTo(String send) {
    List<Packet> seen = new ArrayList<>(live.done(send).packets());
    live.await(
        () -> {
          seen.addAll(live.run("current = create udp").late());
          return seen.stream().anyMatch(Packet::isIcmp);
        },
        "an ICMP error after " + send);
    return seen.stream().filter(Packet::isIcmp).toList();
  }

  @Test
  void aDatagramToADeadPortIsAnsweredByIcmp() {
    String port = dead();
    live.all("u = create udp", "u.connect 127.0.0.1 " + port);
    List<Packet> answers = answersTo("u.send \"21.5\"");

    assertThat(answers).hasSize(1);
    Packet answer = answers.getFirst();
    assertThat(answer.icmp().words()).isEqualTo("ICMP port unreachable");
    assertThat(answer.receiver()).isEqualTo("u");
    assertThat(answer.sender()).isNull();
    assertThat(answer.fromText()).isEqualTo("127.0.0.1");
    assertThat(answer.icmp().from().text()).isEqualTo(live.value("u.local"));
    assertThat(answer.icmp().to().text()).isEqualTo("127.0.0.1:" + port);
    assertThat(answer.icmp().tcp()).isFalse();
    assertThat(answer.length()).as("its header, and the datagram").isEqualTo(8 + 28 + 4);
    live.fails("u.recv 1", Errno.ECONNREFUSED);
  }

  @Test
  void overIpv6Too() {
    Needs.ipv6Loopback();
    live.all("dead = create udp --ipv6", "dead.bind ::1 0");
    String to = live.value("dead.local");
    live.all("dead.close", "u = create udp --ipv6", "u.connect " + to);
    List<Packet> answers = answersTo("u.send \"21.5\"");

    assertThat(answers).hasSize(1);
    assertThat(answers.getFirst().icmp().words()).isEqualTo("ICMPv6 port unreachable");
    assertThat(answers.getFirst().icmp().to().text()).isEqualTo(to);
    assertThat(answers.getFirst().receiver()).isEqualTo("u");
    live.fails("u.recv 1", Errno.ECONNREFUSED);
  }

  /** The kernel tells such a socket nothing; the wire shows what it keeps quiet about. */
  @Test
  void aSocketThatIsNotConnectedIsNeverToldButItsAnswerIsSeen() {
    String port = dead();
    live.done("w = create udp");
    List<Packet> answers = answersTo("w.sendto \"x\" 127.0.0.1 " + port);

    assertThat(answers).extracting(Packet::receiver).containsExactly("w");
    live.fails("w.recv 1 --dontwait", Errno.EAGAIN);
  }

  @Test
  void theLadderOfASocketHasTheErrorsItCaused() {
    String port = dead();
    live.all("u = create udp", "u.connect 127.0.0.1 " + port);
    live.all("v = create udp", "v.connect 127.0.0.1 " + port);
    answersTo("u.send \"one\"");
    answersTo("v.send \"another\"");

    List<Packet> ladder = live.done("wire u").ladder();
    assertThat(ladder).hasSize(2);
    assertThat(ladder.getFirst().length()).isEqualTo(3);
    assertThat(ladder.getLast().icmp().about().to()).isEqualTo(ladder.getFirst().to());
    assertThat(live.done("wire").ladder()).filteredOn(Packet::isIcmp).hasSize(2);
  }

  /** It is about the port that the session talks to, and about another program's datagram. */
  @Test
  void theErrorsOfOtherProgramsAreNotTold() throws IOException {
    int port = Integer.parseInt(dead());
    live.all("u = create udp", "u.connect 127.0.0.1 " + port);
    InetAddress host = InetAddress.getByName("127.0.0.1");
    try (DatagramSocket other = new DatagramSocket(0, host)) {
      other.send(new DatagramPacket(new byte[2], 2, host, port));
      // A socket whose port the filter passes, at another address.
      live.all("t = create udp", "t.bind 127.0.0.2 " + other.getLocalPort());
      other.send(new DatagramPacket(new byte[2], 2, host, port));
    }
    answersTo("u.send \"mine\"");

    assertThat(live.done("wire").ladder())
        .extracting(packet -> packet.length() + " " + packet.receiver())
        .containsExactly("4 null", "40 u");
  }

  @Test
  void aFirewallsAnswerToASynIsSeenToo() throws Exception {
    Sandbox.run(
        () -> {
          Sandbox.enterLab();
          Sandbox.reject(9, "icmp", "host-unreachable");
          try (Live lab = new Live()) {
            lab.done("c = create");
            StepReport connect = lab.fails("c.connect 127.0.0.1 9", Errno.EHOSTUNREACH);
            assertThat(connect.packets())
                .extracting(p -> p.isIcmp() ? p.icmp().words() + " " + p.receiver() : p.flags())
                .as("the SYN may be sent again before the kernel gives it up")
                .startsWith("S", "ICMP host unreachable c");
            assertThat(connect.packets().get(1).icmp().tcp()).isTrue();
          }
        });
  }
}
