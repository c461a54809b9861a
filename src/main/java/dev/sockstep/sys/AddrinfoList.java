package dev.sockstep.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.sockstep.sys.Layouts.addrinfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** getaddrinfo(3): the hints that go in, and the linked list that comes out. */
final class AddrinfoList {
  private static final long LIST = Downcall.ERRNO_SLOT;
  private static final long HINTS = LIST + 8;
  private static final long FRAME = HINTS + addrinfo.SIZEOF;

  private AddrinfoList() {}

  static AddrinfoResult getaddrinfo(
      String node, String service, int flags, int family, int socktype, int protocol) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(FRAME, 8);
      frame.set(JAVA_INT, HINTS + addrinfo.ai_flags, flags);
      frame.set(JAVA_INT, HINTS + addrinfo.ai_family, family);
      frame.set(JAVA_INT, HINTS + addrinfo.ai_socktype, socktype);
      frame.set(JAVA_INT, HINTS + addrinfo.ai_protocol, protocol);
      long name = string(node, arena);
      long port = string(service, arena);
      long base = frame.address();
      CallResult call =
          Downcall.ofInt(Symbols.GETADDRINFO, frame, name, port, base + HINTS, base + LIST, 0, 0);
      int code = (int) call.value();
      int errno = code == Gai.EAI_SYSTEM ? frame.get(JAVA_INT, Downcall.ERRNO) : 0;
      List<Addrinfo> addresses = code == 0 ? take(frame) : List.of();
      return new AddrinfoResult(code, errno, call.nanos(), addresses);
    }
  }

  private static long string(String text, Arena arena) {
    if (text == null) {
      return 0;
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a host or service has no zero character");
    }
    return arena.allocateFrom(text).address();
  }

  /** Reads the list and gives it back to libc, whatever happens on the way. */
  private static List<Addrinfo> take(MemorySegment frame) {
    long list = frame.get(JAVA_LONG, LIST);
    try {
      return read(list);
    } finally {
      // void in C: there is no result to look at
      Downcall.call(Symbols.FREEADDRINFO, frame, list, 0, 0);
    }
  }

  private static List<Addrinfo> read(long list) {
    List<Addrinfo> all = new ArrayList<>();
    for (long next = list; next != 0; ) {
      MemorySegment entry = Pointers.segment(next, addrinfo.SIZEOF);
      int length = entry.get(JAVA_INT, addrinfo.ai_addrlen);
      all.add(
          new Addrinfo(
              entry.get(JAVA_INT, addrinfo.ai_family),
              entry.get(JAVA_INT, addrinfo.ai_socktype),
              entry.get(JAVA_INT, addrinfo.ai_protocol),
              Sockaddr.read(
                  Pointers.segment(entry.get(JAVA_LONG, addrinfo.ai_addr), length), length),
              Pointers.string(entry.get(JAVA_LONG, addrinfo.ai_canonname))));
      next = entry.get(JAVA_LONG, addrinfo.ai_next);
    }
    return all;
  }
}
