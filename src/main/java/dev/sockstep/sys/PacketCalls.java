package dev.sockstep.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.sockstep.sys.Layouts.sock_filter;
import dev.sockstep.sys.Layouts.sock_fprog;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** The calls that only capturing makes, whose memory is laid out like no other's. */
final class PacketCalls {
  private PacketCalls() {}

  static CallResult setsockopt(int fd, int level, int name, List<SockFilter> program) {
    try (Arena arena = Arena.ofConfined()) {
      long option = Downcall.ERRNO_SLOT;
      long code = option + sock_fprog.SIZEOF;
      MemorySegment frame = arena.allocate(code + (long) program.size() * sock_filter.SIZEOF, 8);
      frame.set(JAVA_SHORT, option + sock_fprog.len, (short) program.size());
      frame.set(JAVA_LONG, option + sock_fprog.filter, frame.address() + code);
      for (int i = 0; i < program.size(); i++) {
        SockFilter instruction = program.get(i);
        long at = code + (long) i * sock_filter.SIZEOF;
        frame.set(JAVA_SHORT, at + sock_filter.code, (short) instruction.code());
        frame.set(JAVA_BYTE, at + sock_filter.jt, (byte) instruction.jt());
        frame.set(JAVA_BYTE, at + sock_filter.jf, (byte) instruction.jf());
        frame.set(JAVA_INT, at + sock_filter.k, instruction.k());
      }
      long base = frame.address();
      return Downcall.ofInt(
          Symbols.SETSOCKOPT, frame, fd, level, name, base + option, sock_fprog.SIZEOF, 0);
    }
  }

  static MappingResult mmap(long length, int prot, int flags, int fd, long offset) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(Downcall.ERRNO_SLOT, 8);
      CallResult call = Downcall.ofLong(Symbols.MMAP, frame, 0, length, prot, flags, fd, offset);
      return call.failed()
          ? new MappingResult(call, null)
          : new MappingResult(
              new CallResult(0, 0, call.nanos()), new Mapping(call.value(), length));
    }
  }
}
