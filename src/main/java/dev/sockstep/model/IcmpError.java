package dev.sockstep.model;

/**
 * What an ICMP error message says (RFC 792, RFC 1191, RFC 4443): that a packet did not arrive, of
 * which it repeats the beginning.
 *
 * @param type 3, 11 or 12; over IPv6 1 to 4
 * @param code what of that type
 * @param mtu the largest packet that the next hop takes, where the packet was too large; else 0
 * @param tcp whether it is about a TCP segment; else about a UDP datagram
 * @param from who had sent that
 * @param to where that was to go
 */
public record IcmpError(int type, int code, int mtu, boolean tcp, Endpoint from, Endpoint to) {

  /** Whether it is of ICMPv6. */
  public boolean isVersion6() {
    return from instanceof Endpoint.Inet6;
  }

  /** The packet that it is about, as far as a message repeats it. */
  public Packet about() {
    return new Packet(from, to, tcp ? "none" : "", 0, 0, 0);
  }

  /** "ICMP port unreachable", "ICMPv6 packet too big, MTU 1280". */
  public String words() {
    String name = isVersion6() ? name6() : name4();
    return (isVersion6() ? "ICMPv6 " : "ICMP ") + name + (mtu > 0 ? ", MTU " + mtu : "");
  }

  private String name4() {
    return switch (type) {
      case 3 -> unreachable4();
      case 11 -> code == 1 ? "fragment reassembly time exceeded" : "time to live exceeded";
      case 12 -> "parameter problem";
      default -> "type " + type;
    };
  }

  /** RFC 792, RFC 1122 section 3.2.2.1, RFC 1812 section 5.2.7.1. */
  private String unreachable4() {
    return switch (code) {
      case 0 -> "net unreachable";
      case 1 -> "host unreachable";
      case 2 -> "protocol unreachable";
      case 3 -> "port unreachable";
      case 4 -> "fragmentation needed";
      case 5 -> "source route failed";
      case 6 -> "destination network unknown";
      case 7 -> "destination host unknown";
      case 8 -> "source host isolated";
      case 9 -> "network administratively prohibited";
      case 10 -> "host administratively prohibited";
      case 11 -> "network unreachable for type of service";
      case 12 -> "host unreachable for type of service";
      case 13 -> "administratively prohibited";
      case 14 -> "host precedence violation";
      case 15 -> "precedence cutoff in effect";
      default -> "destination unreachable, code " + code;
    };
  }

  private String name6() {
    return switch (type) {
      case 1 -> unreachable6();
      case 2 -> "packet too big";
      case 3 -> code == 1 ? "fragment reassembly time exceeded" : "hop limit exceeded";
      case 4 -> "parameter problem";
      default -> "type " + type;
    };
  }

  /** RFC 4443 section 3.1. */
  private String unreachable6() {
    return switch (code) {
      case 0 -> "no route to destination";
      case 1 -> "administratively prohibited";
      case 2 -> "beyond scope of source address";
      case 3 -> "address unreachable";
      case 4 -> "port unreachable";
      case 5 -> "source address failed policy";
      case 6 -> "reject route to destination";
      default -> "destination unreachable, code " + code;
    };
  }
}
