package dev.sockstep.command.python;

import dev.sockstep.command.Command.Direction;
import dev.sockstep.command.Field;
import dev.sockstep.command.Line;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Num;
import dev.sockstep.command.Ref;
import dev.sockstep.command.SocketCommand;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The methods of a socket that are steps. */
final class SocketMethods {
  private final Scope scope;
  private final List<Name> names;
  private final Name socket;
  private final int column;

  /**
   * @param names what the result is given to; none when it is dropped
   * @param column where the method's name stands
   */
  SocketMethods(Scope scope, List<Name> names, Name socket, int column) {
    this.scope = scope;
    this.names = names;
    this.socket = socket;
    this.column = column;
  }

  List<Line> lines(String method, CallArguments arguments) throws Mistake {
    if (UntakenMethods.knows(method)) {
      throw UntakenMethods.mistake(method, column);
    }
    return switch (method) {
      case "accept" -> accept(arguments);
      case "recv" -> recv(arguments);
      case "recvfrom" -> recvfrom(arguments);
      case "dup" -> dup(arguments);
      case "getsockname", "getpeername" -> name(method, arguments);
      // It raises nothing: what Python gives is a number.
      case "connect_ex" -> {
        result(method);
        SocketCommand connect = command(method, arguments);
        yield List.of(new Line(Optional.empty(), Optional.of(socket), connect, false));
      }
      default -> List.of(PythonLine.on(result(method), socket, command(method, arguments)));
    };
  }

  /** The name that a number gets: how many bytes were sent, the value of an option. */
  private Optional<Name> result(String method) throws Mistake {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    boolean gives = List.of("send", "sendto", "getsockopt", "connect_ex").contains(method);
    if (!gives || names.size() > 1) {
      throw new Mistake(
          names.get(gives ? 1 : 0).column(),
          gives ? method + " gives one value" : method + " gives no value (None)",
          gives ? null : "leave out " + names.getFirst() + " =");
    }
    if (method.equals("connect_ex")) {
      scope.later(new Pending.ErrorNumber(names));
      return Optional.empty();
    }
    scope.later(new Pending.OfSession(names));
    return Optional.of(names.getFirst());
  }

  private SocketCommand command(String method, CallArguments arguments) throws Mistake {
    switch (method) {
      case "connect", "connect_ex", "bind" -> {
        String tuple =
            arguments.count() == 2
                ? arguments.typed(0, 2, "\"127.0.0.1\", 8080")
                : "\"127.0.0.1\", 8080";
        arguments.check(1, 1, socket + "." + method + "((" + tuple + "))");
        var address = arguments.address(0, method);
        return method.equals("bind")
            ? new SocketCommand.Bind(address)
            : new SocketCommand.Connect(address);
      }
      case "listen" -> {
        arguments.check(0, 1, socket + ".listen()");
        return new SocketCommand.Listen(
            arguments.has(0)
                ? Optional.of(
                    arguments.number(0, "a backlog", Integer.MIN_VALUE, Integer.MAX_VALUE))
                : Optional.empty());
      }
      case "send", "sendall" -> {
        arguments.check(1, 2, socket + "." + method + "(b\"hello\")");
        MessageFlags flags = flags(arguments, 1, MessageFlag.Use.SEND);
        var data = arguments.data(0, method);
        return method.equals("send")
            ? new SocketCommand.Send(data, flags)
            : new SocketCommand.Sendall(data, flags);
      }
      case "sendto" -> {
        arguments.check(2, 3, socket + ".sendto(b\"hello\", (\"127.0.0.1\", 8080))");
        int last = arguments.count() - 1;
        checkTuple(arguments);
        return new SocketCommand.Sendto(
            arguments.data(0, method),
            arguments.address(last, method),
            last == 2 ? flags(arguments, 1, MessageFlag.Use.SEND) : MessageFlags.NONE);
      }
      case "shutdown" -> {
        arguments.check(1, 1, socket + ".shutdown(socket.SHUT_WR)");
        return new SocketCommand.Shutdown(direction(arguments));
      }
      case "close" -> {
        arguments.check(0, 0, socket + ".close()");
        return new SocketCommand.Close();
      }
      case "setsockopt" -> {
        arguments.check(3, 3, socket + ".setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)");
        return Options.set(arguments);
      }
      case "getsockopt" -> {
        arguments.check(2, 3, socket + ".getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)");
        return new SocketCommand.Getopt(Options.option(arguments));
      }
      case "setblocking" -> {
        arguments.check(1, 1, socket + ".setblocking(False)");
        return new SocketCommand.Block(flag(arguments));
      }
      case "settimeout" -> {
        arguments.check(1, 1, socket + ".settimeout(2.0)");
        return timeout(arguments.seconds(arguments.value(0), arguments.column(0)));
      }
      default -> throw new IllegalArgumentException(method);
    }
  }

  /** {@code sendto(data, host, port)} lacks the tuple's parentheses. */
  private void checkTuple(CallArguments arguments) throws Mistake {
    boolean forgotten =
        arguments.count() == 3 && arguments.expressions().get(1) instanceof Expression.Text;
    if (forgotten) {
      throw new Mistake(
          arguments.column(1),
          "sendto takes one address behind the bytes: the tuple (host, port)",
          "write "
              + socket
              + ".sendto("
              + arguments.typed(0, 1, "b\"hello\"")
              + ", ("
              + arguments.typed(1, 3, "\"127.0.0.1\", 8080")
              + "))");
    }
  }

  /** As CPython has it, a timeout of 0 is none at all: the socket is non-blocking. */
  static SocketCommand timeout(Optional<Duration> time) {
    return time.isPresent() && time.get().isZero()
        ? new SocketCommand.Block(false)
        : new SocketCommand.Timeout(time);
  }

  private List<Line> accept(CallArguments arguments) throws Mistake {
    arguments.check(0, 0, "conn, address = " + socket + ".accept()");
    if (names.size() == 1) {
      throw new Mistake(
          names.getFirst().column(),
          "accept gives two values: the new socket, and the peer's address",
          names.getFirst() + ", address = " + socket + ".accept()");
    }
    two("accept");
    Optional<Name> made = names.isEmpty() ? Optional.empty() : Optional.of(names.getFirst());
    if (made.isPresent()) {
      scope.later(new Pending.OfSession(List.of(made.get())));
      scope.later(new Pending.Address(List.of(names.get(1)), new Ref(made.get(), Field.PEER)));
    }
    return List.of(PythonLine.on(made, socket, new SocketCommand.Accept()));
  }

  private List<Line> dup(CallArguments arguments) throws Mistake {
    arguments.check(0, 0, "copy = " + socket + ".dup()");
    if (names.size() > 1) {
      throw new Mistake(names.get(1).column(), "dup gives one value, a socket", null);
    }
    scope.later(new Pending.OfSession(names));
    return List.of(PythonLine.on(names.stream().findFirst(), socket, new SocketCommand.Dup()));
  }

  private List<Line> recv(CallArguments arguments) throws Mistake {
    arguments.check(1, 2, "data = " + socket + ".recv(1024)");
    Num count = arguments.number(0, "a number of bytes", 0, SocketCommand.Recv.MOST);
    MessageFlags flags = flags(arguments, 1, MessageFlag.Use.RECV);
    if (names.size() > 1) {
      throw new Mistake(names.get(1).column(), "recv gives one value, the bytes", null);
    }
    Optional<Name> data = names.stream().findFirst();
    data.ifPresent(name -> scope.later(new Pending.OfSession(List.of(name))));
    return List.of(PythonLine.on(data, socket, new SocketCommand.Recv(count, flags)));
  }

  private List<Line> recvfrom(CallArguments arguments) throws Mistake {
    arguments.check(1, 2, "data, address = " + socket + ".recvfrom(1024)");
    Num count = arguments.number(0, "a number of bytes", 0, SocketCommand.Recv.MOST);
    MessageFlags flags = flags(arguments, 1, MessageFlag.Use.RECV);
    if (names.size() == 1) {
      throw new Mistake(
          names.getFirst().column(),
          "recvfrom gives two values: the bytes, and their sender's address",
          names.getFirst() + ", address = " + socket + ".recvfrom(1024)");
    }
    two("recvfrom");
    Optional<Name> data = names.stream().findFirst();
    if (data.isPresent()) {
      scope.later(new Pending.OfSession(List.of(data.get())));
      scope.later(new Pending.Address(List.of(names.get(1)), new Ref(socket, Field.FROM)));
    }
    return List.of(PythonLine.on(data, socket, new SocketCommand.Recvfrom(count, flags)));
  }

  private void two(String method) throws Mistake {
    if (names.size() > 2) {
      throw new Mistake(names.get(2).column(), method + " gives two values", null);
    }
  }

  private List<Line> name(String method, CallArguments arguments) throws Mistake {
    arguments.check(0, 0, socket + "." + method + "()");
    boolean local = method.equals("getsockname");
    if (!names.isEmpty()) {
      Field field = local ? Field.LOCAL : Field.PEER;
      scope.later(new Pending.Address(names, new Ref(socket, field)));
    }
    return List.of(
        PythonLine.on(
            socket, local ? new SocketCommand.Getsockname() : new SocketCommand.Getpeername()));
  }

  private static MessageFlags flags(CallArguments arguments, int at, MessageFlag.Use use)
      throws Mistake {
    return arguments.has(at)
        ? Options.flags(arguments.value(at), arguments.column(at), use)
        : MessageFlags.NONE;
  }

  private static Direction direction(CallArguments arguments) throws Mistake {
    return switch (arguments.value(0)) {
      case PythonValue.Symbols(List<String> names) when names.equals(List.of("SHUT_RD")) ->
          Direction.RD;
      case PythonValue.Symbols(List<String> names) when names.equals(List.of("SHUT_WR")) ->
          Direction.WR;
      case PythonValue.Symbols(List<String> names) when names.equals(List.of("SHUT_RDWR")) ->
          Direction.RDWR;
      case PythonValue.Whole(long how) when how >= 0 && how <= 2 -> Direction.values()[(int) how];
      default ->
          throw new Mistake(
              arguments.column(0),
              "shutdown takes a direction",
              "socket.SHUT_RD, socket.SHUT_WR or socket.SHUT_RDWR");
    };
  }

  private static boolean flag(CallArguments arguments) throws Mistake {
    return switch (arguments.value(0)) {
      case PythonValue.Flag(boolean on) -> on;
      case PythonValue.Whole(long number) -> number != 0;
      default -> throw new Mistake(arguments.column(0), "setblocking takes True or False", null);
    };
  }
}
