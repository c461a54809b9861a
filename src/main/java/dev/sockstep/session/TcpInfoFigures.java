package dev.sockstep.session;

import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.sys.TcpInfo;
import java.util.ArrayList;
import java.util.List;

/** The figures of TCP_INFO by subject. */
final class TcpInfoFigures {
  /** What the kernel says where nothing limits: TCP_INFINITE_SSTHRESH in net/tcp.h. */
  private static final long NO_LIMIT = 0x7fffffff;

  private TcpInfoFigures() {}

  static void queues(TcpInfo info, FigureList list) {
    list.info("unsent", "unsent", info.tcpi_notsent_bytes(), Unit.BYTES, "notsent_bytes");
    list.info("unacked", "unacknowledged", info.tcpi_unacked(), Unit.SEGMENTS, "unacked");
  }

  static void timers(TcpInfo info, FigureList list) {
    list.info("rto", "rto", info.tcpi_rto(), Unit.MICROSECONDS, "rto");
    list.info("retransmits", "retransmits", info.tcpi_retransmits(), Unit.NUMBER, "retransmits");
    list.info("backoff", "backoff", info.tcpi_backoff(), Unit.NUMBER, "backoff");
    list.info("probes", "probes", info.tcpi_probes(), Unit.NUMBER, "probes");
    // Before any data the kernel counts from the handshake, or before that from its own start.
    if (info.tcpi_data_segs_out() != 0) {
      long sent = info.tcpi_last_data_sent();
      list.info("last_sent", "data last sent", sent, Unit.MILLISECONDS, "last_data_sent");
    }
    if (info.tcpi_data_segs_in() != 0) {
      long came = info.tcpi_last_data_recv();
      list.info("last_received", "data last came", came, Unit.MILLISECONDS, "last_data_recv");
    }
  }

  static void path(TcpInfo info, FigureList list) {
    list.info("rtt", "rtt", info.tcpi_rtt(), Unit.MICROSECONDS, "rtt");
    list.info("rttvar", "rtt deviation", info.tcpi_rttvar(), Unit.MICROSECONDS, "rttvar");
    if (info.tcpi_min_rtt() != 0xffffffffL) { // all bits set: none was measured yet
      list.info("min_rtt", "least rtt", info.tcpi_min_rtt(), Unit.MICROSECONDS, "min_rtt");
    }
    list.info("mss", "mss, sending", info.tcpi_snd_mss(), Unit.BYTES, "snd_mss");
    list.info("rcv_mss", "mss, receiving", info.tcpi_rcv_mss(), Unit.BYTES, "rcv_mss");
    list.info("adv_mss", "mss announced", info.tcpi_advmss(), Unit.BYTES, "advmss");
    list.info("pmtu", "path mtu", info.tcpi_pmtu(), Unit.BYTES, "pmtu");
    list.info("cwnd", "cwnd", info.tcpi_snd_cwnd(), Unit.SEGMENTS, "snd_cwnd");
    if (info.tcpi_snd_ssthresh() < NO_LIMIT) {
      list.info("ssthresh", "ssthresh", info.tcpi_snd_ssthresh(), Unit.SEGMENTS, "snd_ssthresh");
    }
    list.info("peer_window", "peer's window", info.tcpi_snd_wnd(), Unit.BYTES, "snd_wnd");
    list.info("own_window", "own window", info.tcpi_rcv_wnd(), Unit.BYTES, "rcv_wnd");
    list.text("agreed", "agreed in the SYN", agreed(info), "TCP_INFO tcpi_options");
  }

  static void traffic(TcpInfo info, FigureList list) {
    list.info("bytes_acked", "acknowledged", info.tcpi_bytes_acked(), Unit.BYTES, "bytes_acked");
    list.info(
        "bytes_received", "received", info.tcpi_bytes_received(), Unit.BYTES, "bytes_received");
    list.info("segs_out", "segments out", info.tcpi_segs_out(), Unit.NUMBER, "segs_out");
    list.info("segs_in", "segments in", info.tcpi_segs_in(), Unit.NUMBER, "segs_in");
    list.info("retrans", "sent again", info.tcpi_total_retrans(), Unit.SEGMENTS, "total_retrans");
  }

  /** The bits of tcpi_options, TCPI_OPT_* in linux/tcp.h; null when none is set. */
  private static String agreed(TcpInfo info) {
    List<String> agreed = new ArrayList<>();
    long bits = info.tcpi_options();
    if ((bits & 1) != 0) {
      agreed.add("timestamps");
    }
    if ((bits & 2) != 0) {
      agreed.add("SACK");
    }
    if ((bits & 4) != 0) {
      agreed.add("window scale " + info.tcpi_snd_wscale() + ", " + info.tcpi_rcv_wscale());
    }
    if ((bits & 8) != 0) {
      agreed.add("ECN");
    }
    return agreed.isEmpty() ? null : String.join(", ", agreed);
  }
}
