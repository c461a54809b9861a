package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Route;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.IntResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.LimitResult;
import dev.sockstep.sys.ResourceConstants;
import dev.sockstep.sys.SocketConstants;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Questions that only a failure raises, put to the kernel: nothing that changes a socket, and never
 * SO_ERROR. The session's lock guards it.
 */
public final class Inquiry {
  /** The column of {@code /proc/net/arp}. */
  private static final int FLAGS = 2;

  private final Libc libc;
  private final Reads reads;
  private final SockDiag diag;
  private final Routes routes;

  Inquiry(Libc libc, Reads reads, SockDiag diag, Routes routes) {
    this.libc = libc;
    this.reads = reads;
    this.diag = diag;
    this.routes = routes;
  }

  /** An option whose value begins with an int, such as all but SO_LINGER's have. */
  public OptionalInt option(int fd, int level, int name) {
    return reads.option(fd, level, name);
  }

  /** Whether an option that is an int is not 0; no for what is no open socket. */
  boolean isOn(int fd, int level, int name) {
    return reads.isSet(fd, level, name);
  }

  /** SO_RCVTIMEO or SO_SNDTIMEO in milliseconds; empty when there is no limit. */
  public OptionalLong timeout(int fd, int level, int name) {
    BytesResult read = libc.getsockopt(fd, level, name, 16);
    if (read.call().failed() || read.bytes().length < 16) {
      return OptionalLong.empty();
    }
    ByteBuffer timeval = ByteBuffer.wrap(read.bytes()).order(ByteOrder.nativeOrder());
    long millis = timeval.getLong(0) * 1000 + timeval.getLong(8) / 1000;
    return millis == 0 ? OptionalLong.empty() : OptionalLong.of(millis);
  }

  /** The seconds of SO_LINGER, socket(7); empty while it is off, and of what is no open socket. */
  public OptionalInt linger(int fd) {
    BytesResult read =
        libc.getsockopt(fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_LINGER, 8);
    if (read.call().failed() || read.bytes().length < 8) {
      return OptionalInt.empty();
    }
    ByteBuffer linger = ByteBuffer.wrap(read.bytes()).order(ByteOrder.nativeOrder());
    return linger.getInt(0) == 0 ? OptionalInt.empty() : OptionalInt.of(linger.getInt(4));
  }

  /** SIOCOUTQ: the bytes in the send buffer; for a Unix socket with their bookkeeping. */
  OptionalInt unsent(int fd) {
    IntResult read = libc.ioctl(fd, FileConstants.SIOCOUTQ);
    return read.call().failed() ? OptionalInt.empty() : OptionalInt.of(read.value());
  }

  /** Whether O_NONBLOCK is set, as fcntl(2) reads it. */
  boolean isNonblocking(int fd) {
    CallResult flags = libc.fcntl(fd, FileConstants.F_GETFL, 0);
    return !flags.failed() && (flags.value() & FileConstants.O_NONBLOCK) != 0;
  }

  /** The end of a connection, or what rests of it in TIME_WAIT. */
  Optional<SockDiag.Found> connection(Endpoint local, Endpoint peer) {
    return isInet(local) && isInet(peer) ? diag.tcp(local, peer) : Optional.empty();
  }

  /** The listener of this machine that a SYN to that address would meet. */
  Optional<SockDiag.Found> listener(Endpoint address) {
    return switch (address) {
      case Endpoint.Inet4 _ -> diag.tcp(address, new Endpoint.Inet4(Endpoint.Inet4.ANY, 0));
      case Endpoint.Inet6 _ -> diag.tcp(address, new Endpoint.Inet6(0, 0, 0, 0));
      case null, default -> Optional.empty();
    };
  }

  private static boolean isInet(Endpoint endpoint) {
    return endpoint instanceof Endpoint.Inet4 || endpoint instanceof Endpoint.Inet6;
  }

  /** The route to the address of a failed call; not from the socket's own, which may forbid it. */
  Optional<Route> route(Evidence e) {
    return routes.of(e.fd(), e.kind(), null, e.address());
  }

  /** The limit of open descriptors. */
  public OptionalLong descriptorLimit() {
    LimitResult read = libc.getrlimit(ResourceConstants.RLIMIT_NOFILE);
    return read.call().failed() ? OptionalLong.empty() : OptionalLong.of(read.value());
  }

  /** What stands behind a descriptor, as proc(5) names it. */
  String file(String fd) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
    } catch (IOException e) {
      return "not readable";
    }
  }

  /** Whether a filter of system calls is in force on this thread, seccomp(2). */
  boolean isFiltered() {
    return lineOf("/proc/thread-self/status", "Seccomp:")
        .filter(line -> line.endsWith("2"))
        .isPresent();
  }

  /** Where nsswitch.conf(5) has names of hosts looked up; empty where it says nothing. */
  Optional<String> lookup() {
    return lineOf("/etc/nsswitch.conf", "hosts:")
        .map(
            line ->
                "/etc/nsswitch.conf: hosts: " + line.substring(6).strip().replaceAll("\\s+", " "));
  }

  /** The servers that resolv.conf(5) names. */
  String nameServers() {
    try (BufferedReader reader =
        new BufferedReader(new FileReader("/etc/resolv.conf", StandardCharsets.ISO_8859_1))) {
      String servers =
          reader
              .lines()
              .filter(line -> line.matches("nameserver\\s+\\S+.*"))
              .map(line -> line.split("\\s+")[1])
              .collect(Collectors.joining(", "));
      return servers.isEmpty() ? "none, so 127.0.0.1 is asked" : servers;
    } catch (IOException e) {
      return "none: it can't be read";
    }
  }

  /** The names of the interfaces that there are, {@code /proc/net/dev}. */
  String interfaces() {
    try (BufferedReader reader =
        new BufferedReader(
            new FileReader("/proc/thread-self/net/dev", StandardCharsets.ISO_8859_1))) {
      return reader
          .lines()
          .filter(line -> line.contains(":"))
          .map(line -> line.substring(0, line.indexOf(':')).strip())
          .collect(Collectors.joining(", "));
    } catch (IOException e) {
      return "not readable";
    }
  }

  /**
   * The first line of a file of {@code /proc/sys/net}, such as {@code ipv4/tcp_retries2}; empty
   * where there is none.
   */
  Optional<String> sysctl(String name) {
    return lineOf("/proc/sys/net/" + name, "").map(line -> line.strip().replaceAll("\\s+", " "));
  }

  /**
   * Whether {@code /proc/net/arp} has asked for that neighbour and knows no hardware address of it:
   * its flags are 0 then (arp(7)).
   */
  public boolean isUnresolved(Endpoint host) {
    return host != null
        && lineOf("/proc/thread-self/net/arp", host.host() + " ")
            .map(line -> line.split("\\s+"))
            .filter(words -> words.length > FLAGS && words[FLAGS].equals("0x0"))
            .isPresent();
  }

  private static Optional<String> lineOf(String file, String prefix) {
    try (BufferedReader reader =
        new BufferedReader(new FileReader(file, StandardCharsets.ISO_8859_1))) {
      return reader.lines().filter(line -> line.startsWith(prefix)).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
