package dev.sockstep.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A socket address, as a {@code sockaddr} carries it between a program and the kernel.
 *
 * <p>Ports and addresses are in host order here; the byte order of the wire is the business of the
 * layer that lays them out in memory.
 */
public sealed interface Endpoint {

  /** The address as the screen shows it: {@code 127.0.0.1:80}, {@code [::1]:80}, a path. */
  String text();

  /** The host part alone, as a {@code connect} takes it back: {@code 127.0.0.1}, {@code ::1}. */
  String host();

  /** The address without the IPv6 form that a dual-stack socket gives an IPv4 address. */
  default Endpoint unmapped() {
    return this;
  }

  /** Whether it stands for every address of the machine: INADDR_ANY, in6addr_any. */
  default boolean isAny() {
    return false;
  }

  /** Whether it is in 127.0.0.0/8, also in IPv6 form, or is ::1 (RFC 6890). */
  default boolean isLoopback() {
    return false;
  }

  /** The port, 0 to 65535; -1 where the family has none (Unix sockets). */
  int port();

  /**
   * {@code sockaddr_in}, see ip(7).
   *
   * @param address the four bytes, most significant first
   * @param port 0 to 65535
   */
  record Inet4(int address, int port) implements Endpoint {
    public static final int ANY = 0;
    public static final int LOOPBACK = 0x7f000001;

    @Override
    public String host() {
      return (address >>> 24)
          + "."
          + (address >>> 16 & 0xff)
          + "."
          + (address >>> 8 & 0xff)
          + "."
          + (address & 0xff);
    }

    @Override
    public boolean isAny() {
      return address == ANY;
    }

    @Override
    public boolean isLoopback() {
      return address >>> 24 == LOOPBACK >>> 24;
    }

    @Override
    public String text() {
      return host() + ":" + port;
    }
  }

  /**
   * {@code sockaddr_in6}, see ipv6(7).
   *
   * @param high bytes 0 to 7 of the address, most significant first
   * @param low bytes 8 to 15
   * @param port 0 to 65535
   * @param scope the interface index of a link-local address, else 0
   */
  record Inet6(long high, long low, int port, int scope) implements Endpoint {
    @Override
    public String host() {
      String zone = scope == 0 ? "" : "%" + scope;
      return isMapped()
          ? "::ffff:" + new Inet4((int) low, port).host()
          : compressed(groups()) + zone;
    }

    @Override
    public String text() {
      return "[" + host() + "]:" + port;
    }

    @Override
    public boolean isAny() {
      return high == 0 && low == 0;
    }

    @Override
    public boolean isLoopback() {
      return isMapped() ? unmapped().isLoopback() : high == 0 && low == 1;
    }

    /**
     * True for an IPv4 address in IPv6 form, which a dual-stack socket shows (RFC 4291 section
     * 2.5.5.2).
     */
    public boolean isMapped() {
      return high == 0 && low >>> 32 == 0xffff;
    }

    @Override
    public Endpoint unmapped() {
      return isMapped() ? new Inet4((int) low, port) : this;
    }

    private int[] groups() {
      int[] groups = new int[8];
      for (int i = 0; i < 4; i++) {
        groups[i] = (int) (high >>> 48 - 16 * i) & 0xffff;
        groups[i + 4] = (int) (low >>> 48 - 16 * i) & 0xffff;
      }
      return groups;
    }

    /** RFC 5952 section 4: the longest run of two or more zero groups becomes "::", once. */
    private static String compressed(int[] groups) {
      int start = -1;
      int length = 1;
      for (int i = 0; i < 8; i++) {
        int end = i;
        while (end < 8 && groups[end] == 0) {
          end++;
        }
        if (end - i > length) {
          start = i;
          length = end - i;
        }
      }
      if (start < 0) {
        return hex(groups, 0, 8);
      }
      return hex(groups, 0, start) + "::" + hex(groups, start + length, 8);
    }

    private static String hex(int[] groups, int from, int to) {
      List<String> words = new ArrayList<>();
      for (int i = from; i < to; i++) {
        words.add(Integer.toHexString(groups[i]));
      }
      return String.join(":", words);
    }
  }

  /**
   * {@code sockaddr_un}, see unix(7). The name's bytes are kept one a character (ISO 8859-1), for a
   * path is bytes to the kernel.
   *
   * @param name the path, or the abstract name without its leading zero byte; empty when unnamed
   * @param isAbstract whether the name lives in the abstract name space
   */
  record Unix(String name, boolean isAbstract) implements Endpoint {
    @Override
    public String host() {
      return name.isEmpty() && !isAbstract ? "(unnamed)" : isAbstract ? "@" + name : name;
    }

    @Override
    public String text() {
      return host();
    }

    @Override
    public int port() {
      return -1;
    }
  }
}
