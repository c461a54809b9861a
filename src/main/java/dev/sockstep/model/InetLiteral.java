package dev.sockstep.model;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads literal addresses as inet_pton(3) does. Not with {@code java.net.InetAddress}: that probes
 * the system with sockets of the JVM's own, which strace would show among the student's.
 */
public final class InetLiteral {
  private static final Pattern DOTTED =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

  /** An address with the number of its interface (RFC 4007 section 11). */
  private static final Pattern SCOPED = Pattern.compile("([^%]+)%([0-9]{1,9})");

  private InetLiteral() {}

  /**
   * The address of that family; null for a name, one with the name of an interface, or another
   * family's literal.
   */
  public static Endpoint parse(String text, int port, boolean inet6) {
    if (inet6) {
      Matcher scoped = SCOPED.matcher(text);
      return scoped.matches()
          ? inet6(scoped.group(1), port, Integer.parseInt(scoped.group(2)))
          : inet6(text, port, 0);
    }
    Integer address = inet4(text);
    return address == null ? null : new Endpoint.Inet4(address, port);
  }

  private static Integer inet4(String text) {
    if (!DOTTED.matcher(text).matches()) {
      return null;
    }
    int address = 0;
    for (String word : text.split("\\.")) {
      int value = Integer.parseInt(word);
      if (value > 255) {
        return null;
      }
      address = address << 8 | value;
    }
    return address;
  }

  private static Endpoint inet6(String text, int port, int scope) {
    int gap = text.indexOf("::");
    int[] head = groups(gap < 0 ? text : text.substring(0, gap));
    int[] tail = gap < 0 ? new int[0] : groups(text.substring(gap + 2));
    // "::" stands for one group of zeros at least (RFC 4291 section 2.2).
    // A dotted quad may only stand at the very end.
    if (head == null
        || tail == null
        || text.indexOf('.') >= 0 && text.indexOf('.') < gap
        || (gap < 0 ? head.length != 8 : head.length + tail.length > 7)) {
      return null;
    }
    int[] all = Arrays.copyOf(head, 8);
    System.arraycopy(tail, 0, all, 8 - tail.length, tail.length);
    return new Endpoint.Inet6(half(all, 0), half(all, 4), port, scope);
  }

  /** The groups between colons, the last two perhaps as a dotted quad; null when one is wrong. */
  private static int[] groups(String text) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] words = text.split(":", -1);
    Integer quad = inet4(words[words.length - 1]);
    int[] groups = new int[quad == null ? words.length : words.length + 1];
    for (int i = 0; i < words.length; i++) {
      if (quad != null && i == words.length - 1) {
        groups[i] = quad >>> 16;
        groups[i + 1] = quad & 0xffff;
      } else if (GROUP.matcher(words[i]).matches()) {
        groups[i] = Integer.parseInt(words[i], 16);
      } else {
        return null;
      }
    }
    return groups;
  }

  private static long half(int[] groups, int from) {
    long half = 0;
    for (int i = from; i < from + 4; i++) {
      half = half << 16 | groups[i];
    }
    return half;
  }
}
