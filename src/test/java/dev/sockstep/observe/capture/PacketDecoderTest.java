package dev.sockstep.observe.capture;

import static dev.sockstep.observe.capture.Packets.frame;
import static dev.sockstep.observe.capture.Packets.fromClient;
import static dev.sockstep.observe.capture.Packets.fromServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Packet.Probe;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketDecoderTest {
  private static final int SYN = 2;
  private static final int ACK = 16;
  private static final int PSH_ACK = 24;
  private static final int FIN_ACK = 17;
  private static final int RST_ACK = 20;

  private final PacketDecoder decoder = new PacketDecoder();

  private Packet decode(Frame frame) {
    return decoder.decode(frame).orElseThrow();
  }

  private void assertPacket(Frame frame, String flags, long seq, long ack, int length) {
    Packet packet = decode(frame);
    assertThat(packet.flags()).isEqualTo(flags);
    assertThat(packet.seq()).as("seq").isEqualTo(seq);
    assertThat(packet.ack()).as("ack").isEqualTo(ack);
    assertThat(packet.length()).as("length").isEqualTo(length);
    assertThat(packet.again()).as("again").isFalse();
  }

  @Test
  void aConnectionIsCountedFromItsFirstNumbersAlsoWhereTheyWrapAround() {
    long client = 0xffff_fffdL;
    long server = 0x8000_0000L;

    assertPacket(fromClient(client, 0, SYN, 0), "S", 0, 0, 0);
    assertPacket(fromServer(server, client + 1, SYN | ACK, 0), "S.", 0, 1, 0);
    assertPacket(fromClient(client + 1, server + 1, ACK, 0), ".", 1, 1, 0);
    assertPacket(fromClient(client + 1, server + 1, PSH_ACK, 5), "P.", 1, 1, 5);
    assertPacket(fromServer(server + 1, client + 6, ACK, 0), ".", 1, 6, 0);
    assertPacket(fromClient(client + 6, server + 1, FIN_ACK, 0), "F.", 6, 1, 0);
    assertPacket(fromServer(server + 1, client + 7, FIN_ACK, 0), "F.", 1, 7, 0);
    assertPacket(fromClient(client + 7, server + 2, ACK, 0), ".", 7, 2, 0);
  }

  @Test
  void aRefusalAcknowledgesTheSyn() {
    assertPacket(fromClient(1000, 0, SYN, 0), "S", 0, 0, 0);
    assertPacket(fromServer(0, 1001, RST_ACK, 0), "R.", 0, 1, 0);
  }

  @Test
  void aNewConnectionBetweenTheSamePortsBeginsAnew() {
    decode(fromClient(1000, 0, SYN, 0));
    decode(fromClient(1001, 1, PSH_ACK, 100));

    assertPacket(fromClient(500, 0, SYN, 0), "S", 0, 0, 0);
    assertPacket(fromClient(501, 1, PSH_ACK, 3), "P.", 1, 0, 3);
  }

  @Test
  void whatHasBeenSentBeforeIsSentAgain() {
    assertThat(decode(fromClient(1000, 0, SYN, 0)).again()).isFalse();
    assertThat(decode(fromClient(1000, 0, SYN, 0)).again()).isTrue();
    assertThat(decode(fromClient(1001, 1, PSH_ACK, 5)).again()).isFalse();
    assertThat(decode(fromClient(1001, 1, PSH_ACK, 5)).again()).isTrue();
    assertThat(decode(fromClient(1006, 1, ACK, 0)).again()).as("an ACK has no number").isFalse();
    assertThat(decode(fromClient(1001, 1, PSH_ACK, 9)).again()).as("and more").isFalse();
    assertThat(decode(fromClient(1010, 1, FIN_ACK, 0)).again()).isFalse();
    assertThat(decode(fromClient(1010, 1, FIN_ACK, 0)).again()).isTrue();
  }

  @Test
  void aSegmentThatSaysNothingNewIsAProbe() {
    decode(fromClient(1000, 0, SYN, 0));
    assertThat(decode(fromServer(5000, 1001, SYN | ACK, 0)).probe()).isEqualTo(Probe.NONE);
    assertThat(decode(fromClient(1001, 5001, ACK, 0)).probe()).isEqualTo(Probe.NONE);
    assertThat(decode(fromClient(1001, 5001, PSH_ACK, 5)).probe()).isEqualTo(Probe.NONE);
    assertThat(decode(fromServer(5001, 1006, ACK, 0)).probe()).isEqualTo(Probe.NONE);

    Packet keepAlive = decode(fromClient(1005, 5001, ACK, 0));
    assertThat(keepAlive.probe()).isEqualTo(Probe.KEEP_ALIVE);
    assertThat(keepAlive.isBareAck()).isFalse();
    assertThat(decode(fromClient(1006, 5001, ACK, 0)).probe()).as("an ACK").isEqualTo(Probe.NONE);
    assertThat(decode(fromClient(1002, 5001, ACK, 0)).probe()).as("late").isEqualTo(Probe.NONE);
  }

  /** Its window is 0 whatever room there is, and its number that of what it answers. */
  @Test
  void aResetTellsNothingOfItsSendersNumbersAndWindow() {
    decode(fromServer(5000, 1001, SYN | ACK, 0));
    byte[] reset = Packets.tcp(5100, 1001, RST_ACK, 0, new byte[0], 0);
    decode(frame(Packets.ipv4(6, Packets.SERVER, Packets.CLIENT, 0, reset)));

    assertThat(decode(fromServer(5001, 1001, PSH_ACK, 5)).again()).isFalse();
    decode(fromClient(1001, 5006, PSH_ACK, 5));
    decode(frame(Packets.ipv4(6, Packets.SERVER, Packets.CLIENT, 0, reset)));
    assertThat(decode(fromClient(1005, 5006, ACK, 0)).probe()).isEqualTo(Probe.KEEP_ALIVE);
  }

  /** tcpdump's own order: print-tcp.c, tcp_flag_values. */
  @ParameterizedTest
  @CsvSource({
    "2,S", "18,S.", "16,.", "24,P.", "17,F.", "25,FP.", "4,R", "20,R.", "56,P.U", "82,S.E",
    "194,SEW"
  })
  void flagsAreWrittenAsTcpdumpWritesThem(int flags, String letters) {
    assertThat(decode(fromClient(1, 1, flags, 0)).flags()).isEqualTo(letters);
  }

  @Test
  void noFlagsAtAllAreWrittenSo() {
    assertThat(decode(fromClient(1, 1, 0, 0)).flags()).isEqualTo("none");
  }

  @Test
  void aSynTellsItsOptions() {
    byte[] options = {
      2, 4, (byte) 0xff, (byte) 0xd7, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0, 1, 3, 3, 7
    };
    byte[] syn = Packets.ipv4(6, 1, 2, 0, Packets.tcp(1, 0, SYN, 65495, options, 0));

    assertThat(decode(frame(syn)).options()).isEqualTo("mss 65495,sackOK,TS,wscale 7");
    assertThat(decode(frame(syn)).window()).isEqualTo(65495);
    byte[] broken = {2, 0, 0, 0, 3, 40, 1, 1};
    byte[] odd = Packets.ipv4(6, 1, 2, 0, Packets.tcp(1, 0, SYN, 1, broken, 0));
    assertThat(decode(frame(odd)).options()).isEmpty();
  }

  @Test
  void anOptionThatIsCutShortIsNotTold() {
    byte[] options = {2, 4, (byte) 0xff, (byte) 0xd7, 3, 3, 7, 0};
    byte[] syn = Packets.ipv4(6, 1, 2, 0, Packets.tcp(1, 0, SYN, 1, options, 0));

    for (int length = 40; length <= syn.length; length++) {
      assertThat(decode(frame(Arrays.copyOf(syn, length))).options())
          .as("of %d bytes", length)
          .isEqualTo(length < 44 ? "" : length < 47 ? "mss 65495" : "mss 65495,wscale 7");
    }
  }

  @Test
  void aDatagramHasNoFlagsAndNoNumbers() {
    byte[] udp = {0, 11, 0, 0, 'a', 'b', 'c'};

    for (byte[] packet :
        new byte[][] {Packets.ipv4(17, 5, 6, 8, udp), Packets.ipv6(17, 5, 6, udp)}) {
      Packet seen = decode(frame(packet));
      assertThat(seen.flags()).isEmpty();
      assertThat(seen.isTcp()).isFalse();
      assertThat(seen.length()).isEqualTo(3);
      assertThat(seen.from().port()).isEqualTo(5);
      assertThat(seen.to().port()).isEqualTo(6);
    }
  }

  @Test
  void ipv6IsReadToo() {
    byte[] packet = Packets.ipv6(6, 5, 6, Packets.tcp(9, 0, SYN, 1, new byte[0], 0));

    Packet seen = decode(frame(packet));
    assertThat(seen.from()).isEqualTo(new Endpoint.Inet6(0, 1, 5, 0));
    assertThat(seen.to()).isEqualTo(new Endpoint.Inet6(0, 1, 6, 0));
    assertThat(seen.flags()).isEqualTo("S");
  }

  @Test
  void theLengthIsTheSendersNotWhatWasCapturedOrPadded() {
    byte[] large = Packets.ipv4(6, 1, 2, 0, Packets.tcp(1, 1, ACK, 1, new byte[0], 30_000));
    assertThat(decode(frame(large)).length()).isEqualTo(30_000);

    byte[] small = Packets.ipv4(6, 1, 2, 0, Packets.tcp(30_001, 1, ACK, 1, new byte[0], 0));
    byte[] padded = Arrays.copyOf(small, 46);
    assertThat(decode(frame(padded)).length()).isZero();
  }

  @Test
  void whatIsCutShortIsNoPacket() {
    byte[] packet = Packets.ipv4(6, 1, 2, 0, Packets.tcp(1, 1, ACK, 1, new byte[0], 0));
    for (int length = 0; length < 40; length++) {
      assertThat(decoder.decode(frame(Arrays.copyOf(packet, length)))).isEmpty();
    }
    assertThat(decoder.decode(frame(new byte[60]))).isEmpty();
  }
}
