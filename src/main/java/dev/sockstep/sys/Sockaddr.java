package dev.sockstep.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sockstep.model.Endpoint;
import dev.sockstep.sys.Layouts.sockaddr_in;
import dev.sockstep.sys.Layouts.sockaddr_in6;
import dev.sockstep.sys.Layouts.sockaddr_storage;
import dev.sockstep.sys.Layouts.sockaddr_un;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Lays an {@link Endpoint} out as the {@code sockaddr} of its family, and reads one back. */
final class Sockaddr {
  /** Room for any family, as a call that fills an address in wants it. */
  static final int CAPACITY = sockaddr_storage.SIZEOF;

  private static final ValueLayout.OfShort PORT = JAVA_SHORT_UNALIGNED.withOrder(BIG_ENDIAN);
  private static final ValueLayout.OfInt INET4 = JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
  private static final ValueLayout.OfLong INET6 = JAVA_LONG_UNALIGNED.withOrder(BIG_ENDIAN);

  private static final int UNIX_CAPACITY = sockaddr_un.SIZEOF - sockaddr_un.sun_path;

  private Sockaddr() {}

  /**
   * Writes an address.
   *
   * @param to zeroed memory, at least {@link #CAPACITY} bytes
   * @return the length to give to the call
   * @throws IllegalArgumentException when a Unix name does not fit or cannot be written
   */
  static int write(Endpoint address, MemorySegment to) {
    return switch (address) {
      case Endpoint.Inet4 inet -> writeInet4(inet, to);
      case Endpoint.Inet6 inet -> writeInet6(inet, to);
      case Endpoint.Unix unix -> writeUnix(unix, to);
    };
  }

  private static int writeInet4(Endpoint.Inet4 inet, MemorySegment to) {
    to.set(JAVA_SHORT_UNALIGNED, sockaddr_in.sin_family, (short) SocketConstants.AF_INET);
    to.set(PORT, sockaddr_in.sin_port, (short) inet.port());
    to.set(INET4, sockaddr_in.sin_addr, inet.address());
    return sockaddr_in.SIZEOF;
  }

  private static int writeInet6(Endpoint.Inet6 inet, MemorySegment to) {
    to.set(JAVA_SHORT_UNALIGNED, sockaddr_in6.sin6_family, (short) SocketConstants.AF_INET6);
    to.set(PORT, sockaddr_in6.sin6_port, (short) inet.port());
    to.set(INET6, sockaddr_in6.sin6_addr, inet.high());
    to.set(INET6, sockaddr_in6.sin6_addr + 8, inet.low());
    to.set(JAVA_INT_UNALIGNED, sockaddr_in6.sin6_scope_id, inet.scope());
    return sockaddr_in6.SIZEOF;
  }

  /** The three kinds of unix(7): a path, an abstract name, and no name at all. */
  private static int writeUnix(Endpoint.Unix unix, MemorySegment to) {
    byte[] name = nameOf(unix);
    to.set(JAVA_SHORT_UNALIGNED, sockaddr_un.sun_family, (short) SocketConstants.AF_UNIX);
    if (name.length == 0 && !unix.isAbstract()) {
      return sockaddr_un.sun_path;
    }
    int start = sockaddr_un.sun_path + (unix.isAbstract() ? 1 : 0);
    MemorySegment.copy(name, 0, to, JAVA_BYTE, start, name.length);
    // Either way one zero byte counts: before an abstract name, after a path.
    return sockaddr_un.sun_path + name.length + 1;
  }

  private static byte[] nameOf(Endpoint.Unix unix) {
    String name = unix.name();
    if (name.length() >= UNIX_CAPACITY) {
      throw new IllegalArgumentException(
          "a Unix socket's name has at most "
              + (UNIX_CAPACITY - 1)
              + " bytes; this one has "
              + name.length());
    }
    if (!name.chars().allMatch(c -> c <= 0xff)) {
      throw new IllegalArgumentException("a Unix socket's name is bytes, one a character: " + name);
    }
    if (!unix.isAbstract() && name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a path has no zero byte");
    }
    return name.getBytes(ISO_8859_1);
  }

  /**
   * Reads an address.
   *
   * @param from where the kernel or libc put it
   * @param length as the call gave it; more than fits means that the address was cut
   * @throws IllegalArgumentException for a family other than IPv4, IPv6 and Unix
   */
  static Endpoint read(MemorySegment from, int length) {
    if (length < sockaddr_un.sun_path) {
      throw new IllegalArgumentException("an address of " + length + " bytes names no family");
    }
    int family = from.get(JAVA_SHORT_UNALIGNED, sockaddr_storage.ss_family);
    return switch (family) {
      case SocketConstants.AF_INET -> readInet4(from);
      case SocketConstants.AF_INET6 -> readInet6(from);
      case SocketConstants.AF_UNIX -> readUnix(from, (int) Math.min(length, from.byteSize()));
      default ->
          throw new IllegalArgumentException(
              "an address of family " + family + " is neither IPv4, IPv6 nor Unix");
    };
  }

  private static Endpoint readInet4(MemorySegment from) {
    return new Endpoint.Inet4(
        from.get(INET4, sockaddr_in.sin_addr), from.get(PORT, sockaddr_in.sin_port) & 0xffff);
  }

  private static Endpoint readInet6(MemorySegment from) {
    return new Endpoint.Inet6(
        from.get(INET6, sockaddr_in6.sin6_addr),
        from.get(INET6, sockaddr_in6.sin6_addr + 8),
        from.get(PORT, sockaddr_in6.sin6_port) & 0xffff,
        from.get(JAVA_INT_UNALIGNED, sockaddr_in6.sin6_scope_id));
  }

  private static Endpoint readUnix(MemorySegment from, int length) {
    int start = sockaddr_un.sun_path;
    if (length == start) {
      return new Endpoint.Unix("", false);
    }
    if (from.get(JAVA_BYTE, start) == 0) {
      return new Endpoint.Unix(latin1(from, start + 1, length), true);
    }
    int end = start;
    while (end < length && from.get(JAVA_BYTE, end) != 0) {
      end++;
    }
    return new Endpoint.Unix(latin1(from, start, end), false);
  }

  private static String latin1(MemorySegment from, int start, int end) {
    byte[] bytes = new byte[end - start];
    MemorySegment.copy(from, JAVA_BYTE, start, bytes, 0, bytes.length);
    return new String(bytes, ISO_8859_1);
  }
}
