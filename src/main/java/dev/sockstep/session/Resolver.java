package dev.sockstep.session;

import dev.sockstep.command.Address;
import dev.sockstep.command.Command;
import dev.sockstep.command.Data;
import dev.sockstep.command.Field;
import dev.sockstep.command.Host;
import dev.sockstep.command.Literals;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Num;
import dev.sockstep.command.Ref;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.InetLiteral;
import dev.sockstep.model.SocketKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in the place of {@code $name.field}, and addresses in the place of their notation.
 */
final class Resolver {
  /** {@code host:port} in quotes, as some languages have it. */
  private static final Pattern HOST_AND_PORT = Pattern.compile("([A-Za-z0-9.-]+):([0-9]+)");

  /** Where the value of a field comes from. */
  interface Source {
    /** The value as text; null when the socket has none now. */
    String value(Ref ref) throws Mistake;

    /** The bytes that a step has named. */
    byte[] bytes(Name name) throws Mistake;

    /** The text that a step has named: an address. */
    String text(Name name) throws Mistake;
  }

  private final Source values;

  Resolver(Source values) {
    this.values = values;
  }

  /** The command with every {@code $name.field} replaced by its value. */
  Command resolved(Command command) throws Mistake {
    return command instanceof SocketCommand calls ? resolved(calls) : command;
  }

  /** The command with every reference replaced by its value. */
  SocketCommand resolved(SocketCommand command) throws Mistake {
    return switch (command) {
      case SocketCommand.Bind(Address address) -> new SocketCommand.Bind(resolved(address));
      case SocketCommand.Connect(Address address) -> new SocketCommand.Connect(resolved(address));
      case SocketCommand.Listen(Optional<Num> backlog) when backlog.isPresent() ->
          new SocketCommand.Listen(
              Optional.of(
                  literal(backlog.get(), "a backlog", Integer.MIN_VALUE, Integer.MAX_VALUE)));
      case SocketCommand.Send(Data data, MessageFlags flags) ->
          new SocketCommand.Send(resolved(data), flags);
      case SocketCommand.Sendall(Data data, MessageFlags flags) ->
          new SocketCommand.Sendall(resolved(data), flags);
      case SocketCommand.Sendto(Data data, Address address, MessageFlags flags) ->
          new SocketCommand.Sendto(resolved(data), resolved(address), flags);
      case SocketCommand.Urgent(Data data) -> new SocketCommand.Urgent(resolved(data));
      case SocketCommand.Recv(Num count, MessageFlags flags) ->
          new SocketCommand.Recv(received(count), flags);
      case SocketCommand.Recvfrom(Num count, MessageFlags flags) ->
          new SocketCommand.Recvfrom(received(count), flags);
      case SocketCommand.Peek(Num count) -> new SocketCommand.Peek(received(count));
      default -> command;
    };
  }

  private Data resolved(Data data) throws Mistake {
    return switch (data) {
      case Data.Text text -> text;
      case Data.Generated(Num count) -> new Data.Generated(count(count, Data.Generated.MOST));
      case Data.Value(Name name) -> new Data.Text(bytes(name));
      case Data.Joined(List<Data> parts) -> joined(parts);
    };
  }

  private String bytes(Name name) throws Mistake {
    return new String(values.bytes(name), StandardCharsets.ISO_8859_1);
  }

  private Data joined(List<Data> parts) throws Mistake {
    StringBuilder bytes = new StringBuilder();
    for (Data part : parts) {
      switch (resolved(part)) {
        case Data.Text(String text) -> bytes.append(text);
        case Data.Generated(Num count) ->
            bytes.append(
                new String(
                    Data.Generated.bytes((int) ((Num.Literal) count).value()),
                    StandardCharsets.ISO_8859_1));
        case Data.Value _, Data.Joined _ -> throw new IllegalStateException("resolved: " + part);
      }
    }
    return new Data.Text(bytes.toString());
  }

  private Num received(Num count) throws Mistake {
    return count(count, SocketCommand.Recv.MOST);
  }

  private Num count(Num num, int most) throws Mistake {
    return literal(num, "a number of bytes", 0, most);
  }

  /** The parser holds what is written to these bounds; a value is known only now. */
  private Num literal(Num num, String what, long low, long high) throws Mistake {
    if (!(num instanceof Num.Value(Ref ref))) {
      return num;
    }
    long value = Long.parseLong(required(ref));
    if (value < low || value > high) {
      throw new Mistake(
          ref.name().column(),
          what + " is " + low + " to " + high + ", and " + ref + " is " + value,
          null);
    }
    return new Num.Literal(value);
  }

  private String required(Ref ref) throws Mistake {
    String value = values.value(ref);
    if (value == null) {
      throw NoValue.of(
          ref,
          "-1".equals(values.value(new Ref(ref.name(), Field.FD))),
          values.value(new Ref(ref.name(), Field.KIND)));
    }
    return value;
  }

  Address resolved(Address address) throws Mistake {
    return switch (address) {
      case Address.Path path -> path;
      case Address.HostPort(Host host, Num port, int column) ->
          new Address.HostPort(resolved(host), literal(port, "a port", 0, 65535), column);
      case Address.Value(Ref ref, int column) -> fromText(required(ref), column);
    };
  }

  private Host resolved(Host host) throws Mistake {
    return switch (host) {
      case Host.Value(Ref ref) -> new Host.Named(required(ref), ref.name().column());
      case Host.Result(Name name) -> new Host.Named(values.text(name), name.column());
      case Host.Any _, Host.Loopback _, Host.Named _ -> host;
    };
  }

  /** The text of an {@link Endpoint}, taken apart again. */
  private static Address fromText(String text, int column) {
    if (text.startsWith("@") || text.startsWith("/") || text.startsWith(".")) {
      boolean isAbstract = text.startsWith("@");
      return new Address.Path(isAbstract ? text.substring(1) : text, isAbstract, column);
    }
    int colon = text.lastIndexOf(':');
    if (!text.matches("(\\[[^\\[\\]]*\\]|[0-9.]+):[0-9]+")) {
      return new Address.Path(text, false, column);
    }
    String host = text.substring(0, colon).replace("[", "").replace("]", "");
    Num port = new Num.Literal(Long.parseLong(text.substring(colon + 1)));
    return new Address.HostPort(new Host.Named(host, column), port, column);
  }

  /** Where a resolved address leads for a socket of that kind. */
  static Target target(Address address, SocketKind kind, String socket) throws Mistake {
    return switch (address) {
      case Address.Path(String name, boolean isAbstract, int column) -> {
        if (!kind.isUnix()) {
          throw pathOnInet(name, column, kind, socket);
        }
        yield new Target.Direct(new Endpoint.Unix(name, isAbstract));
      }
      case Address.HostPort(Host host, Num port, int column) -> {
        if (kind.isUnix()) {
          throw new Mistake(
              column,
              socket + " is a Unix socket: its address is a path",
              "write /tmp/name, or @name for the abstract name space");
        }
        yield inet(host, (int) ((Num.Literal) port).value(), kind.isInet6());
      }
      case Address.Value value -> throw new IllegalStateException("not resolved: " + value);
    };
  }

  private static Mistake pathOnInet(String path, int column, SocketKind kind, String socket) {
    Matcher hostAndPort = HOST_AND_PORT.matcher(path);
    return new Mistake(
        column,
        Literals.quoted(path)
            + " is the path of a Unix socket, and "
            + socket
            + " is "
            + kind.word(),
        hostAndPort.matches()
            ? "an address is "
                + hostAndPort.group(1)
                + " "
                + hostAndPort.group(2)
                + ", in Python (\""
                + hostAndPort.group(1)
                + "\", "
                + hostAndPort.group(2)
                + ")"
            : "write a host and a port, or make the socket with create unix");
  }

  private static Target inet(Host host, int port, boolean inet6) {
    return switch (host) {
      case Host.Any _ ->
          new Target.Direct(
              inet6
                  ? new Endpoint.Inet6(0, 0, port, 0)
                  : new Endpoint.Inet4(Endpoint.Inet4.ANY, port));
      case Host.Loopback _ ->
          new Target.Direct(
              inet6
                  ? new Endpoint.Inet6(0, 1, port, 0)
                  : new Endpoint.Inet4(Endpoint.Inet4.LOOPBACK, port));
      case Host.Named(String text, _) -> {
        Endpoint literal = InetLiteral.parse(text, port, inet6);
        yield literal == null ? new Target.Resolve(text, port) : new Target.Direct(literal);
      }
      case Host.Result result -> throw new IllegalStateException("not resolved: " + result);
      case Host.Value value -> throw new IllegalStateException("not resolved: " + value);
    };
  }
}
