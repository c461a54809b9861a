package dev.sockstep.session;

import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.SocketKind;
import dev.sockstep.sys.AddressResult;
import dev.sockstep.sys.Addrinfo;
import dev.sockstep.sys.AddrinfoResult;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.Gai;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.SocketConstants;
import java.util.List;

/** Makes the calls on the student's sockets and notes each, with its arguments decoded. */
final class SocketCalls {
  private final Libc libc;

  SocketCalls(Libc libc) {
    this.libc = libc;
  }

  void socket(Attempt attempt, SocketKind kind, boolean nonblocking) {
    int domain =
        switch (kind) {
          case TCP, UDP -> SocketConstants.AF_INET;
          case TCP6, UDP6 -> SocketConstants.AF_INET6;
          case UNIX -> SocketConstants.AF_UNIX;
        };
    int type = kind.isStream() ? SocketConstants.SOCK_STREAM : SocketConstants.SOCK_DGRAM;
    String text =
        "socket("
            + familyName(kind)
            + ", "
            + typeName(kind)
            + (nonblocking ? "|SOCK_NONBLOCK" : "")
            + ", 0)";
    attempt.begin("socket", text);
    int flags = nonblocking ? SocketConstants.SOCK_NONBLOCK : 0;
    CallResult result = libc.socket(domain, type | flags, 0);
    end(attempt, "socket", text, result);
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

  void send(Attempt attempt, int fd, byte[] bytes) {
    String text = "send(" + fd + ", " + Excerpt.of(bytes) + ", " + bytes.length + ", 0)";
    attempt.begin("send", text);
    end(attempt, "send", text, libc.send(fd, bytes, 0));
  }

  void recv(Attempt attempt, int fd, int count) {
    String text = "recv(" + fd + ", " + count + ", 0)";
    attempt.begin("recv", text);
    BytesResult result = libc.recv(fd, count, 0);
    end(attempt, "recv", text, result.call());
    attempt.gains.bytes = result.call().failed() ? null : result.bytes();
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

  void setsockopt(Attempt attempt, int fd, SocketOption option, OptionValue value) {
    String text =
        "setsockopt("
            + fd
            + ", "
            + option.level().symbol()
            + ", "
            + option
            + ", "
            + OptionValues.shown(value)
            + ")";
    attempt.begin("setsockopt", text);
    byte[] bytes = OptionValues.encode(value);
    end(
        attempt,
        "setsockopt",
        text,
        libc.setsockopt(fd, option.level().number(), option.number(), bytes));
  }

  void getsockopt(Attempt attempt, int fd, SocketOption option) {
    String text = "getsockopt(" + fd + ", " + option.level().symbol() + ", " + option + ")";
    attempt.begin("getsockopt", text);
    BytesResult result = libc.getsockopt(fd, option.level().number(), option.number(), 16);
    end(attempt, "getsockopt", text, result.call());
    if (!result.call().failed()) {
      attempt.gains.notes.add(OptionValues.decode(option, result.bytes()));
    }
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
    String text = "getaddrinfo(\"" + host + "\", " + familyName(kind) + ", " + typeName(kind) + ")";
    attempt.begin("getaddrinfo", text);
    int family = kind.isInet6() ? SocketConstants.AF_INET6 : SocketConstants.AF_INET;
    int type = kind.isStream() ? SocketConstants.SOCK_STREAM : SocketConstants.SOCK_DGRAM;
    AddrinfoResult result =
        libc.getaddrinfo(host, Integer.toString(port), Gai.AI_NUMERICSERV, family, type, 0);
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

  private static void end(Attempt attempt, String name, String text, CallResult result) {
    CallError error = result.failed() ? CallError.of(result.errno()) : null;
    attempt.end(new Call(name, text, result.value(), error, result.nanos()));
  }

  private static String shown(Endpoint address) {
    return address instanceof Endpoint.Unix ? "\"" + address.text() + "\"" : address.text();
  }

  private static String familyName(SocketKind kind) {
    return switch (kind) {
      case TCP, UDP -> "AF_INET";
      case TCP6, UDP6 -> "AF_INET6";
      case UNIX -> "AF_UNIX";
    };
  }

  private static String typeName(SocketKind kind) {
    return kind.isStream() ? "SOCK_STREAM" : "SOCK_DGRAM";
  }
}
