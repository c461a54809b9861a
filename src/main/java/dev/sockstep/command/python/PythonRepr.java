package dev.sockstep.command.python;

import dev.sockstep.model.Endpoint;

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
