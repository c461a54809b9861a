package dev.sockstep.command.python;

import java.util.Arrays;

/** IPv6 addresses as text (RFC 4291 section 2.2), without the form that ends in an IPv4 address. */
final class Inet6Literal {
  private static final int GROUPS = 8;

  private Inet6Literal() {}

  /** The sixteen bytes; null when it is none. */
  static byte[] bytes(String text) {
    String[] halves = text.split("::", -1);
    if (halves.length > 2) {
      return null;
    }
    String[] head = groups(halves[0]);
    String[] tail = halves.length == 2 ? groups(halves[1]) : new String[0];
    int count = head.length + tail.length;
    if (halves.length == 1 ? count != GROUPS : count >= GROUPS) {
      return null;
    }
    String[] all = new String[GROUPS];
    Arrays.fill(all, "0");
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(tail, 0, all, GROUPS - tail.length, tail.length);
    byte[] bytes = new byte[2 * GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      if (!all[i].matches("[0-9a-fA-F]{1,4}")) {
        return null;
      }
      int group = Integer.parseInt(all[i], 16);
      bytes[2 * i] = (byte) (group >> 8);
      bytes[2 * i + 1] = (byte) group;
    }
    return bytes;
  }

  private static String[] groups(String half) {
    return half.isEmpty() ? new String[0] : half.split(":", -1);
  }
}
