package dev.sockstep.session;

import dev.sockstep.model.Call;
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
import java.util.List;

/** Makes the calls on the student's sockets and notes each, with its arguments decoded. */
final class SocketCalls {
  private final Libc libc;

  SocketCalls(Libc libc) {
    this.libc = libc;
  }

  void socket(Attempt attempt, SocketKind kind, boolean nonblocking) {
    String text = "socket(" + shown(kind, nonblocking) + ", 0)";
    attempt.begin("socket", text);
    CallResult result = libc.socket(domain(kind), type(kind, nonblocking), 0);
    end(attempt, "socket", text, result);
    attempt.gains.fd = (int) result.value();
  }

  void socketpair(Attempt attempt, SocketKind kind, boolean nonblocking) {
    String text = "socketpair(" + shown(kind, nonblocking) + ", 0)";
    attempt.begin("socketpair", text);
    PairResult result = libc.socketpair(domain(kind), type(kind, nonblocking), 0);
    end(attempt, "socketpair", text, result.call());
    attempt.gains.fd = result.first();
    attempt.gains.second = result.second();
  }

  void dup(Attempt attempt, int fd) {
    String text = "dup(" + fd + ")";
    attempt.begin("dup", text);
    CallResult result = libc.dup(fd);
    end(attempt, "dup", text, result);
    attempt.gains.fd = (int) result.value();
  }

  void bind(Attempt attempt, int fd, Endpoint address) {
    String text = "bind(" + fd + ", " + shown(address) + ")";
    attempt.gains.address = address;
    attempt.begin("bind", text);
    end(attempt, "bind", text, libc.bind(fd, address));
  }

  void listen(Attempt attempt, int fd, int backlog) {
    String text = "listen(" + fd + ", " + backlog + ")";
    attempt.begin("listen", text);
    end(attempt, "listen", text, libc.listen(fd, backlog));
  }

  /** accept(2) by way of accept4 with no flags, which the man page calls the same. */
  void accept(Attempt attempt, int fd) {
    String text = "accept(" + fd + ")";
    attempt.begin("accept", text);
    AddressResult result = libc.accept4(fd, 0);
    end(attempt, "accept", text, result.call());
    attempt.gains.fd = (int) result.call().value();
    attempt.gains.address = result.address();
  }

  void connect(Attempt attempt, int fd, Endpoint address) {
    String text = "connect(" + fd + ", " + shown(address) + ")";
    attempt.gains.address = address;
    attempt.begin("connect", text);
    end(attempt, "connect", text, libc.connect(fd, address));
  }

  void shutdown(Attempt attempt, int fd, int how, String howName) {
    String text = "shutdown(" + fd + ", " + howName + ")";
    attempt.begin("shutdown", text);
    end(attempt, "shutdown", text, libc.shutdown(fd, how));
  }

  void close(Attempt attempt, int fd) {
    String text = "close(" + fd + ")";
    attempt.begin("close", text);
    end(attempt, "close", text, libc.close(fd));
  }

  /** Sets or clears O_NONBLOCK, leaving the other file status flags as they are. */
  void setBlocking(Attempt attempt, int fd, boolean blocking) {
    String get = "fcntl(" + fd + ", F_GETFL)";
    attempt.begin("fcntl", get);
    CallResult flags = libc.fcntl(fd, FileConstants.F_GETFL, 0);
    end(attempt, "fcntl", get, flags);
    if (flags.failed()) {
      return;
    }
    int old = (int) flags.value();
    int now = blocking ? old & ~FileConstants.O_NONBLOCK : old | FileConstants.O_NONBLOCK;
    String set = "fcntl(" + fd + ", F_SETFL, " + (blocking ? "O_RDWR" : "O_RDWR|O_NONBLOCK") + ")";
    attempt.begin("fcntl", set);
    end(attempt, "fcntl", set, libc.fcntl(fd, FileConstants.F_SETFL, now));
  }

  /**
   * Resolves a name for sockets of a kind, as CPython does: all addresses of the kind's own family.
   *
   * @return the addresses in the resolver's order; empty when it failed
   */
  List<Endpoint> getaddrinfo(Attempt attempt, String host, int port, SocketKind kind) {
    String text = "getaddrinfo(\"" + host + "\", " + kind.family() + ", " + kind.type() + ")";
    attempt.begin("getaddrinfo", text);
    int family = domain(kind);
    int type = type(kind, false);
    AddrinfoResult result =
        libc.getaddrinfo(host, Integer.toString(port), Gai.AI_NUMERICSERV, family, type, 0);
    return found(attempt, text, result);
  }

  private List<Endpoint> found(Attempt attempt, String text, AddrinfoResult result) {
    CallError error = null;
    if (result.code() == Gai.EAI_SYSTEM) {
      error = CallError.of(result.errno());
    } else if (result.code() != 0) {
      error =
          new CallError(Gai.name(result.code()), result.code(), libc.gai_strerror(result.code()));
    }
    attempt.end(new Call("getaddrinfo", text, (long) result.code(), error, result.nanos()));
    return result.addresses().stream().map(Addrinfo::address).distinct().toList();
  }

  /** All the addresses of a name, of both families; the first IPv4 one is the step's value. */
  void resolve(Attempt attempt, String host) {
    String text = "getaddrinfo(\"" + host + "\", AF_UNSPEC, SOCK_STREAM)";
    attempt.begin("getaddrinfo", text);
    List<Endpoint> found =
        found(
            attempt,
            text,
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
    String text = "getsockname(" + fd + ")";
    attempt.begin("getsockname", text);
    named(attempt, "getsockname", text, libc.getsockname(fd));
  }

  void getpeername(Attempt attempt, int fd) {
    String text = "getpeername(" + fd + ")";
    attempt.begin("getpeername", text);
    named(attempt, "getpeername", text, libc.getpeername(fd));
  }

  private static void named(Attempt attempt, String name, String text, AddressResult result) {
    end(attempt, name, text, result.call());
    if (!result.call().failed()) {
      attempt.gains.notes.add(
          result.address() == null ? "it has none" : "it is " + result.address().text());
    }
  }

  static void end(Attempt attempt, String name, String text, CallResult result) {
    CallError error = result.failed() ? CallError.of(result.errno()) : null;
    attempt.end(new Call(name, text, result.value(), error, result.nanos()));
  }

  static String shown(Endpoint address) {
    return address instanceof Endpoint.Unix ? "\"" + address.text() + "\"" : address.text();
  }

  private static String shown(SocketKind kind, boolean nonblocking) {
    return kind.family() + ", " + kind.type() + (nonblocking ? "|SOCK_NONBLOCK" : "");
  }

  static int domain(SocketKind kind) {
    return switch (kind) {
      case TCP, UDP -> SocketConstants.AF_INET;
      case TCP6, UDP6 -> SocketConstants.AF_INET6;
      case UNIX, UNIX_DGRAM, UNIX_SEQPACKET -> SocketConstants.AF_UNIX;
    };
  }

  static int type(SocketKind kind, boolean nonblocking) {
    int type =
        switch (kind) {
          case TCP, TCP6, UNIX -> SocketConstants.SOCK_STREAM;
          case UDP, UDP6, UNIX_DGRAM -> SocketConstants.SOCK_DGRAM;
          case UNIX_SEQPACKET -> SocketConstants.SOCK_SEQPACKET;
        };
    return type | (nonblocking ? SocketConstants.SOCK_NONBLOCK : 0);
  }
}
