package dev.sockstep.sys;

import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/** The addresses of libc's functions; finding one costs microseconds, linking comes later. */
final class Symbols {
  private static final SymbolLookup LIBC = Linker.nativeLinker().defaultLookup();

  static final MemorySegment ABS = find("abs");
  static final MemorySegment SOCKET = find("socket");
  static final MemorySegment BIND = find("bind");
  static final MemorySegment LISTEN = find("listen");
  static final MemorySegment ACCEPT4 = find("accept4");
  static final MemorySegment CONNECT = find("connect");
  static final MemorySegment SEND = find("send");
  static final MemorySegment RECV = find("recv");
  static final MemorySegment SENDTO = find("sendto");
  static final MemorySegment RECVFROM = find("recvfrom");
  static final MemorySegment SOCKETPAIR = find("socketpair");
  static final MemorySegment DUP = find("dup");
  static final MemorySegment IF_NAMETOINDEX = find("if_nametoindex");
  static final MemorySegment READ = find("read");
  static final MemorySegment WRITE = find("write");
  static final MemorySegment SHUTDOWN = find("shutdown");
  static final MemorySegment CLOSE = find("close");
  static final MemorySegment GETSOCKNAME = find("getsockname");
  static final MemorySegment GETPEERNAME = find("getpeername");
  static final MemorySegment GETSOCKOPT = find("getsockopt");
  static final MemorySegment SETSOCKOPT = find("setsockopt");
  static final MemorySegment MMAP = find("mmap");
  static final MemorySegment MUNMAP = find("munmap");
  static final MemorySegment FCNTL = find("fcntl");
  static final MemorySegment IOCTL = find("ioctl");
  static final MemorySegment GETRLIMIT = find("getrlimit");
  static final MemorySegment POLL = find("poll");
  static final MemorySegment GETADDRINFO = find("getaddrinfo");
  static final MemorySegment FREEADDRINFO = find("freeaddrinfo");
  static final MemorySegment GAI_STRERROR = find("gai_strerror");
  static final MemorySegment SIGACTION = find("sigaction");
  static final MemorySegment PTHREAD_SELF = find("pthread_self");
  static final MemorySegment PTHREAD_KILL = find("pthread_kill");
  static final MemorySegment GETTID = find("gettid");
  static final MemorySegment UNSHARE = find("unshare");

  private Symbols() {}

  /**
   * The address of a function of libc.
   *
   * @return NULL where libc lacks it (an old one has no gettid); the linker refuses to call that
   */
  static MemorySegment find(String name) {
    return LIBC.find(name).orElse(MemorySegment.NULL);
  }
}
