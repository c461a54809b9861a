package dev.sockstep.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads every form of an address (see {@link Address}). */
final class AddressParser {
  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](?::(.*))?");
  private static final int LAST_PORT = 65535;

  private final Arguments arguments;

  AddressParser(Arguments arguments) {
    this.arguments = arguments;
  }

  Address parse() throws Mistake {
    Token first = arguments.take(ArgKind.ADDRESS);
    return switch (first.kind()) {
      case STRING -> quoted(first);
      case WORD -> word(first);
      case GENERATED, OPERATOR -> throw arguments.unexpected(first, ArgKind.ADDRESS.expected());
    };
  }

  /** Text is a path; a host stands without quotes. */
  private Address quoted(Token first) throws Mistake {
    Token next = arguments.peek();
    if (next != null) {
      AddressMisses.checkTuple(first, arguments);
    }
    if (next != null && next.kind() == Token.Kind.WORD && isNumber(next.text())) {
      throw new Mistake(
          first.column(),
          "a host has no quotes: a string is the path of a Unix socket",
          "write " + arguments.before(first) + first.text() + " " + next.text());
    }
    return path(Literals.unescaped(first.text(), first.column() + 1), first.column());
  }

  private static Address path(String text, int column) throws Mistake {
    boolean isAbstract = text.startsWith("@");
    String name = isAbstract ? text.substring(1) : text;
    if (name.isEmpty()) {
      throw new Mistake(column, "the path is empty", "write /tmp/name or @name");
    }
    // sun_path has 108 bytes: a path needs its final zero byte, an abstract name its first.
    if (name.length() > 107) {
      throw new Mistake(
          column,
          (isAbstract ? "an abstract name" : "a Unix socket's path")
              + " has at most 107 bytes, this one has "
              + name.length(),
          isAbstract
              ? "see sun_path in unix(7); choose a shorter one"
              : "see sun_path in unix(7); bind in a folder with a shorter name");
    }
    if (!isAbstract && name.indexOf('\0') >= 0) {
      throw new Mistake(column, "a path cannot contain a zero byte", null);
    }
    return new Address.Path(name, isAbstract, column);
  }

  private Address word(Token first) throws Mistake {
    String text = first.text();
    int column = first.column();
    if (text.equals(".")) {
      return withPort(new Host.Loopback(), column); // this machine, as socklab writes it
    }
    if (text.startsWith("/") || text.startsWith(".") || text.startsWith("@")) {
      return path(Literals.latin1(text), column);
    }
    if (text.startsWith("$") && text.indexOf(':') < 0) {
      return reference(first);
    }
    AddressMisses.check(first, arguments);
    if (isNumber(text)) {
      return new Address.HostPort(new Host.Loopback(), port(text, column), column);
    }
    Matcher bracketed = BRACKETED.matcher(text);
    if (bracketed.matches()) {
      Host host = bracketedHost(bracketed.group(1), column + 1);
      return bracketed.group(2) == null
          ? withPort(host, column)
          : new Address.HostPort(
              host, port(bracketed.group(2), column + bracketed.start(2)), column);
    }
    if (text.startsWith("[")) {
      throw new Mistake(
          column, "an address in brackets is [v6]:port or [v6] port", "write [::1]:80");
    }
    int colon = text.indexOf(':');
    if (colon >= 0 && colon == text.lastIndexOf(':')) {
      Host host = host(text.substring(0, colon), column);
      return new Address.HostPort(
          host, port(text.substring(colon + 1), column + colon + 1), column);
    }
    if (colon >= 0 && arguments.isEmpty()) {
      throw new Mistake(
          column,
          "where does the address end and the port begin in \"" + text + "\"?",
          "write [v6]:port, or the address and the port with a blank between");
    }
    return withPort(host(text, column), column);
  }

  private Address reference(Token token) throws Mistake {
    String name = token.text().substring(1);
    if (Name.isName(name) && !arguments.isEmpty() && !arguments.isAtFlag()) {
      return withPort(new Host.Result(new Name(name, token.column())), token.column());
    }
    Ref ref = ValueParser.ref(token.text(), token.column());
    return switch (ref.field().kind()) {
      case ADDRESS -> new Address.Value(ref, token.column());
      case NUMBER -> new Address.HostPort(new Host.Loopback(), new Num.Value(ref), token.column());
      case TEXT -> withPort(new Host.Value(ref), token.column());
      case STATE, STAGE, BYTES ->
          throw new Mistake(token.column(), ref + " is no part of an address", null);
    };
  }

  private Address withPort(Host host, int column) throws Mistake {
    if (arguments.isEmpty()) {
      throw withoutPort(host);
    }
    Token token = arguments.takeWord(ArgKind.ADDRESS);
    AddressMisses.checkPort(host, token, arguments);
    return new Address.HostPort(host, port(token.text(), token.column()), column);
  }

  /** A single word may be a host, or a socket's name whose $ was forgotten. */
  private Mistake withoutPort(Host host) {
    Mistake missing = arguments.missing("a port after the host");
    return host instanceof Host.Named(String name, int _)
            && Name.isName(name)
            && !name.equals("localhost")
        ? new Mistake(
            missing.column(),
            missing.getMessage(),
            "the address of a socket or a peer called " + name + " is written $" + name)
        : missing;
  }

  private static Host bracketedHost(String text, int column) throws Mistake {
    if (text.indexOf(':') < 0) {
      throw new Mistake(
          column,
          "expected an IPv6 address between the brackets",
          "write [::1]:port, or host:port");
    }
    return new Host.Named(text, column);
  }

  private static Host host(String text, int column) throws Mistake {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new Mistake(column, "a host has no control characters", null);
    }
    if (text.isEmpty()) {
      return new Host.Loopback();
    }
    if (text.startsWith("$")) {
      Ref ref = ValueParser.ref(text, column);
      if (ref.field().kind() != Field.Kind.TEXT) {
        throw new Mistake(column, ref + " is no host", "write $" + ref.name() + ".host");
      }
      return new Host.Value(ref);
    }
    return text.equals("*") ? new Host.Any() : new Host.Named(text, column);
  }

  private static Num port(String text, int column) throws Mistake {
    return ValueParser.number(text, column, "a port", 0, LAST_PORT);
  }

  private static boolean isNumber(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    return text.length() > from && text.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
  }
}
