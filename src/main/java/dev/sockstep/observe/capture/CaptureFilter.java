package dev.sockstep.observe.capture;

import static dev.sockstep.sys.InetConstants.IPPROTO_ICMP;
import static dev.sockstep.sys.InetConstants.IPPROTO_ICMPV6;
import static dev.sockstep.sys.InetConstants.IPPROTO_TCP;
import static dev.sockstep.sys.InetConstants.IPPROTO_UDP;
import static dev.sockstep.sys.PacketConstants.*;

import dev.sockstep.observe.capture.FilterProgram.Place;
import dev.sockstep.sys.SockFilter;
import java.util.List;
import java.util.SortedSet;

/**
 * The program that the kernel runs on every packet of the machine, to pass only those of a few
 * ports: TCP and UDP over IPv4 and IPv6, without extension headers or the later fragments, and the
 * ICMP errors about such packets, whose beginning they repeat (RFC 792, RFC 4443 section 3).
 *
 * <p>Loopback shows each packet twice, as it is sent and as it is received. The first is taken: it
 * is seen by the thread that sends, before its call returns, even when the receiving side is left
 * to a busy kernel thread. ({@code PACKET_IGNORE_OUTGOING} would do away with what goes out to
 * other machines too.)
 *
 * <p>A load from behind the packet's end ends the program, and the packet does not pass.
 */
final class CaptureFilter {
  /**
   * Enough for IPv4 and TCP, both with all their options; and for an ICMP error with the ports of
   * what it is about, behind two IPv4 headers with all their options.
   */
  static final int SNAP_LENGTH = 136;

  /** More are watched as the range from the lowest to the highest. */
  static final int MOST_PORTS = 100;

  static final int FRAGMENT_OFFSET = 0x1fff;

  /** An ICMP message's own header, before what it repeats. */
  static final int ICMP_HEADER = 8;

  private static final int IPV6_HEADER = 40;

  private final FilterProgram program = new FilterProgram();

  /** There X must hold where a TCP or UDP header begins. */
  private final Place transport = new Place();

  private final Place nothing = new Place();

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
    FilterProgram program = filter.program;
    Place six = new Place();
    filter.onceOnLoopback();
    program.load(BPF_W | BPF_ABS, SKF_AD_OFF + SKF_AD_PROTOCOL);
    program.unlessEqual(ETH_P_IP, six);
    filter.ipv4();
    program.here(six);
    program.unlessEqual(ETH_P_IPV6, filter.nothing);
    filter.ipv6();
    program.here(filter.nothing);
    program.ret(0);
    program.here(filter.transport);
    filter.ports(ports, 0);
    filter.ports(ports, 2);
    program.ret(0);
    return program.assembled();
  }

  private void onceOnLoopback() {
    Place once = new Place();
    program.load(BPF_W | BPF_ABS, SKF_AD_OFF + SKF_AD_HATYPE);
    program.unlessEqual(ARPHRD_LOOPBACK, once);
    program.load(BPF_W | BPF_ABS, SKF_AD_OFF + SKF_AD_PKTTYPE);
    program.ifEqual(PACKET_OUTGOING, once);
    program.ret(0);
    program.here(once);
  }

  private void ipv4() {
    program.load(BPF_H | BPF_ABS, 6);
    program.jump(BPF_JSET, FRAGMENT_OFFSET, nothing, null);
    program.put(BPF_LDX | BPF_B | BPF_MSH, 0);
    program.load(BPF_B | BPF_ABS, 9);
    program.ifEqual(IPPROTO_TCP, transport);
    program.ifEqual(IPPROTO_UDP, transport);
    program.unlessEqual(IPPROTO_ICMP, nothing);
    icmp();
  }

  /**
   * Unreachable, time exceeded, parameter problem; then X goes behind the header repeated there.
   */
  private void icmp() {
    Place error = new Place();
    program.load(BPF_B | BPF_IND, 0);
    program.ifEqual(3, error);
    program.ifEqual(11, error);
    program.unlessEqual(12, nothing);
    program.here(error);
    program.load(BPF_H | BPF_IND, ICMP_HEADER + 6);
    program.jump(BPF_JSET, FRAGMENT_OFFSET, nothing, null);
    Place ports = new Place();
    program.load(BPF_B | BPF_IND, ICMP_HEADER + 9);
    program.ifEqual(IPPROTO_TCP, ports);
    program.unlessEqual(IPPROTO_UDP, nothing);
    program.here(ports);
    program.load(BPF_B | BPF_IND, ICMP_HEADER);
    program.put(BPF_ALU | BPF_AND | BPF_K, 0xf);
    program.put(BPF_ALU | BPF_LSH | BPF_K, 2);
    program.put(BPF_ALU | BPF_ADD | BPF_X, 0);
    program.put(BPF_ALU | BPF_ADD | BPF_K, ICMP_HEADER);
    program.put(BPF_MISC | BPF_TAX, 0);
    program.go(transport);
  }

  private void ipv6() {
    program.put(BPF_LDX | BPF_W | BPF_IMM, IPV6_HEADER);
    program.load(BPF_B | BPF_ABS, 6);
    program.ifEqual(IPPROTO_TCP, transport);
    program.ifEqual(IPPROTO_UDP, transport);
    program.unlessEqual(IPPROTO_ICMPV6, nothing);
    // Types 1 to 4 are the errors that RFC 4443 has.
    program.load(BPF_B | BPF_ABS, IPV6_HEADER);
    program.ifEqual(0, nothing);
    program.jump(BPF_JGT, 4, nothing, null);
    program.put(BPF_LDX | BPF_W | BPF_IMM, 2 * IPV6_HEADER + ICMP_HEADER);
    program.load(BPF_B | BPF_ABS, IPV6_HEADER + ICMP_HEADER + 6);
    program.ifEqual(IPPROTO_TCP, transport);
    program.ifEqual(IPPROTO_UDP, transport);
  }

  /** Passes the packet when the port there is one of those. */
  private void ports(SortedSet<Integer> ports, int offset) {
    program.load(BPF_H | BPF_IND, offset);
    Place next = new Place();
    if (ports.size() > MOST_PORTS) {
      program.jump(BPF_JGE, ports.first(), null, next);
      program.jump(BPF_JGT, ports.last(), next, null);
      program.ret(SNAP_LENGTH);
      program.here(next);
      return;
    }
    for (int port : ports) {
      Place other = new Place();
      program.unlessEqual(port, other);
      program.ret(SNAP_LENGTH);
      program.here(other);
    }
  }
}
