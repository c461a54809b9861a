package dev.sockstep.export.program;

import dev.sockstep.command.Address;
import dev.sockstep.command.Command;
import dev.sockstep.command.Data;
import dev.sockstep.command.Group;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Call;
import dev.sockstep.model.Change;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.json.Endpoints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds in the reports of a session what a program of it must do. A call that was blocked stands
 * where it returned: there everything that it needs has been done. Calls that failed, and steps
 * that only look, are left out.
 */
final class OutlineBuilder {
  private final Sendings sendings = new Sendings();
  private final Places places = new Places();
  private final List<Variable> sockets = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, Variable> named = new HashMap<>();
  private final Set<Variable> open = new HashSet<>();
  private final Set<String> taken = new HashSet<>();

  static Outline of(List<StepReport> reports, Set<String> names) {
    OutlineBuilder builder = new OutlineBuilder();
    reports.forEach(builder::add);
    builder.closeTheRest();
    Outline whole = new Outline(builder.sockets, builder.operations, List.of());
    return (names.isEmpty() ? whole : whole.only(names)).withArguments(builder.places.addresses());
  }

  private void add(StepReport report) {
    boolean ended =
        switch (report.outcome()) {
          case Outcome.Done _, Outcome.Finished _ -> true;
          case Outcome.Blocked _, Outcome.Expectation _, Outcome.Error _ -> false;
        };
    if (ended && report.call() != null && command(report) instanceof SocketCommand command) {
      Variable socket = named.get(report.socket());
      if (!report.call().failed() && report.failure() == null) {
        made(command, report, socket);
      } else if (socket != null) {
        failed(command, report, socket);
      }
    }
    for (Change change : report.changes()) {
      Variable socket = named.get(change.socket());
      if (change.what() == Change.Property.LOCAL && socket != null && change.after() != null) {
        places.is(socket, Endpoints.parse(change.after()));
      }
    }
  }

  private Command command(StepReport report) {
    try {
      Optional<Line> line = LineParser.parse(report.replayLine());
      if (report.bytes() != null) {
        line.flatMap(Line::assign).ifPresent(name -> sendings.receive(name, report.bytes()));
      }
      return line.map(Line::command).orElse(null);
    } catch (Mistake foreign) {
      return null;
    }
  }

  private void failed(SocketCommand command, StepReport report, Variable socket) {
    Call call = report.call();
    String what = "step " + report.step() + ", " + command.verb().word() + " on ";
    String why =
        call.failed() ? ", failed with " + call.error().name() : ": " + report.failure().mode();
    operations.add(new Operation.LeftOut(socket, what + socket.session() + why));
  }

  private void made(SocketCommand command, StepReport report, Variable socket) {
    Operation operation =
        switch (command) {
          case SocketCommand.Create(var kind, _) ->
              new Operation.Create(variable(report.socket(), kind));
          case SocketCommand.Socketpair(var kind, _, _) -> pair(kind, report);
          default -> socket != null && open.contains(socket) ? done(command, report, socket) : null;
        };
    if (operation != null) {
      operations.add(operation);
    }
  }

  /** The call that the command is named after: with a timeout, poll and getsockopt surround it. */
  private static Call call(SocketCommand command, StepReport report) {
    return report.calls().stream()
        .filter(call -> call.name().equals(command.verb().word()))
        .reduce((_, last) -> last)
        .orElse(report.call());
  }

  private Operation done(SocketCommand command, StepReport report, Variable socket) {
    Call call = call(command, report);
    int result = (int) Math.min(call.result(), Integer.MAX_VALUE);
    return switch (command) {
      case SocketCommand.Create _, SocketCommand.Socketpair _ ->
          throw new IllegalArgumentException("it makes a socket of none");
      case SocketCommand.Dup _ ->
          new Operation.Dup(socket, variable(made(report).getFirst(), socket.kind()));
      case SocketCommand.Bind(Address address) ->
          new Operation.Bind(socket, places.of(address, call, socket));
      case SocketCommand.Listen _ -> {
        places.listens(socket);
        yield new Operation.Listen(socket, second(call));
      }
      case SocketCommand.Accept _ ->
          new Operation.Accept(socket, variable(made(report).getFirst(), socket.kind()));
      case SocketCommand.Connect(Address address) ->
          new Operation.Connect(socket, places.of(address, call, socket));
      case SocketCommand.Send(Data data, var flags) -> send(socket, data, result, flags);
      case SocketCommand.Urgent(Data data) ->
          send(socket, data, result, MessageFlags.of(MessageFlag.OOB));
      case SocketCommand.Sendall(Data data, var flags) ->
          send(socket, data, Sendings.sent(report), flags);
      case SocketCommand.Sendto(Data data, Address address, var flags) ->
          new Operation.Sendto(
              socket,
              sendings.taken(data, result),
              data instanceof Data.Generated,
              places.of(address, call, socket),
              kept(flags));
      case SocketCommand.Recv(_, var flags) -> receive(socket, call, result, flags);
      case SocketCommand.Peek _ -> receive(socket, call, result, MessageFlags.of(MessageFlag.PEEK));
      case SocketCommand.Recvfrom(_, var flags) -> {
        if (report.from() != null) {
          places.hasHeard(socket, report.from());
        }
        yield new Operation.Recvfrom(socket, second(call), kept(flags));
      }
      case SocketCommand.Shutdown(Command.Direction direction) ->
          new Operation.Shutdown(socket, direction);
      case SocketCommand.Close _ -> {
        open.remove(socket);
        yield new Operation.Close(socket, false);
      }
      case SocketCommand.Setopt setopt -> new Operation.Setopt(socket, setopt);
      case SocketCommand.Join(Group group) -> new Operation.Membership(socket, true, group);
      case SocketCommand.Leave(Group group) -> new Operation.Membership(socket, false, group);
      case SocketCommand.Timeout(var limit) -> new Operation.Timeout(socket, limit);
      case SocketCommand.Block _ ->
          new Operation.LeftOut(
              socket, "step " + report.step() + ", block: here every call waits until it is done");
      case SocketCommand.Atmark _,
          SocketCommand.Poll _,
          SocketCommand.Getsockname _,
          SocketCommand.Getpeername _,
          SocketCommand.Resolve _,
          SocketCommand.Getopt _ ->
          null;
    };
  }

  private Operation send(Variable socket, Data data, int count, MessageFlags flags) {
    return new Operation.Send(
        socket, sendings.taken(data, count), data instanceof Data.Generated, kept(flags));
  }

  private static Operation receive(Variable socket, Call call, int got, MessageFlags flags) {
    return new Operation.Receive(socket, second(call), got, kept(flags));
  }

  /**
   * The flags that a program has too: not MSG_DONTWAIT, for there every call waits until it is
   * done, nor MSG_TRUNC, which lets recv return more than it has written.
   */
  private static MessageFlags kept(MessageFlags flags) {
    return new MessageFlags(
        flags.flags().stream()
            .filter(flag -> flag != MessageFlag.DONTWAIT && flag != MessageFlag.TRUNC)
            .toList());
  }

  private Operation pair(SocketKind kind, StepReport report) {
    List<String> both = made(report);
    return new Operation.Pair(variable(both.getFirst(), kind), variable(both.getLast(), kind));
  }

  /** The sockets that a step has made: they have a descriptor, and had none. */
  private static List<String> made(StepReport report) {
    return report.changes().stream()
        .filter(c -> c.what() == Change.Property.FD && c.before() == null)
        .map(Change::socket)
        .toList();
  }

  private Variable variable(String session, SocketKind kind) {
    String name = session;
    for (int number = 2; !taken.add(name); number++) {
      name = session + "_" + number;
    }
    Variable variable = new Variable(name, session, kind);
    sockets.add(variable);
    named.put(session, variable);
    open.add(variable);
    return variable;
  }

  /** The number behind the descriptor: the backlog of listen, the count of recv. */
  private static int second(Call call) {
    return Integer.parseInt(call.argument(1));
  }

  private void closeTheRest() {
    for (Variable socket : sockets) {
      if (open.contains(socket)) {
        operations.add(new Operation.Close(socket, true));
      }
    }
  }
}
