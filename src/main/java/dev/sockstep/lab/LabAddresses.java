package dev.sockstep.lab;

import java.util.HexFormat;
import java.util.List;

/**
 * Who is where in the lab. All addresses are of the blocks set aside for documentation (RFC 5737,
 * RFC 3849), which nobody has anywhere; {@code explain lab} and the site's page tell the same.
 */
final class LabAddresses {
  /** Locally administered (IEEE 802c), and no interface here has it. */
  static final byte[] SILENT_ETHERNET = HexFormat.of().parseHex("020000000004");

  /** The echo service of the far host (RFC 862). */
  static final int ECHO = 7;

  static final List<Family> FAMILIES =
      List.of(
          new Family(
              "IPv4",
              bytes("c0000201"), // 192.0.2.1
              bytes("c0000202"), // 192.0.2.2
              24,
              bytes("c0000204"), // 192.0.2.4
              bytes("c6336400"), // 198.51.100.0
              bytes("cb007100"), // 203.0.113.0
              24),
          new Family(
              "IPv6",
              bytes("20010db8000000000000000000000001"), // 2001:db8::1
              bytes("20010db8000000000000000000000002"), // 2001:db8::2
              64,
              bytes("20010db8000000000000000000000004"), // 2001:db8::4
              bytes("20010db8010000000000000000000000"), // 2001:db8:100::
              bytes("20010db8011300000000000000000000"), // 2001:db8:113::
              48));

  private LabAddresses() {}

  /**
   * The plan in one address family.
   *
   * @param own the address of this end of the cable
   * @param far the address of the far host, at the other end
   * @param prefixLength of the network on the cable
   * @param silent the neighbour that never answers
   * @param prohibited the network that a prohibit route leads to
   * @param unreachable the network that an unreachable route leads to
   * @param routeLength the length of those two prefixes
   */
  record Family(
      String name,
      byte[] own,
      byte[] far,
      int prefixLength,
      byte[] silent,
      byte[] prohibited,
      byte[] unreachable,
      int routeLength) {}

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
