package dev.sockstep.command.python;

import dev.sockstep.command.Address;
import dev.sockstep.command.Command;
import dev.sockstep.command.Data;
import dev.sockstep.command.Host;
import dev.sockstep.command.Line;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Num;
import dev.sockstep.command.OptionValue;
import dev.sockstep.command.PrintItem;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.SocketKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The functions of modules that are steps. */
final class ModuleFunctions {
  static final Set<String> STEPS =
      Set.of(
          "socket.socket",
          "socket.create_connection",
          "socket.create_server",
          "socket.socketpair",
          "socket.gethostbyname",
          "socket.getaddrinfo",
          "socket.setdefaulttimeout",
          "time.sleep",
          "sys.exit",
          "exit",
          "quit",
          "print");

  private final Scope scope;
  private final List<Name> names;

  ModuleFunctions(Scope scope, List<Name> names) {
    this.scope = scope;
    this.names = names;
  }

  List<Line> lines(String function, CallArguments arguments) throws Mistake {
    return switch (function) {
      case "socket.socket" -> socket(arguments);
      case "socket.create_connection" -> createConnection(arguments);
      case "socket.create_server" -> createServer(arguments);
      case "socket.socketpair" -> socketpair(arguments);
      case "socket.gethostbyname", "socket.getaddrinfo" -> resolve(function, arguments);
      case "socket.setdefaulttimeout" -> {
        arguments.check(1, 1, "socket.setdefaulttimeout(5.0)");
        scope.defaultTimeout(arguments.seconds(arguments.value(0), arguments.column(0)));
        yield List.of();
      }
      case "time.sleep" -> {
        arguments.check(1, 1, "time.sleep(0.5)");
        Duration time =
            arguments
                .seconds(arguments.value(0), arguments.column(0))
                .orElseThrow(() -> new Mistake(arguments.column(0), "sleep takes seconds", null));
        yield List.of(PythonLine.of(new Command.Sleep(time)));
      }
      case "sys.exit", "exit", "quit" -> List.of(PythonLine.of(new Command.Quit()));
      case "print" -> print(arguments);
      default -> throw new IllegalArgumentException(function);
    };
  }

  private Optional<Name> made(String function) throws Mistake {
    if (names.size() > 1) {
      throw new Mistake(names.get(1).column(), function + " gives one value, a socket", null);
    }
    scope.later(new Pending.OfSession(names));
    return names.stream().findFirst();
  }

  private List<Line> socket(CallArguments arguments) throws Mistake {
    String form = "socket.socket(socket.AF_INET, socket.SOCK_STREAM)";
    arguments.check(0, 3, form, "family", "type", "proto", "fileno");
    SocketKind kind =
        SocketKinds.of(
            arguments.value(0, "family"), arguments.value(1, "type"), "AF_INET", arguments, form);
    if (arguments.value(2, "proto").isPresent()
        && !SocketKinds.fits(arguments.value(2, "proto").get(), kind)) {
      throw new Mistake(arguments.column(2), "that protocol is not taken", "leave it out");
    }
    if (arguments.value(3, "fileno").isPresent()) {
      throw new Mistake(arguments.column(), "fileno= is not taken", "leave it out");
    }
    boolean nonblocking = SocketKinds.isNonblocking(arguments.value(1, "type"));
    List<Line> lines = new ArrayList<>();
    Optional<Name> name = made("socket.socket");
    lines.add(make(name, new SocketCommand.Create(kind, nonblocking)));
    addDefaultTimeout(name, lines);
    return lines;
  }

  private static Line make(Optional<Name> name, SocketCommand command) {
    return new Line(name, Optional.empty(), command, true);
  }

  /** Without a name of its own, a step acts on the socket made last. */
  private static Line next(Optional<Name> name, SocketCommand command) {
    return new Line(Optional.empty(), name, command, true);
  }

  private void addDefaultTimeout(Optional<Name> name, List<Line> lines) {
    scope
        .defaultTimeout()
        .ifPresent(time -> lines.add(next(name, SocketMethods.timeout(Optional.of(time)))));
  }

  private List<Line> createConnection(CallArguments arguments) throws Mistake {
    String form = "socket.create_connection((\"127.0.0.1\", 8080))";
    arguments.check(1, 3, form, "timeout", "source_address");
    Address address = arguments.address(0, "create_connection");
    Optional<PythonValue> timeout = arguments.value(1, "timeout");
    Optional<PythonValue> source = arguments.value(2, "source_address");
    Optional<Name> name = made("create_connection");
    List<Line> lines = new ArrayList<>();
    lines.add(make(name, new SocketCommand.Create(SocketKinds.stream(address), false)));
    if (timeout.isPresent()) {
      Optional<Duration> time = arguments.seconds(timeout.get(), arguments.column(1));
      time.ifPresent(_ -> lines.add(next(name, SocketMethods.timeout(time))));
    } else {
      addDefaultTimeout(name, lines);
    }
    if (source.isPresent() && !(source.get() instanceof PythonValue.None)) {
      Address local = PythonAddresses.of(source.get(), arguments.column(2), "source_address");
      lines.add(next(name, new SocketCommand.Bind(local)));
    }
    lines.add(next(name, new SocketCommand.Connect(address)));
    return lines;
  }

  /** As CPython makes it: SO_REUSEADDR, bind, listen. */
  private List<Line> createServer(CallArguments arguments) throws Mistake {
    String form = "socket.create_server((\"127.0.0.1\", 8080))";
    arguments.check(1, 1, form, "family", "backlog", "reuse_port", "dualstack_ipv6");
    Address address = arguments.address(0, "create_server");
    SocketKind kind =
        SocketKinds.of(arguments.value(1, "family"), Optional.empty(), "AF_INET", arguments, form);
    boolean dual = isOn(arguments.value(1, "dualstack_ipv6"));
    if (dual && kind != SocketKind.TCP6) {
      throw new Mistake(
          arguments.column(),
          "dualstack_ipv6 asks for an IPv6 socket",
          "add family=socket.AF_INET6");
    }
    Optional<Name> name = made("create_server");
    List<Line> lines = new ArrayList<>();
    lines.add(make(name, new SocketCommand.Create(kind, false)));
    lines.add(next(name, option(SocketOption.SO_REUSEADDR, 1)));
    if (isOn(arguments.value(1, "reuse_port"))) {
      lines.add(next(name, option(SocketOption.SO_REUSEPORT, 1)));
    }
    if (kind == SocketKind.TCP6) {
      lines.add(next(name, option(SocketOption.IPV6_V6ONLY, dual ? 0 : 1)));
    }
    lines.add(next(name, new SocketCommand.Bind(address)));
    Optional<Num> backlog = Optional.empty();
    if (arguments.value(1, "backlog").orElse(null) instanceof PythonValue.Whole(long number)) {
      backlog = Optional.of(new Num.Literal(number));
    }
    lines.add(next(name, new SocketCommand.Listen(backlog)));
    return lines;
  }

  private static boolean isOn(Optional<PythonValue> value) {
    return value.isPresent() && value.get() instanceof PythonValue.Flag(boolean on) && on;
  }

  private static SocketCommand option(SocketOption option, int value) {
    return new SocketCommand.Setopt(option, new OptionValue.Int(value));
  }

  private List<Line> socketpair(CallArguments arguments) throws Mistake {
    String form = "a, b = socket.socketpair()";
    arguments.check(0, 2, form, "family", "type");
    SocketKind kind =
        SocketKinds.of(
            arguments.value(0, "family"), arguments.value(1, "type"), "AF_UNIX", arguments, form);
    boolean nonblocking = SocketKinds.isNonblocking(arguments.value(1, "type"));
    if (names.size() != 2) {
      throw new Mistake(arguments.column(), "socketpair gives two sockets", "write " + form);
    }
    scope.later(new Pending.OfSession(names));
    return List.of(
        make(
            Optional.of(names.getFirst()),
            new SocketCommand.Socketpair(kind, nonblocking, Optional.of(names.get(1)))));
  }

  private List<Line> resolve(String function, CallArguments arguments) throws Mistake {
    boolean all = function.endsWith("getaddrinfo");
    String form = function + "(\"localhost\"" + (all ? ", 80)" : ")");
    String[] names6 = {"port", "family", "type", "proto", "flags"};
    arguments.check(1, all ? 6 : 1, form, all ? names6 : new String[0]);
    if (!(arguments.value(0) instanceof PythonValue.Text(String host))) {
      throw new Mistake(arguments.column(0), "the name of a host is text", "\"localhost\"");
    }
    if (names.size() > 1 || all && !names.isEmpty()) {
      throw new Mistake(
          names.getLast().column(),
          function + "'s result is not taken apart",
          "type it without a name: it shows what the name resolves to");
    }
    scope.later(new Pending.OfSession(names));
    Host.Named named = new Host.Named(host, arguments.column(0));
    return List.of(make(names.stream().findFirst(), new SocketCommand.Resolve(named)));
  }

  private List<Line> print(CallArguments arguments) throws Mistake {
    arguments.check(0, 100, "print(data)", "flush", "end", "sep", "file");
    if (arguments.value(100, "sep").isPresent() || arguments.value(100, "file").isPresent()) {
      throw new Mistake(
          arguments.column(),
          "print takes no sep and no file here",
          "leave them out: the parts are shown on a line, with blanks between them");
    }
    if (!names.isEmpty()) {
      throw new Mistake(names.getFirst().column(), "print gives no value", "leave out the name");
    }
    List<PrintItem> items = new ArrayList<>();
    for (int i = 0; i < arguments.count(); i++) {
      boolean repr =
          arguments.expressions().get(i)
                  instanceof Expression.Call(Expression.Named(String name, int _), _, _, _)
              && name.equals("repr");
      PythonValue value = arguments.value(i);
      if (value instanceof PythonValue.Bytes(Data.Joined _)) {
        value = scope.now(value);
      }
      items.add(Printed.item(repr ? scope.quotable(value) : value, repr, arguments.column(i)));
    }
    return List.of(PythonLine.of(new Command.Print(items)));
  }
}
