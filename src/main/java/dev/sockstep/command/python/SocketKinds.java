package dev.sockstep.command.python;

import dev.sockstep.command.Address;
import dev.sockstep.command.Host;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.SocketKind;
import java.util.List;
import java.util.Optional;

/** The family and type that a call to {@code socket} asks for. */
final class SocketKinds {
  private SocketKinds() {}

  static SocketKind of(
      Optional<PythonValue> family,
      Optional<PythonValue> type,
      String usual,
      CallArguments arguments,
      String form)
      throws Mistake {
    return SocketKind.of(
            symbol(family, usual, arguments.column(0), form),
            symbol(type, "SOCK_STREAM", arguments.column(1), form))
        .orElseThrow(
            () ->
                new Mistake(
                    arguments.column(),
                    "a socket of that family and type is not taken",
                    "AF_INET, AF_INET6 or AF_UNIX; SOCK_STREAM or SOCK_DGRAM"));
  }

  /** The first of the symbols: others, as SOCK_NONBLOCK, are flags. */
  private static String symbol(Optional<PythonValue> value, String usual, int column, String form)
      throws Mistake {
    if (value.isEmpty()) {
      return usual;
    }
    if (value.get() instanceof PythonValue.Symbols(List<String> names)) {
      return names.stream()
          .filter(name -> !name.equals("SOCK_NONBLOCK") && !name.equals("SOCK_CLOEXEC"))
          .findFirst()
          .orElse(usual);
    }
    throw new Mistake(column, "expected a constant of the socket module", "write " + form);
  }

  static boolean isNonblocking(Optional<PythonValue> type) {
    return type.orElse(null) instanceof PythonValue.Symbols(List<String> names)
        && names.contains("SOCK_NONBLOCK");
  }

  /** Whether the protocol is the one that the kind has anyway. */
  static boolean fits(PythonValue protocol, SocketKind kind) {
    return switch (protocol) {
      case PythonValue.Whole(long number) -> number == 0;
      case PythonValue.Symbols(List<String> names) ->
          names.equals(List.of("IPPROTO_TCP")) && kind.isTcp()
              || names.equals(List.of("IPPROTO_UDP"))
                  && (kind == SocketKind.UDP || kind == SocketKind.UDP6);
      default -> false;
    };
  }

  /** create_connection tries what the name resolves to; a literal address says it at once. */
  static SocketKind stream(Address address) {
    boolean inet6 =
        address instanceof Address.HostPort(Host.Named(String host, int _), _, int _)
            && host.indexOf(':') >= 0;
    return inet6 ? SocketKind.TCP6 : SocketKind.TCP;
  }
}
