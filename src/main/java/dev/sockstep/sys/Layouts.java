package dev.sockstep.sys;

/**
 * Where the fields of C's structures lie: one class a structure, one constant a field, under C's
 * names; {@code SIZEOF} is the whole.
 *
 * <p>Plain numbers, for the JVM would make a {@code MemoryLayout}'s VarHandles at start-up. The
 * tests have the C compiler confirm each of them.
 */
final class Layouts {
  private Layouts() {}

  /** {@code <netinet/in.h>}, see ip(7); port and address lie in network order. */
  static final class sockaddr_in {
    static final int sin_family = 0;
    static final int sin_port = 2;
    static final int sin_addr = 4;
    static final int SIZEOF = 16;

    private sockaddr_in() {}
  }

  /** {@code <netinet/in.h>}, see ipv6(7); all but the scope lies in network order. */
  static final class sockaddr_in6 {
    static final int sin6_family = 0;
    static final int sin6_port = 2;
    static final int sin6_flowinfo = 4;
    static final int sin6_addr = 8;
    static final int sin6_scope_id = 24;
    static final int SIZEOF = 28;

    private sockaddr_in6() {}
  }

  /** {@code <sys/un.h>}, see unix(7). */
  static final class sockaddr_un {
    static final int sun_family = 0;
    static final int sun_path = 2;
    static final int SIZEOF = 110;

    private sockaddr_un() {}
  }

  /** {@code <sys/socket.h>}: room for an address of any family. */
  static final class sockaddr_storage {
    static final int ss_family = 0;
    static final int SIZEOF = 128;

    private sockaddr_storage() {}
  }

  /** {@code <netdb.h>}, see getaddrinfo(3). */
  static final class addrinfo {
    static final int ai_flags = 0;
    static final int ai_family = 4;
    static final int ai_socktype = 8;
    static final int ai_protocol = 12;
    static final int ai_addrlen = 16;
    static final int ai_addr = 24;
    static final int ai_canonname = 32;
    static final int ai_next = 40;
    static final int SIZEOF = 48;

    private addrinfo() {}
  }

  /** {@code <signal.h>}, see sigaction(2); libc's structure, which is not the kernel's. */
  static final class sigaction {
    static final int sa_handler = 0;
    static final int sa_mask = 8;
    static final int sa_flags = 136;
    static final int SIZEOF = 152;

    private sigaction() {}
  }

  /** {@code <poll.h>}, see poll(2). */
  static final class pollfd {
    static final int fd = 0;
    static final int events = 4;
    static final int revents = 6;
    static final int SIZEOF = 8;

    private pollfd() {}
  }

  /** {@code <linux/filter.h>}: an instruction of a filter. */
  static final class sock_filter {
    static final int code = 0;
    static final int jt = 2;
    static final int jf = 3;
    static final int k = 4;
    static final int SIZEOF = 8;

    private sock_filter() {}
  }

  /** {@code <linux/filter.h>}: a filter. */
  static final class sock_fprog {
    static final int len = 0;
    static final int filter = 8;
    static final int SIZEOF = 16;

    private sock_fprog() {}
  }
}
