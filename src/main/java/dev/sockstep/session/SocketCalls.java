package dev.sockstep.session;

import dev.sockstep.model.CallError;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.SocketKind;
import dev.sockstep.sys.AddressResult;
import dev.sockstep.sys.Addrinfo;
import dev.sockstep.sys.AddrinfoResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.Gai;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.PairResult;
import dev.sockstep.sys.SocketConstants;
import dev.sockstep.sys.SocketNumbers;
import java.util.List;

/** Makes the calls on the student's sockets and notes each, with its arguments decoded. */
final class SocketCalls {
  private final Libc libc;

  SocketCalls(Libc libc) {
    this.libc = libc;
  }

  void socket(Attempt attempt, SocketKind kind, boolean nonblocking) {
    attempt.begin("socket", kind.family(), shownType(kind, nonblocking), 0);
    CallResult result = libc.socket(SocketNumbers.domain(kind), type(kind, nonblocking), 0);
    attempt.end(result);
    attempt.gains.fd = (int) result.value();
  }

  void socketpair(Attempt attempt, SocketKind kind, boolean nonblocking) {
    attempt.begin("socketpair", kind.family(), shownType(kind, nonblocking), 0);
    PairResult result = libc.socketpair(SocketNumbers.domain(kind), type(kind, nonblocking), 0);
    attempt.end(result.call());
    attempt.gains.fd = result.first();
    attempt.gains.second = result.second();
  }

  void dup(Attempt attempt, int fd) {
    attempt.begin("dup", fd);
    CallResult result = libc.dup(fd);
    attempt.end(result);
    attempt.gains.fd = (int) result.value();
  }

  void bind(Attempt attempt, int fd, Endpoint address) {
    attempt.gains.address = address;
    attempt.begin("bind", fd, shown(address));
    attempt.end(libc.bind(fd, address));
  }

  void listen(Attempt attempt, int fd, int backlog) {
    attempt.begin("listen", fd, backlog);
    attempt.end(libc.listen(fd, backlog));
  }

  /** accept(2) by way of accept4 with no flags, which the man page calls the same. */
  void accept(Attempt attempt, int fd) {
    attempt.begin("accept", fd);
    AddressResult result = libc.accept4(fd, 0);
    attempt.end(result.call());
    attempt.gains.fd = (int) result.call().value();
    attempt.gains.address = result.address();
  }

  void connect(Attempt attempt, int fd, Endpoint address) {
    attempt.gains.address = address;
    attempt.begin("connect", fd, shown(address));
    attempt.end(libc.connect(fd, address));
  }

  void shutdown(Attempt attempt, int fd, int how, String howName) {
    attempt.begin("shutdown", fd, howName);
    attempt.end(libc.shutdown(fd, how));
  }

  void close(Attempt attempt, int fd) {
    attempt.begin("close", fd);
    attempt.end(libc.close(fd));
  }

  /** Sets or clears O_NONBLOCK, leaving the other file status flags as they are. */
  void setBlocking(Attempt attempt, int fd, boolean blocking) {
    attempt.begin("fcntl", fd, "F_GETFL");
    CallResult flags = libc.fcntl(fd, FileConstants.F_GETFL, 0);
    attempt.end(flags);
    if (flags.failed()) {
      return;
    }
    int old = (int) flags.value();
    int now = blocking ? old & ~FileConstants.O_NONBLOCK : old | FileConstants.O_NONBLOCK;
    attempt.begin("fcntl", fd, "F_SETFL", blocking ? "O_RDWR" : "O_RDWR|O_NONBLOCK");
    attempt.end(libc.fcntl(fd, FileConstants.F_SETFL, now));
  }

  /**
   * Resolves a name for sockets of a kind, as CPython does: all addresses of the kind's own family.
   *
   * @return the addresses in the resolver's order; empty when it failed
   */
  List<Endpoint> getaddrinfo(Attempt attempt, String host, int port, SocketKind kind) {
    attempt.begin("getaddrinfo", "\"" + host + "\"", kind.family(), kind.type());
    String service = Integer.toString(port);
    return found(
        attempt,
        libc.getaddrinfo(
            host,
            service,
            Gai.AI_NUMERICSERV,
            SocketNumbers.domain(kind),
            SocketNumbers.type(kind),
            0));
  }

  private List<Endpoint> found(Attempt attempt, AddrinfoResult result) {
    CallError error = null;
    if (result.code() == Gai.EAI_SYSTEM) {
      error = CallError.of(result.errno());
    } else if (result.code() != 0) {
      error =
          new CallError(Gai.name(result.code()), result.code(), libc.gai_strerror(result.code()));
    }
    attempt.end(result.code(), error, result.nanos());
    return result.addresses().stream().map(Addrinfo::address).distinct().toList();
  }

  /** All the addresses of a name, of both families; the first IPv4 one is the step's value. */
  void resolve(Attempt attempt, String host) {
    attempt.begin("getaddrinfo", "\"" + host + "\"", "AF_UNSPEC", "SOCK_STREAM");
    List<Endpoint> found =
        found(
            attempt,
            libc.getaddrinfo(
                host, null, 0, SocketConstants.AF_UNSPEC, SocketConstants.SOCK_STREAM, 0));
    if (!found.isEmpty()) {
      Endpoint first =
          found.stream().filter(Endpoint.Inet4.class::isInstance).findFirst().orElse(found.get(0));
      attempt.gains.value = first.host();
      attempt.gains.notes.add(
          host + " is " + String.join(", ", found.stream().map(Endpoint::host).toList()));
    }
  }

  void getsockname(Attempt attempt, int fd) {
    attempt.begin("getsockname", fd);
    named(attempt, libc.getsockname(fd));
  }

  void getpeername(Attempt attempt, int fd) {
    attempt.begin("getpeername", fd);
    named(attempt, libc.getpeername(fd));
  }

  private static void named(Attempt attempt, AddressResult result) {
    attempt.end(result.call());
    if (!result.call().failed()) {
      attempt.gains.notes.add(
          result.address() == null ? "it has none" : "it is " + result.address().text());
    }
  }

  static String shown(Endpoint address) {
    return address instanceof Endpoint.Unix ? "\"" + address.text() + "\"" : address.text();
  }

  private static String shownType(SocketKind kind, boolean nonblocking) {
    return kind.type() + (nonblocking ? "|SOCK_NONBLOCK" : "");
  }

  private static int type(SocketKind kind, boolean nonblocking) {
    return SocketNumbers.type(kind) | (nonblocking ? SocketConstants.SOCK_NONBLOCK : 0);
  }
}
