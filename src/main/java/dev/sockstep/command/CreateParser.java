package dev.sockstep.command;

import dev.sockstep.model.SocketKind;

/** Reads what kind of socket {@code create} makes. */
final class CreateParser {
  private CreateParser() {}

  static Command create(Arguments arguments) throws Mistake {
    String family = "tcp";
    boolean ipv6 = false;
    boolean nonblocking = false;
    for (boolean first = true; !arguments.isEmpty(); first = false) {
      Token token = arguments.takeWord(ArgKind.KIND);
      switch (token.text()) {
        case "--ipv6" -> ipv6 = true;
        case "--nonblock" -> nonblocking = true;
        case "tcp", "udp", "unix" -> {
          if (!first) {
            throw new Mistake(
                token.column(), "the kind of socket comes first", "write create " + token.text());
          }
          family = token.text();
        }
        default ->
            throw arguments.unexpected(
                token,
                token.text().startsWith("-")
                    ? ArgKind.CREATE_OPTION.expected()
                    : ArgKind.KIND.expected());
      }
      if (ipv6 && family.equals("unix")) {
        throw new Mistake(token.column(), "a Unix socket has no IP version", "leave out --ipv6");
      }
    }
    SocketKind kind =
        switch (family) {
          case "unix" -> SocketKind.UNIX;
          case "udp" -> ipv6 ? SocketKind.UDP6 : SocketKind.UDP;
          default -> ipv6 ? SocketKind.TCP6 : SocketKind.TCP;
        };
    return new Command.Create(kind, nonblocking);
  }
}
