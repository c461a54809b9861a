package dev.sockstep.observe;

import static dev.sockstep.sys.PacketConstants.*;

import dev.sockstep.sys.SockFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * The program that the kernel runs on every packet of the machine, to pass only those of a few
 * ports: TCP and UDP over IPv4 and IPv6, without extension headers or the later fragments.
 *
 * <p>Loopback shows each packet twice, as it is sent and as it is received. The first is taken: it
 * is seen by the thread that sends, before its call returns, even when the receiving side is left
 * to a busy kernel thread. ({@code PACKET_IGNORE_OUTGOING} would do away with what goes out to
 * other machines too.)
 */
final class CaptureFilter {
  /** Enough for IPv4 and TCP, both with all their options. */
  static final int SNAP_LENGTH = 128;

  /** More are watched as the range from the lowest to the highest. */
  static final int MOST_PORTS = 100;

  private static final int FRAGMENT_OFFSET = 0x1fff;
  private static final int TCP = 6;
  private static final int UDP = 17;

  private final List<SockFilter> program = new ArrayList<>();

  private CaptureFilter() {}

  /** A program that passes nothing. */
  static List<SockFilter> nothing() {
    return List.of(new SockFilter(BPF_RET | BPF_K, 0, 0, 0));
  }

  /**
   * A program that passes the packets from and to some ports.
   *
   * @param ports 1 to 65535; none passes nothing
   */
  static List<SockFilter> of(SortedSet<Integer> ports) {
    if (ports.isEmpty()) {
      return nothing();
    }
    CaptureFilter filter = new CaptureFilter();
    filter.onceOnLoopback();
    filter.ipv4();
    filter.ipv6();
    filter.ports(ports, 0);
    filter.ports(ports, 2);
    filter.ret(0);
    return List.copyOf(filter.program);
  }

  private void onceOnLoopback() {
    load(BPF_W | BPF_ABS, SKF_AD_OFF + SKF_AD_HATYPE);
    unlessEqual(ARPHRD_LOOPBACK, 3);
    load(BPF_W | BPF_ABS, SKF_AD_OFF + SKF_AD_PKTTYPE);
    ifEqual(PACKET_OUTGOING, 1);
    ret(0);
  }

  /** Leaves the length of the IP header in X, and goes on behind {@link #ipv6}. */
  private void ipv4() {
    load(BPF_W | BPF_ABS, SKF_AD_OFF + SKF_AD_PROTOCOL);
    unlessEqual(ETH_P_IP, 9);
    load(BPF_B | BPF_ABS, 9);
    ifEqual(TCP, 2);
    ifEqual(UDP, 1);
    ret(0);
    load(BPF_H | BPF_ABS, 6);
    add(BPF_JMP | BPF_JSET | BPF_K, 0, 1, FRAGMENT_OFFSET);
    ret(0);
    add(BPF_LDX | BPF_B | BPF_MSH, 0, 0, 0);
    add(BPF_JMP, 0, 0, 7); // an unconditional jump: BPF_JA is 0
  }

  private void ipv6() {
    ifEqual(ETH_P_IPV6, 1);
    ret(0);
    load(BPF_B | BPF_ABS, 6);
    ifEqual(TCP, 2);
    ifEqual(UDP, 1);
    ret(0);
    add(BPF_LDX | BPF_W | BPF_IMM, 0, 0, 40);
  }

  /** Passes the packet when the port there, behind the IP header, is one of those. */
  private void ports(SortedSet<Integer> ports, int offset) {
    load(BPF_H | BPF_IND, offset);
    if (ports.size() > MOST_PORTS) {
      add(BPF_JMP | BPF_JGE | BPF_K, 0, 2, ports.first());
      add(BPF_JMP | BPF_JGT | BPF_K, 1, 0, ports.last());
      ret(SNAP_LENGTH);
      return;
    }
    for (int port : ports) {
      unlessEqual(port, 1);
      ret(SNAP_LENGTH);
    }
  }

  private void load(int how, int k) {
    add(BPF_LD | how, 0, 0, k);
  }

  private void ifEqual(int k, int passedOver) {
    add(BPF_JMP | BPF_JEQ | BPF_K, passedOver, 0, k);
  }

  private void unlessEqual(int k, int passedOver) {
    add(BPF_JMP | BPF_JEQ | BPF_K, 0, passedOver, k);
  }

  private void ret(int length) {
    add(BPF_RET | BPF_K, 0, 0, length);
  }

  private void add(int code, int jt, int jf, int k) {
    program.add(new SockFilter(code, jt, jf, k));
  }
}
