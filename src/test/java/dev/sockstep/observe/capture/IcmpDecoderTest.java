package dev.sockstep.observe.capture;

import static dev.sockstep.observe.capture.Packets.frame;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.IcmpError;
import dev.sockstep.model.Lane;
import dev.sockstep.model.Packet;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcmpDecoderTest {
  private static final Endpoint FROM = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 5);
  private static final Endpoint TO = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 6);
  private static final byte[] UDP = {0, 11, 0, 0, 'a', 'b', 'c'};

  private final PacketDecoder decoder = new PacketDecoder();

  private static byte[] about(int protocol) {
    return Packets.ipv4(protocol, 5, 6, 0, UDP);
  }

  private Packet decode(byte[] packet) {
    return decoder.decode(frame(packet)).orElseThrow();
  }

  @Test
  void anErrorTellsWhoSentItAndWhatItIsAbout() {
    Packet seen = decode(Packets.icmp4(3, 3, 0, 0, about(17)));

    assertThat(seen.icmp()).isEqualTo(new IcmpError(3, 3, 0, false, FROM, TO));
    assertThat(seen.from()).isEqualTo(new Endpoint.Inet4(0x0a000001, 0));
    assertThat(seen.fromText()).isEqualTo("10.0.0.1");
    assertThat(seen.toText()).isEqualTo("127.0.0.1");
    assertThat(seen.length()).as("header, and all that it repeats").isEqualTo(8 + 31);
    assertThat(seen.flags()).isEmpty();
    assertThat(seen.isTcp()).isFalse();
    assertThat(seen.nanos()).isEqualTo(1_000);
    assertThat(decode(Packets.icmp4(3, 3, 0, 0, about(6))).icmp().tcp()).isTrue();
  }

  @Test
  void thePortsAreFoundBehindTheOptionsOfBothHeaders() {
    byte[] about = Packets.ipv4(17, 5, 6, 40, UDP);
    assertThat(decode(Packets.icmp4(11, 0, 40, 0, about)).icmp().to()).isEqualTo(TO);
  }

  @Test
  void ipv6IsReadToo() {
    Packet seen = decode(Packets.icmp6(1, 4, 0, Packets.ipv6(17, 5, 6, UDP)));

    assertThat(seen.icmp().words()).isEqualTo("ICMPv6 port unreachable");
    assertThat(seen.icmp().from()).isEqualTo(new Endpoint.Inet6(0, 1, 5, 0));
    assertThat(seen.icmp().to()).isEqualTo(new Endpoint.Inet6(0, 1, 6, 0));
    assertThat(seen.from()).isEqualTo(new Endpoint.Inet6(0, 7, 0, 0));
    assertThat(seen.fromText()).isEqualTo("::7");
    assertThat(seen.length()).isEqualTo(8 + 51);
  }

  @Test
  void itIsDrawnFromTheEndThatItSpeaksForOrFromARoutersOwnLane() {
    byte[] ofItself = Packets.icmp4(3, 3, 0, 0, about(17));
    ofItself[12] = 127;
    ofItself[15] = 1;
    assertThat(decode(ofItself).origin()).isEqualTo(new Lane(TO, false));
    assertThat(decode(ofItself).target()).isEqualTo(new Lane(FROM, false));

    Packet ofARouter = decode(Packets.icmp4(3, 1, 0, 0, about(17)));
    assertThat(ofARouter.origin().text()).isEqualTo("10.0.0.1");
    assertThat(ofARouter.target().text()).isEqualTo("127.0.0.1:5");
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, 'ICMP net unreachable'",
    "3, 1, 'ICMP host unreachable'",
    "3, 3, 'ICMP port unreachable'",
    "3, 4, 'ICMP fragmentation needed, MTU 1280'",
    "3, 9, 'ICMP network administratively prohibited'",
    "3, 13, 'ICMP administratively prohibited'",
    "3, 99, 'ICMP destination unreachable, code 99'",
    "11, 0, 'ICMP time to live exceeded'",
    "11, 1, 'ICMP fragment reassembly time exceeded'",
    "12, 0, 'ICMP parameter problem'"
  })
  void theErrorsOfIpv4HaveTheNamesOfTheirRfcs(int type, int code, String words) {
    byte[] packet = Packets.icmp4(type, code, 0, 1280, about(17));
    assertThat(decode(packet).icmp().words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 'ICMPv6 no route to destination'",
    "1, 1, 'ICMPv6 administratively prohibited'",
    "1, 3, 'ICMPv6 address unreachable'",
    "1, 4, 'ICMPv6 port unreachable'",
    "1, 6, 'ICMPv6 reject route to destination'",
    "1, 7, 'ICMPv6 destination unreachable, code 7'",
    "2, 0, 'ICMPv6 packet too big, MTU 1280'",
    "3, 0, 'ICMPv6 hop limit exceeded'",
    "4, 1, 'ICMPv6 parameter problem'"
  })
  void theErrorsOfIpv6HaveTheNamesOfTheirRfc(int type, int code, String words) {
    byte[] packet = Packets.icmp6(type, code, 1280, Packets.ipv6(17, 5, 6, UDP));
    assertThat(decode(packet).icmp().words()).isEqualTo(words);
  }

  @Test
  void whatIsNoErrorOrAboutNoPortIsNoPacket() {
    for (int type : new int[] {0, 4, 5, 8, 13, 200}) {
      assertThat(decoder.decode(frame(Packets.icmp4(type, 0, 0, 0, about(17))))).isEmpty();
    }
    for (int type : new int[] {0, 5, 128, 255}) {
      byte[] packet = Packets.icmp6(type, 0, 0, Packets.ipv6(17, 5, 6, UDP));
      assertThat(decoder.decode(frame(packet))).isEmpty();
    }
    assertThat(decoder.decode(frame(Packets.icmp4(3, 1, 0, 0, about(1))))).isEmpty();
    byte[] fragment = about(17);
    fragment[7] = 3;
    assertThat(decoder.decode(frame(Packets.icmp4(11, 1, 0, 0, fragment)))).isEmpty();
    byte[] other = Packets.icmp4(3, 1, 0, 0, Packets.ipv6(17, 5, 6, UDP));
    assertThat(decoder.decode(frame(other))).as("about another version").isEmpty();
    byte[] short4 = about(17);
    short4[0] = 0x44;
    assertThat(decoder.decode(frame(Packets.icmp4(3, 3, 0, 0, short4))))
        .as("about what has a header of 16 bytes")
        .isEmpty();
  }

  @Test
  void whatIsCutShortBeforeThePortsIsNoPacket() {
    byte[] four = Packets.icmp4(3, 3, 8, 0, Packets.ipv4(17, 5, 6, 12, UDP));
    byte[] six = Packets.icmp6(1, 4, 0, Packets.ipv6(6, 5, 6, UDP));
    assertCutsAreNone(four, 28 + 8 + 32 + 4);
    assertCutsAreNone(six, 40 + 8 + 40 + 4);
  }

  private void assertCutsAreNone(byte[] packet, int needed) {
    for (int length = 0; length < packet.length; length++) {
      Optional<Packet> cut = decoder.decode(frame(Arrays.copyOf(packet, length)));
      assertThat(cut.isPresent()).as("of %d bytes", length).isEqualTo(length >= needed);
    }
  }

  /** Whoever is on the network can send anything. */
  @Test
  void anythingElseIsNoPacketOrOneWithWordsAndNeverAnException() {
    Random random = new Random(792);
    for (int i = 0; i < 50_000; i++) {
      byte[] packet =
          random.nextBoolean()
              ? Packets.icmp4(3, random.nextInt(256), 4 * random.nextInt(11), 0, about(17))
              : Packets.icmp6(1, random.nextInt(256), -1, Packets.ipv6(6, 5, 6, UDP));
      packet = Arrays.copyOf(packet, random.nextInt(packet.length + 1));
      for (int wrong = random.nextInt(8); wrong > 0 && packet.length > 0; wrong--) {
        packet[random.nextInt(packet.length)] = (byte) random.nextInt();
      }
      decoder
          .decode(frame(packet))
          .filter(Packet::isIcmp)
          .ifPresent(seen -> assertThat(seen.icmp().words()).startsWith("ICMP"));
    }
  }
}
