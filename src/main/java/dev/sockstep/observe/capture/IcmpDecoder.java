package dev.sockstep.observe.capture;

import static dev.sockstep.observe.capture.CaptureFilter.FRAGMENT_OFFSET;
import static dev.sockstep.observe.capture.CaptureFilter.ICMP_HEADER;
import static dev.sockstep.sys.InetConstants.IPPROTO_TCP;
import static dev.sockstep.sys.InetConstants.IPPROTO_UDP;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.IcmpError;
import dev.sockstep.model.Packet;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads ICMP errors (RFC 792, RFC 1191, RFC 4443), which repeat the beginning of the packet that
 * they are about: its IP header, and at least the ports behind that. What is cut short before them,
 * or is about no TCP or UDP, or no error, is none.
 */
final class IcmpDecoder {
  private static final int IPV6_HEADER = 40;

  /** Two ports. */
  private static final int PORTS = 4;

  private IcmpDecoder() {}

  /**
   * @param start where the message begins, behind the IP header
   * @param total the length of the IP packet
   */
  static Optional<Packet> version4(Frame frame, ByteBuffer head, int start, int total) {
    int about = start + ICMP_HEADER;
    int type = head.get(start) & 0xff;
    if (type != 3 && type != 11 && type != 12 || head.limit() < about + 20) {
      return Optional.empty();
    }
    int ports = about + (head.get(about) & 0xf) * 4;
    boolean whole = head.get(about) >>> 4 == 4 && ports >= about + 20;
    boolean first = (head.getShort(about + 6) & FRAGMENT_OFFSET) == 0;
    if (!whole || !first || !hasPorts(head, about + 9, ports)) {
      return Optional.empty();
    }
    int code = head.get(start + 1) & 0xff;
    IcmpError error =
        new IcmpError(
            type,
            code,
            type == 3 && code == 4 ? unsigned(head, start + 6) : 0, // RFC 1191 section 4
            head.get(about + 9) == IPPROTO_TCP,
            new Endpoint.Inet4(head.getInt(about + 12), unsigned(head, ports)),
            new Endpoint.Inet4(head.getInt(about + 16), unsigned(head, ports + 2)));
    Endpoint from = new Endpoint.Inet4(head.getInt(12), 0);
    Endpoint to = new Endpoint.Inet4(head.getInt(16), 0);
    return Optional.of(new Packet(from, to, error, total - start, frame.nanos()));
  }

  static Optional<Packet> version6(Frame frame, ByteBuffer head) {
    int about = IPV6_HEADER + ICMP_HEADER;
    int type = head.get(IPV6_HEADER) & 0xff;
    int ports = about + IPV6_HEADER;
    if (type < 1 || type > 4 || head.limit() < ports || (head.get(about) >>> 4 & 0xf) != 6) {
      return Optional.empty();
    }
    if (!hasPorts(head, about + 6, ports)) {
      return Optional.empty();
    }
    IcmpError error =
        new IcmpError(
            type,
            head.get(IPV6_HEADER + 1) & 0xff,
            type == 2 ? Math.max(0, head.getInt(IPV6_HEADER + 4)) : 0, // RFC 4443 section 3.2
            head.get(about + 6) == IPPROTO_TCP,
            inet6(head, about + 8, unsigned(head, ports)),
            inet6(head, about + 24, unsigned(head, ports + 2)));
    int payload = unsigned(head, 4);
    int length = payload == 0 ? frame.length() - IPV6_HEADER : payload;
    return Optional.of(
        new Packet(inet6(head, 8, 0), inet6(head, 24, 0), error, length, frame.nanos()));
  }

  private static boolean hasPorts(ByteBuffer head, int protocol, int ports) {
    int number = head.get(protocol);
    return (number == IPPROTO_TCP || number == IPPROTO_UDP) && head.limit() >= ports + PORTS;
  }

  private static Endpoint inet6(ByteBuffer head, int at, int port) {
    return new Endpoint.Inet6(head.getLong(at), head.getLong(at + 8), port, 0);
  }

  private static int unsigned(ByteBuffer head, int at) {
    return Short.toUnsignedInt(head.getShort(at));
  }
}
