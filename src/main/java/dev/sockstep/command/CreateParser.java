package dev.sockstep.command;

import dev.sockstep.model.SocketKind;
import java.util.Optional;

/** Reads what kind of socket {@code create} and {@code socketpair} make. */
final class CreateParser {
  private final Arguments arguments;
  private String family = "tcp";
  private boolean ipv6;
  private boolean kindTyped;
  private boolean nonblocking;
  private Token type;

  private CreateParser(Arguments arguments) {
    this.arguments = arguments;
  }

  static Command create(Arguments arguments) throws Mistake {
    CreateParser parser = new CreateParser(arguments);
    for (boolean first = true; !arguments.isEmpty(); first = false) {
      parser.word(arguments.takeWord(ArgKind.KIND), first);
    }
    return new SocketCommand.Create(parser.kind(), parser.nonblocking);
  }

  /** Only Unix sockets come in pairs: socketpair(2). */
  static Command socketpair(Arguments arguments, Optional<Name> second) throws Mistake {
    CreateParser parser = new CreateParser(arguments);
    parser.family = "unix";
    while (!arguments.isEmpty()) {
      Token token = arguments.takeWord(ArgKind.PAIR_OPTION);
      if (!parser.option(token)) {
        throw arguments.unexpected(token, ArgKind.PAIR_OPTION.expected());
      }
    }
    return new SocketCommand.Socketpair(parser.kind(), parser.nonblocking, second);
  }

  private void word(Token token, boolean first) throws Mistake {
    switch (token.text()) {
      case "--ipv6" -> ipv6 = true;
      case "tcp", "udp", "unix" -> {
        if (kindTyped) {
          throw new Mistake(token.column(), "a socket has one kind", "leave out one of the two");
        }
        if (!first) {
          throw new Mistake(
              token.column(), "the kind of socket comes first", "write create " + token.text());
        }
        kindTyped = true;
        family = token.text();
      }
      case "ipv6", "nonblock", "dgram", "seqpacket" ->
          throw new Mistake(
              token.column(),
              "this is an option, and begins with two dashes",
              "write --" + token.text());
      default -> {
        if (!option(token)) {
          throw arguments.unexpected(
              token,
              token.text().startsWith("-")
                  ? ArgKind.CREATE_OPTION.expected()
                  : ArgKind.KIND.expected());
        }
      }
    }
    if (ipv6 && family.equals("unix")) {
      throw new Mistake(token.column(), "a Unix socket has no IP version", "leave out --ipv6");
    }
  }

  private boolean option(Token token) throws Mistake {
    switch (token.text()) {
      case "--nonblock" -> nonblocking = true;
      case "--dgram", "--seqpacket" -> {
        if (type != null && !type.text().equals(token.text())) {
          throw new Mistake(token.column(), "a socket has one type", "leave out one of the two");
        }
        type = token;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private SocketKind kind() throws Mistake {
    if (type != null && !family.equals("unix")) {
      throw new Mistake(
          type.column(),
          type.text() + " is for Unix sockets",
          "write create unix " + type.text() + "; datagrams over IP: create udp");
    }
    return switch (family) {
      case "unix" ->
          switch (type == null ? "" : type.text()) {
            case "--dgram" -> SocketKind.UNIX_DGRAM;
            case "--seqpacket" -> SocketKind.UNIX_SEQPACKET;
            default -> SocketKind.UNIX;
          };
      case "udp" -> ipv6 ? SocketKind.UDP6 : SocketKind.UDP;
      default -> ipv6 ? SocketKind.TCP6 : SocketKind.TCP;
    };
  }
}
