package dev.sockstep.sys;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.sockstep.model.Endpoint;
import dev.sockstep.sys.Layouts.pollfd;
import dev.sockstep.sys.Layouts.sigaction;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * The real libc, through {@code java.lang.foreign}. Making one costs nothing; the first call links.
 *
 * <p>Each call takes one piece of memory, its frame: errno first, then what the call reads or
 * fills.
 */
public final class NativeLibc implements Libc {
  private static final long ALIGNMENT = 8;

  /** Where a frame's payload starts: an address, an option, a buffer. */
  private static final long DATA = Downcall.ERRNO_SLOT;

  /** Where a frame's payload starts when a {@code socklen_t} goes before it. */
  private static final long SIZED_DATA = DATA + 8;

  /**
   * Does the linking now, some tens of milliseconds, which else the first calls do: for a thread
   * that has time while the prompt comes up. Calling it is never needed, and twice does no harm.
   */
  public static void link() {
    Downcall.linkAll();
  }

  @Override
  public CallResult socket(int domain, int type, int protocol) {
    return plain(Symbols.SOCKET, domain, type, protocol);
  }

  @Override
  public PairResult socketpair(int domain, int type, int protocol) {
    return MessageCalls.socketpair(domain, type, protocol);
  }

  @Override
  public CallResult dup(int fd) {
    return plain(Symbols.DUP, fd, 0, 0);
  }

  @Override
  public CallResult if_nametoindex(String name) {
    return MessageCalls.if_nametoindex(name);
  }

  @Override
  public CallResult bind(int fd, Endpoint address) {
    return giveAddress(Symbols.BIND, fd, address);
  }

  @Override
  public CallResult listen(int fd, int backlog) {
    return plain(Symbols.LISTEN, fd, backlog, 0);
  }

  @Override
  public AddressResult accept4(int fd, int flags) {
    return takeAddress(Symbols.ACCEPT4, fd, flags);
  }

  @Override
  public CallResult connect(int fd, Endpoint address) {
    return giveAddress(Symbols.CONNECT, fd, address);
  }

  @Override
  public CallResult send(int fd, byte[] data, int flags) {
    return giveBytes(Symbols.SEND, fd, data, flags);
  }

  @Override
  public BytesResult recv(int fd, int length, int flags) {
    return takeBytes(Symbols.RECV, fd, length, flags);
  }

  @Override
  public CallResult sendto(int fd, byte[] data, int flags, Endpoint address) {
    return MessageCalls.sendto(fd, data, flags, address);
  }

  @Override
  public MessageResult recvfrom(int fd, int length, int flags) {
    return MessageCalls.recvfrom(fd, length, flags);
  }

  @Override
  public CallResult write(int fd, byte[] data) {
    return giveBytes(Symbols.WRITE, fd, data, 0);
  }

  @Override
  public BytesResult read(int fd, int length) {
    return takeBytes(Symbols.READ, fd, length, 0);
  }

  private static CallResult giveBytes(MemorySegment function, int fd, byte[] data, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(DATA + data.length, ALIGNMENT);
      MemorySegment.copy(data, 0, frame, JAVA_BYTE, DATA, data.length);
      return Downcall.ofLong(function, frame, fd, frame.address() + DATA, data.length, flags);
    }
  }

  private static BytesResult takeBytes(MemorySegment function, int fd, int length, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(DATA + length, ALIGNMENT);
      CallResult call = Downcall.ofLong(function, frame, fd, frame.address() + DATA, length, flags);
      return new BytesResult(call, bytes(frame, DATA, (int) Math.min(call.value(), length)));
    }
  }

  @Override
  public CallResult shutdown(int fd, int how) {
    return plain(Symbols.SHUTDOWN, fd, how, 0);
  }

  @Override
  public CallResult close(int fd) {
    return plain(Symbols.CLOSE, fd, 0, 0);
  }

  @Override
  public AddressResult getsockname(int fd) {
    return takeAddress(Symbols.GETSOCKNAME, fd, 0);
  }

  @Override
  public AddressResult getpeername(int fd) {
    return takeAddress(Symbols.GETPEERNAME, fd, 0);
  }

  @Override
  public BytesResult getsockopt(int fd, int level, int name, int capacity) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(SIZED_DATA + capacity, ALIGNMENT);
      frame.set(JAVA_INT, DATA, capacity);
      long base = frame.address();
      CallResult call =
          Downcall.ofInt(
              Symbols.GETSOCKOPT, frame, fd, level, name, base + SIZED_DATA, base + DATA, 0);
      int length = call.failed() ? 0 : Math.min(frame.get(JAVA_INT, DATA), capacity);
      return new BytesResult(call, bytes(frame, SIZED_DATA, length));
    }
  }

  @Override
  public CallResult setsockopt(int fd, int level, int name, byte[] value) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(DATA + value.length, ALIGNMENT);
      MemorySegment.copy(value, 0, frame, JAVA_BYTE, DATA, value.length);
      long data = frame.address() + DATA;
      return Downcall.ofInt(Symbols.SETSOCKOPT, frame, fd, level, name, data, value.length, 0);
    }
  }

  @Override
  public CallResult setsockopt(int fd, int level, int name, List<SockFilter> program) {
    return PacketCalls.setsockopt(fd, level, name, program);
  }

  @Override
  public MappingResult mmap(long length, int prot, int flags, int fd, long offset) {
    return PacketCalls.mmap(length, prot, flags, fd, offset);
  }

  @Override
  public CallResult munmap(Mapping mapping) {
    MemorySegment memory = mapping.release();
    return plain(Symbols.MUNMAP, memory.address(), memory.byteSize(), 0);
  }

  @Override
  public CallResult fcntl(int fd, int command, int argument) {
    try (Arena arena = Arena.ofConfined()) {
      return Downcall.ofVariadic(Symbols.FCNTL, frame(arena), fd, command, argument);
    }
  }

  @Override
  public IntResult ioctl(int fd, long request) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(DATA + Integer.BYTES, ALIGNMENT);
      CallResult call =
          Downcall.ofVariadic(Symbols.IOCTL, frame, fd, request, frame.address() + DATA);
      return new IntResult(call, call.failed() ? 0 : frame.get(JAVA_INT, DATA));
    }
  }

  @Override
  public LimitResult getrlimit(int resource) {
    try (Arena arena = Arena.ofConfined()) {
      // struct rlimit: the soft limit, the hard one.
      MemorySegment frame = arena.allocate(DATA + 2 * Long.BYTES, ALIGNMENT);
      CallResult call =
          Downcall.ofInt(Symbols.GETRLIMIT, frame, resource, frame.address() + DATA, 0);
      return new LimitResult(call, call.failed() ? 0 : frame.get(JAVA_LONG, DATA));
    }
  }

  @Override
  public CallResult poll(int[] fds, short[] events, short[] revents, int timeoutMillis) {
    if (fds.length != events.length || fds.length != revents.length) {
      throw new IllegalArgumentException("poll takes as many events and revents as descriptors");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(DATA + (long) fds.length * pollfd.SIZEOF, ALIGNMENT);
      for (int i = 0; i < fds.length; i++) {
        long entry = DATA + (long) i * pollfd.SIZEOF;
        frame.set(JAVA_INT, entry + pollfd.fd, fds[i]);
        frame.set(JAVA_SHORT, entry + pollfd.events, events[i]);
      }
      long data = frame.address() + DATA;
      CallResult call = Downcall.ofInt(Symbols.POLL, frame, data, fds.length, timeoutMillis);
      for (int i = 0; i < fds.length && !call.failed(); i++) {
        revents[i] = frame.get(JAVA_SHORT, DATA + (long) i * pollfd.SIZEOF + pollfd.revents);
      }
      return call;
    }
  }

  @Override
  public AddrinfoResult getaddrinfo(
      String node, String service, int flags, int family, int socktype, int protocol) {
    return AddrinfoList.getaddrinfo(node, service, flags, family, socktype, protocol);
  }

  @Override
  public String gai_strerror(int code) {
    return text(Symbols.GAI_STRERROR, code);
  }

  @Override
  public CallResult sigaction(int signum, String handlerSymbol, int flags) {
    MemorySegment handler = Symbols.find(handlerSymbol);
    if (handler.equals(MemorySegment.NULL)) {
      throw new IllegalArgumentException("libc has no function " + handlerSymbol);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(DATA + sigaction.SIZEOF, ALIGNMENT);
      frame.set(ADDRESS, DATA + sigaction.sa_handler, handler);
      frame.set(JAVA_INT, DATA + sigaction.sa_flags, flags);
      return Downcall.ofInt(Symbols.SIGACTION, frame, signum, frame.address() + DATA, 0);
    }
  }

  @Override
  public long pthread_self() {
    try (Arena arena = Arena.ofConfined()) {
      return Downcall.call(Symbols.PTHREAD_SELF, frame(arena), 0, 0, 0);
    }
  }

  @Override
  public CallResult pthread_kill(long thread, int signal) {
    CallResult call = plain(Symbols.PTHREAD_KILL, thread, signal, 0);
    return new CallResult(call.value(), (int) call.value(), call.nanos());
  }

  @Override
  public int gettid() {
    return (int) plain(Symbols.GETTID, 0, 0, 0).value();
  }

  private static MemorySegment frame(Arena arena) {
    return arena.allocate(Downcall.ERRNO_SLOT, ALIGNMENT);
  }

  /** A call whose arguments are all numbers. */
  private static CallResult plain(MemorySegment function, long a, long b, long c) {
    try (Arena arena = Arena.ofConfined()) {
      return Downcall.ofInt(function, frame(arena), a, b, c);
    }
  }

  private static CallResult giveAddress(MemorySegment function, int fd, Endpoint address) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(DATA + Sockaddr.CAPACITY, ALIGNMENT);
      int length = Sockaddr.write(address, frame.asSlice(DATA));
      return Downcall.ofInt(function, frame, fd, frame.address() + DATA, length);
    }
  }

  /** A call that fills an address in; those without flags never look at the fourth argument. */
  private static AddressResult takeAddress(MemorySegment function, int fd, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(SIZED_DATA + Sockaddr.CAPACITY, ALIGNMENT);
      frame.set(JAVA_INT, DATA, Sockaddr.CAPACITY);
      long base = frame.address();
      CallResult call =
          Downcall.ofInt(function, frame, fd, base + SIZED_DATA, base + DATA, flags, 0, 0);
      return call.failed()
          ? new AddressResult(call, null)
          : new AddressResult(
              call, Sockaddr.read(frame.asSlice(SIZED_DATA), frame.get(JAVA_INT, DATA)));
    }
  }

  private static byte[] bytes(MemorySegment frame, long offset, int length) {
    byte[] bytes = new byte[Math.max(length, 0)];
    MemorySegment.copy(frame, JAVA_BYTE, offset, bytes, 0, bytes.length);
    return bytes;
  }

  private static String text(MemorySegment function, int number) {
    try (Arena arena = Arena.ofConfined()) {
      return Pointers.string(Downcall.call(function, frame(arena), number, 0, 0));
    }
  }
}
