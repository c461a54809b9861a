package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Sandbox;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.StepReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A diagnosis that speaks of an ICMP error names the one that was seen, and no other. */
@Timeout(60)
class IcmpEvidenceTest {
  @BeforeAll
  static void need() {
    Needs.capture();
  }

  private static Failure refusedDatagram(Live live, String create, String host) {
    live.all("d = " + create, "d.bind " + host + " 0", "u = " + create, "u.connect $d");
    live.all("d.close", "u.send \"x\"");
    return live.fails("u.recv 1", Errno.ECONNREFUSED).failure();
  }

  @Test
  void portUnreachableIsEvidenceOnceItWasSeen() {
    try (Live live = new Live()) {
      Failure failure = refusedDatagram(live, "create udp", "127.0.0.1");
      assertThat(failure.id()).isEqualTo("port-unreachable");
      assertThat(failure.evidence().getFirst())
          .isEqualTo("ICMP port unreachable came from 127.0.0.1");
      assertThat(failure.why()).contains(" was answered by an ICMP message: nobody has that port.");
    }
  }

  @Test
  void overIpv6Too() {
    Needs.ipv6Loopback();
    try (Live live = new Live()) {
      assertThat(refusedDatagram(live, "create udp --ipv6", "::1").evidence().getFirst())
          .isEqualTo("ICMPv6 port unreachable came from ::1");
    }
  }

  /** A socket that takes both versions speaks IPv4 to an address in IPv6 form. */
  @Test
  void overIpv4FromASocketForIpv6Too() {
    Needs.ipv6Loopback();
    try (Live live = new Live()) {
      assertThat(
              refusedDatagram(live, "create udp --ipv6", "::ffff:127.0.0.1").evidence().getFirst())
          .isEqualTo("ICMP port unreachable came from 127.0.0.1");
    }
  }

  @Test
  void theErrorsThatOtherDestinationsCausedAreNotTakenForIt() {
    try (Live live = new Live()) {
      live.all("d = create udp", "d.bind 127.0.0.1 0", "u = create udp", "u.connect $d");
      live.all("e = create udp", "e.bind 127.0.0.2 0", "v = create udp", "v.connect $e");
      live.all("d.close", "e.close", "u.send \"x\"", "v.send \"x\"");
      assertThat(live.fails("u.recv 1", Errno.ECONNREFUSED).failure().evidence())
          .contains("ICMP port unreachable came from 127.0.0.1");
      assertThat(live.fails("v.recv 1", Errno.ECONNREFUSED).failure().evidence())
          .contains("ICMP port unreachable came from 127.0.0.2");
    }
  }

  /** What a firewall may answer a SYN with, and what becomes of it. */
  @ParameterizedTest
  @CsvSource({
    "false, icmp, port-unreachable, ECONNREFUSED, refused-nobody, port unreachable",
    "true, icmp, host-unreachable, EHOSTUNREACH, unreachable-told, host unreachable",
    "true, icmp, net-unreachable, ENETUNREACH, unreachable-told, net unreachable",
    "true, icmp, admin-prohibited, EHOSTUNREACH, unreachable-told, administratively prohibited",
    "true, icmpv6, no-route, ENETUNREACH, unreachable-told, no route to destination",
    "true, icmpv6, addr-unreachable, EHOSTUNREACH, unreachable-told, address unreachable",
    "true, icmpv6, policy-fail, EACCES, unreachable-told, source address failed policy",
    "true, icmpv6, admin-prohibited, EACCES, unreachable-told, administratively prohibited",
    "true, icmpv6, port-unreachable, ECONNREFUSED, refused-though-listening, port unreachable"
  })
  void anAnswerToASynByIcmpIsEvidence(
      boolean listens, String version, String with, Errno errno, String mode, String words)
      throws Exception {
    boolean four = version.equals("icmp");
    Sandbox.run(
        () -> {
          Sandbox.enterLab();
          Sandbox.reject(9, version, with);
          String host = four ? "127.0.0.1" : "::1";
          String create = four ? "create" : "create --ipv6";
          try (Live live = new Live()) {
            live.all("s = " + create, "s.bind " + host + " " + (listens ? "9" : "8"), "s.listen");
            live.done("c = " + create);
            StepReport connect = live.fails("c.connect " + host + " 9", errno);
            assertThat(connect.failure().id()).as(connect.failure().why()).isEqualTo(mode);
            assertThat(connect.failure().evidence())
                .contains((four ? "ICMP " : "ICMPv6 ") + words + " came from " + host);
            assertThat(connect.failure().why()).doesNotContain("with RST");
          }
        });
  }

  /** Nobody answers ARP on a cable without another end: this machine itself says so, by ICMP. */
  @Test
  void whatThisMachineSaysOfItsOwnLinkIsNoOthersMessage() throws Exception {
    Needs.program("ip", "iproute2");
    Sandbox.run(
        () -> {
          Sandbox.enterLab();
          Sandbox.shell(
              "ip link add near type veth peer name far; ip address add 192.0.2.1/24 dev near;"
                  + " ip link set near up; ip link set far up;"
                  + " echo 50 > /proc/sys/net/ipv4/neigh/near/retrans_time_ms");
          try (Live live = new Live()) {
            live.done("c = create");
            StepReport connect = live.fails("c.connect 192.0.2.77 9", Errno.EHOSTUNREACH);
            assertThat(connect.failure().id()).isEqualTo("neighbour-silent");
            assertThat(connect.failure().evidence())
                .contains(
                    "ICMP host unreachable came from 192.0.2.1, which is this machine itself");
          }
        });
  }
}
