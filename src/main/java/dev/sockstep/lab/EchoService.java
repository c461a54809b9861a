package dev.sockstep.lab;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.sys.AddressResult;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.SocketConstants;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends back what it is sent (RFC 862), a thread for each connection, and a listener for each
 * family of addresses.
 *
 * <p>Not with the JDK's sockets: the JDK looks for IPv6 once, and where it does so before the lab's
 * loopback is up, it finds none for the rest of its life.
 */
final class EchoService implements Closeable {
  private static final List<Endpoint> EVERYWHERE =
      List.of(
          new Endpoint.Inet4(0, LabAddresses.ECHO), new Endpoint.Inet6(0, 0, LabAddresses.ECHO, 0));

  private static final int BACKLOG = 16;
  private static final int BLOCK = 8192;
  private static final long MOMENT_NANOS = 20_000_000;

  private final Libc libc;

  /** The descriptors that a thread sits on; whoever takes one out closes it. */
  private final Set<Integer> open = new HashSet<>();

  private boolean closed;

  EchoService(Libc libc) {
    this.libc = libc;
  }

  /**
   * Listens on all addresses of the calling thread's network: a socket belongs to the network of
   * the thread that made it, whichever threads use it then.
   *
   * @return 0, or the errno of the first call that failed; a family that the kernel has not is none
   */
  int listen() {
    int failed = 0;
    for (Endpoint address : EVERYWHERE) {
      int errno = listen(address);
      failed = failed == 0 && errno != Errno.EAFNOSUPPORT.number() ? errno : failed;
    }
    return failed;
  }

  private int listen(Endpoint address) {
    boolean inet6 = address instanceof Endpoint.Inet6;
    int family = inet6 ? SocketConstants.AF_INET6 : SocketConstants.AF_INET;
    int type = SocketConstants.SOCK_STREAM | SocketConstants.SOCK_CLOEXEC;
    CallResult made = libc.socket(family, type, 0);
    if (made.failed()) {
      return made.errno();
    }
    int fd = (int) made.value();
    // Else the one of IPv6 would want the port of the other family too (ipv6(7)).
    CallResult last = inet6 ? onlyInet6(fd) : made;
    last = last.failed() ? last : libc.bind(fd, address);
    last = last.failed() ? last : libc.listen(fd, BACKLOG);
    if (last.failed()) {
      libc.close(fd);
      return last.errno();
    }
    serve(fd, () -> accept(fd));
    return 0;
  }

  private CallResult onlyInet6(int fd) {
    byte[] on = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(1).array();
    return libc.setsockopt(fd, InetConstants.IPPROTO_IPV6, InetConstants.IPV6_V6ONLY, on);
  }

  private void accept(int listener) {
    while (!isClosed()) {
      AddressResult accepted = libc.accept4(listener, SocketConstants.SOCK_CLOEXEC);
      if (accepted.call().failed()) {
        // What a full table of descriptors refuses now it may give a moment later.
        LockSupport.parkNanos(this, MOMENT_NANOS);
      } else {
        int fd = (int) accepted.call().value();
        serve(fd, () -> echo(fd));
      }
    }
  }

  /** Until the other end's FIN, or an error: after either the connection is over. */
  private void echo(int fd) {
    while (true) {
      BytesResult received = libc.recv(fd, BLOCK, 0);
      if (received.call().value() <= 0 || !sendAll(fd, received.bytes())) {
        return;
      }
    }
  }

  private boolean sendAll(int fd, byte[] bytes) {
    for (int sent = 0; sent < bytes.length; ) {
      CallResult more =
          libc.send(
              fd, Arrays.copyOfRange(bytes, sent, bytes.length), SocketConstants.MSG_NOSIGNAL);
      if (more.failed()) {
        return false;
      }
      sent += (int) more.value();
    }
    return true;
  }

  /** Gives a descriptor a thread that does this with it, and closes it. */
  private void serve(int fd, Runnable work) {
    synchronized (this) {
      if (closed) {
        libc.close(fd);
        return;
      }
      open.add(fd);
    }
    Thread.ofPlatform()
        .daemon()
        .name("sockstep-echo")
        .start(
            () -> {
              try {
                work.run();
              } finally {
                end(fd);
              }
            });
  }

  private synchronized void end(int fd) {
    open.remove(fd);
    libc.close(fd);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /**
   * Ends it. shutdown(2) wakes a thread that sits in accept(2) or recv(2), as close(2) does not;
   * the JVM's own end would wait 300 ms for it.
   */
  @Override
  public synchronized void close() {
    closed = true;
    open.forEach(fd -> libc.shutdown(fd, SocketConstants.SHUT_RDWR));
  }
}
