package dev.sockstep.command.python;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.SocketKind;
import dev.sockstep.sys.SocketNumbers;

/** Values as Python's {@code repr} writes them. */
public final class PythonRepr {
  private PythonRepr() {}

  /** Bytes, given one character a byte: {@code b'GET /\r\n'}. */
  public static String bytes(String bytes) {
    return "b" + quoted(bytes, 0x7e);
  }

  /** Text; what is not of ASCII stays as it is, but for control characters. */
  public static String text(String text) {
    return quoted(text, Character.MAX_VALUE);
  }

  /** An address as Python has it: {@code ('127.0.0.1', 8080)}, or a path. */
  public static String address(Endpoint address) {
    return switch (address) {
      case Endpoint.Inet4 inet -> "(" + text(inet.host()) + ", " + inet.port() + ")";
      case Endpoint.Inet6 inet6 -> {
        String host = inet6.host().replaceFirst("%.*", "");
        yield "(" + text(host) + ", " + inet6.port() + ", 0, " + inet6.scope() + ")";
      }
      case Endpoint.Unix(String name, boolean isAbstract) -> isAbstract ? bytes("\0" + name) : name;
    };
  }

  /**
   * A socket, as socket.py's {@code __repr__} writes it since Python 3.11.
   *
   * @param fd its descriptor, -1 once it is closed
   * @param local null when it has none
   * @param peer null when it has none
   */
  public static String socket(int fd, SocketKind kind, Endpoint local, Endpoint peer) {
    return "<socket.socket "
        + (fd < 0 ? "[closed] " : "")
        + ("fd="
            + fd
            + ", family="
            + SocketNumbers.domain(kind)
            + ", type="
            + SocketNumbers.type(kind))
        + ", proto=0"
        + shown(", laddr=", fd < 0 ? null : local == null ? unbound(kind) : local)
        + shown(", raddr=", fd < 0 ? null : peer)
        + ">";
  }

  /** What getsockname gives for a socket that has no address yet. */
  private static Endpoint unbound(SocketKind kind) {
    return switch (kind) {
      case TCP, UDP -> new Endpoint.Inet4(Endpoint.Inet4.ANY, 0);
      case TCP6, UDP6 -> new Endpoint.Inet6(0, 0, 0, 0);
      case UNIX, UNIX_DGRAM, UNIX_SEQPACKET -> null;
    };
  }

  /** CPython leaves out an address that is empty, as that of a Unix socket without a name is. */
  private static String shown(String what, Endpoint address) {
    return address == null || address(address).isEmpty() ? "" : what + address(address);
  }

  private static String quoted(String text, int lastPlain) {
    // Python takes double quotes where that spares it a backslash.
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder shown = new StringBuilder().append(quote);
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\\' -> shown.append("\\\\");
        case '\n' -> shown.append("\\n");
        case '\r' -> shown.append("\\r");
        case '\t' -> shown.append("\\t");
        default -> {
          if (c == quote) {
            shown.append('\\').append(c);
          } else if (c < ' ' || c == 0x7f || c > lastPlain) {
            shown.append(String.format("\\x%02x", (int) c));
          } else {
            shown.append(c);
          }
        }
      }
    }
    return shown.append(quote).toString();
  }
}
