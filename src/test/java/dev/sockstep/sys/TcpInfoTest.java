package dev.sockstep.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TcpInfoTest {
  private final Libc libc = new NativeLibc();

  @Test
  void aListenerShowsItsAcceptQueueAndItsLimit() {
    try (Descriptors open = new Descriptors(libc)) {
      int listener = open.listener(Descriptors.ANY_PORT, 7);
      open.connected(libc.getsockname(listener).address());
      open.connected(libc.getsockname(listener).address());

      TcpInfo info = read(listener);

      assertThat(info.tcpi_state()).isEqualTo(10);
      assertThat(info.tcpi_unacked()).isEqualTo(2);
      assertThat(info.tcpi_sacked()).isEqualTo(7);
    }
  }

  @Test
  void aConnectionCountsItsBytesAndItsRoundTrip() {
    try (Descriptors open = new Descriptors(libc)) {
      int listener = open.listener(Descriptors.ANY_PORT, 7);
      int client = open.connected(libc.getsockname(listener).address());
      int server = open.accepted(listener);
      libc.send(client, new byte[1000], 0);
      libc.recv(server, 1000, SocketConstants.MSG_WAITALL);

      assertThat(read(client).tcpi_state()).isEqualTo(1);
      assertThat(read(client).tcpi_bytes_sent()).isEqualTo(1000);
      assertThat(read(client).tcpi_data_segs_out()).isEqualTo(1);
      assertThat(read(client).tcpi_rtt()).isBetween(1L, 10_000_000L);
      assertThat(read(client).tcpi_snd_wscale()).isEqualTo(read(server).tcpi_rcv_wscale());
      assertThat(read(server).tcpi_bytes_received()).isEqualTo(1000);
      assertThat(read(server).tcpi_bytes_sent()).isZero();
    }
  }

  @Test
  void aSocketJustMadeIsClosed() {
    try (Descriptors open = new Descriptors(libc)) {
      assertThat(read(open.tcp()).tcpi_state()).isEqualTo(7);
    }
  }

  @Test
  void aFieldBeyondWhatTheKernelGaveIsAbsent() {
    TcpInfo old = new TcpInfo(new byte[102]);

    assertThat(old.tcpi_rcv_space()).isZero();
    assertThat(old.tcpi_total_retrans()).as("given in half").isEqualTo(TcpInfo.ABSENT);
    assertThat(old.tcpi_pacing_rate()).isEqualTo(TcpInfo.ABSENT);
    assertThat(new TcpInfo(new byte[0]).tcpi_state()).isEqualTo(TcpInfo.ABSENT);
    assertThat(new TcpInfo(new byte[6]).tcpi_snd_wscale()).isEqualTo(TcpInfo.ABSENT);
  }

  @Test
  void unsignedFieldsStayPositiveAndBitFieldsAreTakenApart() {
    byte[] bytes = new byte[TcpInfo.SIZEOF];
    Arrays.fill(bytes, (byte) 0xff);
    bytes[6] = (byte) 0xa7;
    TcpInfo info = new TcpInfo(bytes);

    assertThat(info.tcpi_state()).isEqualTo(255);
    assertThat(info.tcpi_total_rto()).isEqualTo(0xffff);
    assertThat(info.tcpi_snd_ssthresh()).isEqualTo(0xffffffffL);
    assertThat(info.tcpi_pacing_rate()).as("no limit").isEqualTo(-1);
    assertThat(info.tcpi_snd_wscale()).isEqualTo(7);
    assertThat(info.tcpi_rcv_wscale()).isEqualTo(10);
  }

  private TcpInfo read(int fd) {
    BytesResult result =
        libc.getsockopt(fd, InetConstants.IPPROTO_TCP, InetConstants.TCP_INFO, TcpInfo.SIZEOF);
    assertThat(result.call().failed()).isFalse();
    return new TcpInfo(result.bytes());
  }
}
