package dev.sockstep.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import java.util.ArrayList;
import java.util.List;

/** Sockets that a test opens, on the loopback interface only, and that are closed after it. */
final class Descriptors implements AutoCloseable {
  static final Endpoint ANY_PORT = new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, 0);

  private final Libc libc;
  private final List<Integer> open = new ArrayList<>();

  Descriptors(Libc libc) {
    this.libc = libc;
  }

  int tcp() {
    return socket(SocketConstants.AF_INET);
  }

  int socket(int domain) {
    return keep(libc.socket(domain, SocketConstants.SOCK_STREAM, 0));
  }

  /** A socket of the address's family that listens there. */
  int listener(Endpoint address, int backlog) {
    int fd = socket(family(address));
    succeeded(libc.bind(fd, address));
    succeeded(libc.listen(fd, backlog));
    return fd;
  }

  int connected(Endpoint address) {
    int fd = socket(family(address));
    succeeded(libc.connect(fd, address));
    return fd;
  }

  int accepted(int listener) {
    return keep(libc.accept4(listener, SocketConstants.SOCK_CLOEXEC).call());
  }

  /** Closes the result's descriptor after the test. */
  int keep(CallResult result) {
    open.add((int) succeeded(result));
    return (int) result.value();
  }

  static long succeeded(CallResult result) {
    assertThat(Errno.of(result.errno())).isEmpty();
    assertThat(result.failed()).isFalse();
    return result.value();
  }

  static int family(Endpoint address) {
    return switch (address) {
      case Endpoint.Inet4 _ -> SocketConstants.AF_INET;
      case Endpoint.Inet6 _ -> SocketConstants.AF_INET6;
      case Endpoint.Unix _ -> SocketConstants.AF_UNIX;
    };
  }

  @Override
  public void close() {
    open.forEach(libc::close);
  }
}
