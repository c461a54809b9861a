package dev.sockstep.observe.capture;

import static dev.sockstep.sys.InetConstants.IPPROTO_ICMP;
import static dev.sockstep.sys.InetConstants.IPPROTO_ICMPV6;
import static dev.sockstep.sys.InetConstants.IPPROTO_TCP;
import static dev.sockstep.sys.InetConstants.IPPROTO_UDP;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Packet.Probe;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads captured headers (RFC 9293 section 3.1, RFC 768, RFC 791, RFC 8200). Remembers where each
 * direction of a connection began, so that sequence numbers can be told from there, as tcpdump
 * does.
 */
public final class PacketDecoder {
  /** Older connections are forgotten: their numbers would begin at what is seen next. */
  private static final int MOST_FLOWS = 4096;

  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;

  /** tcpdump's letters, in the order that it writes them in. */
  private static final String LETTERS = "FSRP.UEW";

  private final Map<Direction, Flow> flows =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Direction, Flow> eldest) {
          return size() > MOST_FLOWS;
        }
      };

  private record Direction(Endpoint from, Endpoint to) {}

  /**
   * One direction of a connection: its first sequence number, the one behind its last, and whether
   * its sender has said that it has no room.
   */
  private static final class Flow {
    final int first;
    int end;
    boolean closed;

    Flow(int first) {
      this.first = first;
      this.end = first;
    }
  }

  /**
   * A packet, without the names of its sockets.
   *
   * @return empty when it is cut short, or neither TCP or UDP over IP, nor an ICMP error about them
   */
  public Optional<Packet> decode(Frame frame) {
    ByteBuffer head = ByteBuffer.wrap(frame.head());
    if (head.limit() < 20) {
      return Optional.empty();
    }
    return switch (head.get(0) >>> 4 & 0xf) {
      case 4 -> ipv4(frame, head);
      case 6 -> ipv6(frame, head);
      default -> Optional.empty();
    };
  }

  private Optional<Packet> ipv4(Frame frame, ByteBuffer head) {
    int start = (head.get(0) & 0xf) * 4;
    int total = unsigned(head, 2);
    if (head.limit() < start + 8 || start < 20) {
      return Optional.empty();
    }
    if (head.get(9) == IPPROTO_ICMP) {
      return IcmpDecoder.version4(frame, head, start, total == 0 ? frame.length() : total);
    }
    Endpoint from = new Endpoint.Inet4(head.getInt(12), unsigned(head, start));
    Endpoint to = new Endpoint.Inet4(head.getInt(16), unsigned(head, start + 2));
    // Behind a short packet Ethernet pads; one too long for the field leaves it 0.
    int length = total == 0 ? frame.length() : total;
    return transport(frame, head, head.get(9), start, length - start, from, to);
  }

  private Optional<Packet> ipv6(Frame frame, ByteBuffer head) {
    int start = 40;
    if (head.limit() < start + 8) {
      return Optional.empty();
    }
    if (head.get(6) == IPPROTO_ICMPV6) {
      return IcmpDecoder.version6(frame, head);
    }
    Endpoint from = new Endpoint.Inet6(head.getLong(8), head.getLong(16), unsigned(head, start), 0);
    Endpoint to =
        new Endpoint.Inet6(head.getLong(24), head.getLong(32), unsigned(head, start + 2), 0);
    int payload = unsigned(head, 4);
    int length = payload == 0 ? frame.length() - start : payload;
    return transport(frame, head, head.get(6), start, length, from, to);
  }

  private Optional<Packet> transport(
      Frame frame,
      ByteBuffer head,
      int protocol,
      int start,
      int length,
      Endpoint from,
      Endpoint to) {
    if (protocol == IPPROTO_UDP) {
      int data = unsigned(head, start + 4) - 8;
      return Optional.of(
          new Packet(
              from, to, "", 0, 0, data, 0, "", false, Probe.NONE, frame.nanos(), null, null, null));
    }
    if (protocol != IPPROTO_TCP || head.limit() < start + 20) {
      return Optional.empty();
    }
    return Optional.of(tcp(frame, head, start, length, from, to));
  }

  private Packet tcp(
      Frame frame, ByteBuffer head, int start, int length, Endpoint from, Endpoint to) {
    int header = (head.get(start + 12) >>> 4 & 0xf) * 4;
    int flags = head.get(start + 13) & 0xff;
    int data = length - header;
    int seq = head.getInt(start + 4);
    boolean syn = (flags & SYN) != 0;
    Direction direction = new Direction(from, to);
    Flow flow = flows.get(direction);
    // Another number in a SYN is another connection between the same ports.
    if (flow == null || syn && flow.first != seq) {
      flow = new Flow(seq);
      flows.put(direction, flow);
    }
    int end = seq + data + (syn ? 1 : 0) + ((flags & FIN) != 0 ? 1 : 0);
    boolean again = end != seq && end - flow.end <= 0;
    if (end - flow.end > 0 && (flags & RST) == 0) {
      flow.end = end;
    }
    int window = unsigned(head, start + 14);
    flow.closed = window == 0 && (flags & RST) == 0;
    long ack = 0;
    Probe probe = Probe.NONE;
    if ((flags & ACK) != 0) {
      int number = head.getInt(start + 8);
      Flow back = flows.computeIfAbsent(new Direction(to, from), _ -> new Flow(number));
      ack = Integer.toUnsignedLong(number - back.first);
      // Linux asks with a number that has been acknowledged (tcp_xmit_probe_skb).
      if (flags == ACK && data == 0 && seq == flow.end - 1) {
        probe = back.closed ? Probe.WINDOW : Probe.KEEP_ALIVE;
      }
    }
    return new Packet(
        from,
        to,
        letters(flags),
        Integer.toUnsignedLong(seq - flow.first),
        ack,
        data,
        window,
        syn ? TcpOptions.text(head, start + 20, start + header) : "",
        again,
        probe,
        frame.nanos(),
        null,
        null,
        null);
  }

  private static String letters(int flags) {
    StringBuilder letters = new StringBuilder(2);
    for (int i = 0; i < LETTERS.length(); i++) {
      if ((flags & 1 << i) != 0) {
        letters.append(LETTERS.charAt(i));
      }
    }
    return letters.isEmpty() ? "none" : letters.toString();
  }

  private static int unsigned(ByteBuffer head, int at) {
    return Short.toUnsignedInt(head.getShort(at));
  }
}
