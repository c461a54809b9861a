package dev.sockstep.command.python;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The functions and constants of Python that the notation takes. */
final class Builtins {
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9_]+)");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "socket.socket",
          "socket.create_connection",
          "socket.create_server",
          "socket.socketpair",
          "socket.gethostbyname",
          "socket.gethostname",
          "socket.getaddrinfo",
          "socket.setdefaulttimeout",
          "socket.inet_aton",
          "socket.inet_pton",
          "socket.if_nametoindex",
          "time.sleep",
          "struct.pack",
          "sys.exit");

  /** Functions that need no module. */
  static final Set<String> PLAIN =
      Set.of("print", "repr", "len", "bytes", "str", "int", "range", "exit", "quit");

  /** Modules whose import is worth nothing here, and no mistake. */
  static final List<String> MODULES = List.of("socket", "time", "struct", "sys");

  /** The methods of a socket that are steps of a session. */
  static final Set<String> METHODS =
      Set.of(
          "accept",
          "bind",
          "close",
          "connect",
          "connect_ex",
          "dup",
          "fileno",
          "getpeername",
          "getsockname",
          "getsockopt",
          "listen",
          "recv",
          "recvfrom",
          "send",
          "sendall",
          "sendto",
          "setblocking",
          "setsockopt",
          "settimeout",
          "shutdown");

  private Builtins() {}

  /** The member of a module; empty when the notation has none of that name. */
  static Optional<PythonValue> member(String module, String name) {
    String whole = module + "." + name;
    if (FUNCTIONS.contains(whole)) {
      return Optional.of(new PythonValue.Function(whole));
    }
    return module.equals("socket") && isSymbol(name)
        ? Optional.of(new PythonValue.Symbols(List.of(name)))
        : Optional.empty();
  }

  /** Whether it is a constant of the socket module, or an exception. */
  private static boolean isSymbol(String name) {
    return switch (name) {
      case "timeout", "error", "gaierror" -> true;
      default -> CONSTANT.matcher(name).matches();
    };
  }
}
