package dev.sockstep.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.sockstep.model.Endpoint;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The calls of {@link Libc} on datagrams, pairs of sockets and interfaces. */
final class MessageCalls {
  private static final long ALIGNMENT = 8;

  /** Where a frame's address starts; the bytes follow it. */
  private static final long ADDRESS = Downcall.ERRNO_SLOT + 8;

  private static final long BYTES = ADDRESS + Sockaddr.CAPACITY;

  private MessageCalls() {}

  static CallResult sendto(int fd, byte[] data, int flags, Endpoint address) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(BYTES + data.length, ALIGNMENT);
      int length = Sockaddr.write(address, frame.asSlice(ADDRESS, Sockaddr.CAPACITY));
      MemorySegment.copy(data, 0, frame, JAVA_BYTE, BYTES, data.length);
      long base = frame.address();
      return Downcall.ofLong(
          Symbols.SENDTO, frame, fd, base + BYTES, data.length, flags, base + ADDRESS, length);
    }
  }

  static MessageResult recvfrom(int fd, int length, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(BYTES + length, ALIGNMENT);
      long sizeSlot = Downcall.ERRNO_SLOT;
      frame.set(JAVA_INT, sizeSlot, Sockaddr.CAPACITY);
      long base = frame.address();
      CallResult call =
          Downcall.ofLong(
              Symbols.RECVFROM,
              frame,
              fd,
              base + BYTES,
              length,
              flags,
              base + ADDRESS,
              base + sizeSlot);
      byte[] bytes = new byte[Math.clamp(call.value(), 0, length)];
      MemorySegment.copy(frame, JAVA_BYTE, BYTES, bytes, 0, bytes.length);
      int size = frame.get(JAVA_INT, sizeSlot);
      // A stream's socket leaves the memory alone, and an unnamed Unix socket has no address.
      boolean named = !call.failed() && size > 0 && size <= Sockaddr.CAPACITY;
      MemorySegment address = frame.asSlice(ADDRESS, Sockaddr.CAPACITY);
      boolean written = named && address.get(JAVA_BYTE, 0) + address.get(JAVA_BYTE, 1) != 0;
      return new MessageResult(call, bytes, written ? Sockaddr.read(address, size) : null);
    }
  }

  static PairResult socketpair(int domain, int type, int protocol) {
    try (Arena arena = Arena.ofConfined()) {
      long pair = Downcall.ERRNO_SLOT;
      MemorySegment frame = arena.allocate(pair + 2 * Integer.BYTES, ALIGNMENT);
      CallResult call =
          Downcall.ofInt(
              Symbols.SOCKETPAIR, frame, domain, type, protocol, frame.address() + pair, 0, 0);
      return call.failed()
          ? new PairResult(call, -1, -1)
          : new PairResult(
              call, frame.get(JAVA_INT, pair), frame.get(JAVA_INT, pair + Integer.BYTES));
    }
  }

  static CallResult if_nametoindex(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(name);
      MemorySegment frame = arena.allocate(Downcall.ERRNO_SLOT, ALIGNMENT);
      CallResult call = Downcall.ofInt(Symbols.IF_NAMETOINDEX, frame, text.address(), 0, 0);
      // C returns 0, no -1, when it fails: errno has to be read here.
      return call.value() == 0
          ? new CallResult(-1, frame.get(JAVA_INT, Downcall.ERRNO), call.nanos())
          : call;
    }
  }
}
