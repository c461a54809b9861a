package dev.sockstep.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code struct tcp_info} of {@code <linux/tcp.h>}, from the bytes that {@code
 * getsockopt(IPPROTO_TCP, TCP_INFO)} gave; the accessors bear C's names.
 *
 * <p>The structure grows with the kernel: a field that this kernel did not give is {@link #ABSENT}.
 * See <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>.
 */
public final class TcpInfo {
  /** What an accessor says of a field that the kernel did not give; no field can hold it. */
  public static final long ABSENT = Long.MIN_VALUE;

  /** As much as this class reads: what to offer to getsockopt, in bytes. */
  public static final int SIZEOF = 248;

  private final ByteBuffer bytes;

  /**
   * Reads the structure.
   *
   * @param bytes as many as the kernel gave, in native order; copied
   */
  public TcpInfo(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.nativeOrder());
  }

  /** The kernel's TCP state: 1 ESTABLISHED, 2 SYN_SENT … 7 CLOSE … 10 LISTEN, 12 NEW_SYN_RECV. */
  public long tcpi_state() {
    return u8(0);
  }

  /** Congestion control: 0 Open, 1 Disorder, 2 CWR, 3 Recovery, 4 Loss. */
  public long tcpi_ca_state() {
    return u8(1);
  }

  /** Retransmissions in a row that no acknowledgement has answered yet. */
  public long tcpi_retransmits() {
    return u8(2);
  }

  /** Window probes and keep-alive probes not answered yet. */
  public long tcpi_probes() {
    return u8(3);
  }

  /** How often the retransmission timer has doubled. */
  public long tcpi_backoff() {
    return u8(4);
  }

  /** Bits: 1 timestamps, 2 SACK, 4 window scale, 8 ECN, 16 ECN seen, 32 data in the SYN. */
  public long tcpi_options() {
    return u8(5);
  }

  /** The peer's window scale: its windows count in units of two to that power. */
  public long tcpi_snd_wscale() {
    return bits(6, 0);
  }

  /** This end's window scale. */
  public long tcpi_rcv_wscale() {
    return bits(6, 4);
  }

  /** Retransmission timeout, microseconds. */
  public long tcpi_rto() {
    return u32(8);
  }

  /** Delayed-acknowledgement timeout, microseconds. */
  public long tcpi_ato() {
    return u32(12);
  }

  /** Largest segment sent, bytes. */
  public long tcpi_snd_mss() {
    return u32(16);
  }

  /** Largest segment received, an estimate, bytes. */
  public long tcpi_rcv_mss() {
    return u32(20);
  }

  /** Segments sent and not acknowledged; on a listener, the accept queue's length. */
  public long tcpi_unacked() {
    return u32(24);
  }

  /** Segments acknowledged out of order; on a listener, the accept queue's limit. */
  public long tcpi_sacked() {
    return u32(28);
  }

  /** Segments thought lost. */
  public long tcpi_lost() {
    return u32(32);
  }

  /** Segments retransmitted and not acknowledged. */
  public long tcpi_retrans() {
    return u32(36);
  }

  /** No longer filled in. */
  public long tcpi_fackets() {
    return u32(40);
  }

  /** Milliseconds since data was last sent. */
  public long tcpi_last_data_sent() {
    return u32(44);
  }

  /** Never filled in. */
  public long tcpi_last_ack_sent() {
    return u32(48);
  }

  /** Milliseconds since data last came. */
  public long tcpi_last_data_recv() {
    return u32(52);
  }

  /** Milliseconds since an acknowledgement last came. */
  public long tcpi_last_ack_recv() {
    return u32(56);
  }

  /** The path's MTU, bytes. */
  public long tcpi_pmtu() {
    return u32(60);
  }

  /** How far the receive window may grow for now, bytes. */
  public long tcpi_rcv_ssthresh() {
    return u32(64);
  }

  /** Smoothed round-trip time, microseconds. */
  public long tcpi_rtt() {
    return u32(68);
  }

  /** Its mean deviation, microseconds. */
  public long tcpi_rttvar() {
    return u32(72);
  }

  /** Slow start ends at that many segments; 0x7fffffff before any loss. */
  public long tcpi_snd_ssthresh() {
    return u32(76);
  }

  /** Congestion window, segments. */
  public long tcpi_snd_cwnd() {
    return u32(80);
  }

  /** The MSS told to the peer, bytes. */
  public long tcpi_advmss() {
    return u32(84);
  }

  /** How many segments out of order are still no loss. */
  public long tcpi_reordering() {
    return u32(88);
  }

  /** Round-trip time as the receiver sees it, microseconds. */
  public long tcpi_rcv_rtt() {
    return u32(92);
  }

  /** What the receiver's buffer tuning reckons with, bytes. */
  public long tcpi_rcv_space() {
    return u32(96);
  }

  /** Segments retransmitted in all. */
  public long tcpi_total_retrans() {
    return u32(100);
  }

  /** Bytes a second; -1, all bits set, is no limit. */
  public long tcpi_pacing_rate() {
    return u64(104);
  }

  /** Bytes a second; -1, all bits set, is no limit. */
  public long tcpi_max_pacing_rate() {
    return u64(112);
  }

  /** Bytes the peer has acknowledged (RFC 4898). */
  public long tcpi_bytes_acked() {
    return u64(120);
  }

  /** Bytes received in order (RFC 4898). */
  public long tcpi_bytes_received() {
    return u64(128);
  }

  /** Segments sent (RFC 4898). */
  public long tcpi_segs_out() {
    return u32(136);
  }

  /** Segments received (RFC 4898). */
  public long tcpi_segs_in() {
    return u32(140);
  }

  /** Bytes in the send queue that were never sent. */
  public long tcpi_notsent_bytes() {
    return u32(144);
  }

  /** Least round-trip time seen, microseconds. */
  public long tcpi_min_rtt() {
    return u32(148);
  }

  /** Segments with data received (RFC 4898). */
  public long tcpi_data_segs_in() {
    return u32(152);
  }

  /** Segments with data sent (RFC 4898). */
  public long tcpi_data_segs_out() {
    return u32(156);
  }

  /** Bytes a second, as last measured. */
  public long tcpi_delivery_rate() {
    return u64(160);
  }

  /** Microseconds with data to send. */
  public long tcpi_busy_time() {
    return u64(168);
  }

  /** Microseconds held up by the peer's window. */
  public long tcpi_rwnd_limited() {
    return u64(176);
  }

  /** Microseconds held up by the send buffer. */
  public long tcpi_sndbuf_limited() {
    return u64(184);
  }

  /** Segments delivered. */
  public long tcpi_delivered() {
    return u32(192);
  }

  /** Segments delivered with an ECN mark. */
  public long tcpi_delivered_ce() {
    return u32(196);
  }

  /** Bytes of data sent, retransmissions too (RFC 4898). */
  public long tcpi_bytes_sent() {
    return u64(200);
  }

  /** Bytes retransmitted (RFC 4898). */
  public long tcpi_bytes_retrans() {
    return u64(208);
  }

  /** Duplicates the peer reported by DSACK. */
  public long tcpi_dsack_dups() {
    return u32(216);
  }

  /** Reorderings seen. */
  public long tcpi_reord_seen() {
    return u32(220);
  }

  /** Segments received out of order. */
  public long tcpi_rcv_ooopack() {
    return u32(224);
  }

  /** The window the peer offers, scaled, bytes. */
  public long tcpi_snd_wnd() {
    return u32(228);
  }

  /** The window offered to the peer, scaled, bytes. Since Linux 6.2. */
  public long tcpi_rcv_wnd() {
    return u32(232);
  }

  /** How often the flow was hashed anew to find another path. Since Linux 6.2. */
  public long tcpi_rehash() {
    return u32(236);
  }

  /** Retransmission timeouts. Since Linux 6.7. */
  public long tcpi_total_rto() {
    return u16(240);
  }

  /** Retransmission timeouts recovered from. Since Linux 6.7. */
  public long tcpi_total_rto_recoveries() {
    return u16(242);
  }

  /** Milliseconds spent recovering from them. Since Linux 6.7. */
  public long tcpi_total_rto_time() {
    return u32(244);
  }

  /** The first four-bit field of a byte is the low half on a little-endian machine. */
  private long bits(int offset, int first) {
    int shift = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? first : 4 - first;
    return holds(offset, 1) ? bytes.get(offset) >>> shift & 0xf : ABSENT;
  }

  private long u8(int offset) {
    return holds(offset, 1) ? bytes.get(offset) & 0xff : ABSENT;
  }

  private long u16(int offset) {
    return holds(offset, 2) ? bytes.getShort(offset) & 0xffff : ABSENT;
  }

  private long u32(int offset) {
    return holds(offset, 4) ? bytes.getInt(offset) & 0xffffffffL : ABSENT;
  }

  private long u64(int offset) {
    return holds(offset, 8) ? bytes.getLong(offset) : ABSENT;
  }

  private boolean holds(int offset, int size) {
    return offset + size <= bytes.capacity();
  }
}
