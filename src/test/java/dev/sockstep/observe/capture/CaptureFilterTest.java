package dev.sockstep.observe.capture;

import static dev.sockstep.sys.PacketConstants.ARPHRD_LOOPBACK;
import static dev.sockstep.sys.PacketConstants.ETH_P_IP;
import static dev.sockstep.sys.PacketConstants.ETH_P_IPV6;
import static dev.sockstep.sys.PacketConstants.PACKET_HOST;
import static dev.sockstep.sys.PacketConstants.PACKET_OUTGOING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.sys.SockFilter;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the filter's program on packets made by hand. */
class CaptureFilterTest {
  private static final int ETHERNET = 1;
  private static final List<SockFilter> TWO_PORTS =
      CaptureFilter.of(new TreeSet<>(List.of(80, 40_000)));

  private static boolean passes(List<SockFilter> program, int protocol, byte[] packet) {
    return new Bpf(packet, protocol, PACKET_OUTGOING, ARPHRD_LOOPBACK).run(program) > 0;
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 17})
  void thePacketsFromAndToThePortsPassOverBothVersions(int transport) {
    for (int[] ports : new int[][] {{80, 9}, {9, 80}, {40_000, 9}, {9, 40_000}, {80, 40_000}}) {
      byte[] four = Packets.ipv4(transport, ports[0], ports[1], 0, new byte[20]);
      byte[] six = Packets.ipv6(transport, ports[0], ports[1], new byte[20]);
      assertThat(passes(TWO_PORTS, ETH_P_IP, four)).isTrue();
      assertThat(passes(TWO_PORTS, ETH_P_IPV6, six)).isTrue();
    }
    for (int[] ports : new int[][] {{81, 9}, {0, 0}, {39_999, 40_001}, {0x5000, 0x5000}}) {
      byte[] four = Packets.ipv4(transport, ports[0], ports[1], 0, new byte[20]);
      byte[] six = Packets.ipv6(transport, ports[0], ports[1], new byte[20]);
      assertThat(passes(TWO_PORTS, ETH_P_IP, four)).isFalse();
      assertThat(passes(TWO_PORTS, ETH_P_IPV6, six)).isFalse();
    }
  }

  @Test
  void thePortsAreFoundBehindTheOptionsOfIpv4() {
    assertThat(passes(TWO_PORTS, ETH_P_IP, Packets.ipv4(6, 9, 80, 40, new byte[20]))).isTrue();
    assertThat(passes(TWO_PORTS, ETH_P_IP, Packets.ipv4(6, 9, 81, 40, new byte[20]))).isFalse();
  }

  @Test
  void noOtherProtocolPasses() {
    assertThat(passes(TWO_PORTS, ETH_P_IP, Packets.ipv4(1, 80, 80, 0, new byte[20]))).isFalse();
    assertThat(passes(TWO_PORTS, ETH_P_IPV6, Packets.ipv6(58, 80, 80, new byte[20]))).isFalse();
    assertThat(passes(TWO_PORTS, 0x0806, Packets.ipv4(6, 80, 80, 0, new byte[20]))).isFalse();
  }

  /** What stands there in a later fragment is data, whatever port it looks like. */
  @Test
  void laterFragmentsDoNotPass() {
    byte[] fragment = Packets.ipv4(17, 80, 80, 0, new byte[20]);
    fragment[7] = 3;
    assertThat(passes(TWO_PORTS, ETH_P_IP, fragment)).isFalse();
    byte[] first = Packets.ipv4(17, 80, 80, 0, new byte[20]);
    first[6] = 0x20; // more fragments follow
    assertThat(passes(TWO_PORTS, ETH_P_IP, first)).isTrue();
  }

  private static byte[] about(int from, int to) {
    return Packets.ipv4(17, from, to, 0, new byte[4]);
  }

  private static byte[] about6(int from, int to) {
    return Packets.ipv6(6, from, to, new byte[4]);
  }

  @ParameterizedTest
  @CsvSource({"80,9", "9,80", "40000,9", "9,40000"})
  void anIcmpErrorPassesWhenItIsAboutAPacketOfThePorts(int from, int to) {
    for (int type : new int[] {3, 11, 12}) {
      for (int options : new int[] {0, 4, 40}) {
        byte[] plain = Packets.icmp4(type, 1, options, 0, about(from, to));
        assertThat(passes(TWO_PORTS, ETH_P_IP, plain)).isTrue();
        byte[] about = Packets.ipv4(6, from, to, options, new byte[4]);
        byte[] both = Packets.icmp4(type, 1, options, 0, about);
        assertThat(passes(TWO_PORTS, ETH_P_IP, both)).isTrue();
      }
    }
    for (int type = 1; type <= 4; type++) {
      byte[] six = Packets.icmp6(type, 0, 0, about6(from, to));
      assertThat(passes(TWO_PORTS, ETH_P_IPV6, six)).isTrue();
    }
  }

  @Test
  void anIcmpErrorAboutOtherPortsDoesNotPass() {
    for (int[] ports : new int[][] {{81, 9}, {0, 0}, {39_999, 40_001}}) {
      byte[] four = Packets.icmp4(3, 3, 0, 0, about(ports[0], ports[1]));
      assertThat(passes(TWO_PORTS, ETH_P_IP, four)).isFalse();
      byte[] six = Packets.icmp6(1, 4, 0, about6(ports[0], ports[1]));
      assertThat(passes(TWO_PORTS, ETH_P_IPV6, six)).isFalse();
    }
  }

  /** An echo repeats nothing: what stands there is data, and may look like anything. */
  @Test
  void noOtherIcmpPasses() {
    for (int type : new int[] {0, 4, 5, 8, 13}) {
      byte[] four = Packets.icmp4(type, 0, 0, 0, about(80, 80));
      assertThat(passes(TWO_PORTS, ETH_P_IP, four)).as("type %d", type).isFalse();
    }
    for (int type : new int[] {0, 5, 128, 129, 135}) {
      byte[] six = Packets.icmp6(type, 0, 0, about6(80, 80));
      assertThat(passes(TWO_PORTS, ETH_P_IPV6, six)).as("type %d", type).isFalse();
    }
  }

  @Test
  void anIcmpErrorAboutAnotherProtocolOrALaterFragmentDoesNotPass() {
    byte[] echo = Packets.ipv4(1, 80, 80, 0, new byte[4]);
    assertThat(passes(TWO_PORTS, ETH_P_IP, Packets.icmp4(3, 1, 0, 0, echo))).isFalse();
    byte[] echo6 = Packets.ipv6(58, 80, 80, new byte[4]);
    assertThat(passes(TWO_PORTS, ETH_P_IPV6, Packets.icmp6(1, 0, 0, echo6))).isFalse();
    byte[] fragment = about(80, 80);
    fragment[7] = 3;
    assertThat(passes(TWO_PORTS, ETH_P_IP, Packets.icmp4(11, 1, 0, 0, fragment))).isFalse();
  }

  @Test
  void anIcmpErrorThatIsCutShortDoesNotPass() {
    byte[] four = Packets.icmp4(3, 3, 0, 0, about(80, 9));
    byte[] six = Packets.icmp6(1, 4, 0, about6(80, 9));
    for (int length = 0; length < 20 + 8 + 20 + 2; length++) {
      assertThat(passes(TWO_PORTS, ETH_P_IP, Arrays.copyOf(four, length))).isFalse();
    }
    for (int length = 0; length < 40 + 8 + 40 + 2; length++) {
      assertThat(passes(TWO_PORTS, ETH_P_IPV6, Arrays.copyOf(six, length))).isFalse();
    }
  }

  @Test
  void loopbackPassesOnceAndOtherInterfacesBothWays() {
    byte[] packet = Packets.ipv4(6, 9, 80, 0, new byte[20]);

    assertThat(new Bpf(packet, ETH_P_IP, PACKET_HOST, ARPHRD_LOOPBACK).run(TWO_PORTS)).isZero();
    assertThat(new Bpf(packet, ETH_P_IP, PACKET_HOST, ETHERNET).run(TWO_PORTS)).isEqualTo(136);
    assertThat(new Bpf(packet, ETH_P_IP, PACKET_OUTGOING, ETHERNET).run(TWO_PORTS)).isEqualTo(136);
  }

  @Test
  void withoutPortsNothingPasses() {
    byte[] packet = Packets.ipv4(6, 9, 80, 0, new byte[20]);
    assertThat(passes(CaptureFilter.of(new TreeSet<>()), ETH_P_IP, packet)).isFalse();
  }

  @Test
  void asManyPortsAsASessionCanHaveFitAFilter() {
    TreeSet<Integer> most = new TreeSet<>();
    IntStream.range(0, CaptureFilter.MOST_PORTS).forEach(i -> most.add(1000 + 10 * i));
    List<SockFilter> exact = CaptureFilter.of(most);
    most.add(5000);
    List<SockFilter> range = CaptureFilter.of(most);

    assertThat(exact).hasSizeLessThan(4096);
    for (int port : List.of(1000, 1500, 1990)) {
      byte[] packet = Packets.ipv4(6, 9, port, 0, new byte[20]);
      assertThat(passes(exact, ETH_P_IP, packet)).isTrue();
      assertThat(passes(range, ETH_P_IP, packet)).isTrue();
    }
    byte[] between = Packets.ipv4(6, 9, 1001, 0, new byte[20]);
    assertThat(passes(exact, ETH_P_IP, between)).isFalse();
    assertThat(passes(range, ETH_P_IP, between)).isTrue();
    byte[] last = Packets.ipv4(6, 9, 5000, 0, new byte[20]);
    assertThat(passes(range, ETH_P_IP, last)).isTrue();
    for (int port : List.of(999, 5001)) {
      byte[] packet = Packets.ipv4(6, 9, port, 0, new byte[20]);
      assertThat(passes(range, ETH_P_IP, packet)).isFalse();
    }
  }
}
