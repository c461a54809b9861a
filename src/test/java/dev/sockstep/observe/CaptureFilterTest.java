package dev.sockstep.observe;

import static dev.sockstep.sys.PacketConstants.ARPHRD_LOOPBACK;
import static dev.sockstep.sys.PacketConstants.ETH_P_IP;
import static dev.sockstep.sys.PacketConstants.ETH_P_IPV6;
import static dev.sockstep.sys.PacketConstants.PACKET_HOST;
import static dev.sockstep.sys.PacketConstants.PACKET_OUTGOING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.sys.SockFilter;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void loopbackPassesOnceAndOtherInterfacesBothWays() {
    byte[] packet = Packets.ipv4(6, 9, 80, 0, new byte[20]);

    assertThat(new Bpf(packet, ETH_P_IP, PACKET_HOST, ARPHRD_LOOPBACK).run(TWO_PORTS)).isZero();
    assertThat(new Bpf(packet, ETH_P_IP, PACKET_HOST, ETHERNET).run(TWO_PORTS)).isEqualTo(128);
    assertThat(new Bpf(packet, ETH_P_IP, PACKET_OUTGOING, ETHERNET).run(TWO_PORTS)).isEqualTo(128);
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
    for (int port : List.of(999, 5001)) {
      byte[] packet = Packets.ipv4(6, 9, port, 0, new byte[20]);
      assertThat(passes(range, ETH_P_IP, packet)).isFalse();
    }
  }
}
