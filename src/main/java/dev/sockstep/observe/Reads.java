package dev.sockstep.observe;

import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.IntResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads single facts of a descriptor that reading does not change. */
final class Reads {
  /** More than an int, for options that go on behind it. */
  private static final int ROOM = 16;

  private final Libc libc;

  Reads(Libc libc) {
    this.libc = libc;
  }

  /** An option whose value begins with an int, such as all but SO_LINGER's have. */
  OptionalInt option(int fd, int level, int name) {
    BytesResult read = libc.getsockopt(fd, level, name, ROOM);
    return read.call().failed() || read.bytes().length < Integer.BYTES
        ? OptionalInt.empty()
        : OptionalInt.of(ByteBuffer.wrap(read.bytes()).order(ByteOrder.nativeOrder()).getInt());
  }

  /** Whether an option that is an int is not 0; no for what is no open socket. */
  boolean isSet(int fd, int level, int name) {
    return option(fd, level, name).orElse(0) != 0;
  }

  /** Whether what recv would take next is the urgent byte, or what follows it (sockatmark(3)). */
  boolean isAtMark(int fd) {
    IntResult read = libc.ioctl(fd, FileConstants.SIOCATMARK);
    return !read.call().failed() && read.value() != 0;
  }

  /** What a socket's buffers hold; empty when the descriptor is closed, or the kernel is old. */
  Optional<Memory> memory(int fd) {
    if (fd < 0) {
      return Optional.empty();
    }
    BytesResult read =
        libc.getsockopt(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_MEMINFO, Memory.SIZEOF);
    return read.call().failed() ? Optional.empty() : Memory.of(read.bytes());
  }

  /** A queue's length in bytes, by SIOCINQ or SIOCOUTQ (tcp(7)); null where it can't be read. */
  Integer queue(int fd, long request) {
    IntResult read = libc.ioctl(fd, request);
    return read.call().failed() ? null : read.value();
  }
}
