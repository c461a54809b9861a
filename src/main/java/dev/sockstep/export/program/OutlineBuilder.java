package dev.sockstep.export.program;

import dev.sockstep.command.Address;
import dev.sockstep.command.Command;
import dev.sockstep.command.Data;
import dev.sockstep.command.Host;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Num;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Call;
import dev.sockstep.model.Change;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Endpoints;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
  /** What was received under a name. */
  private final Map<String, byte[]> received = new HashMap<>();

  private final List<Variable> sockets = new ArrayList<>();
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, Variable> named = new HashMap<>();
  private final Map<Variable, Endpoint> locals = new LinkedHashMap<>();
  private final Map<Variable, Endpoint> senders = new HashMap<>();
  private final Set<Variable> open = new HashSet<>();
  private final Set<String> taken = new HashSet<>();

  static Outline of(List<StepReport> reports, Set<String> names) {
    OutlineBuilder builder = new OutlineBuilder();
    reports.forEach(builder::add);
    builder.closeTheRest();
    Outline whole = new Outline(builder.sockets, builder.operations, List.of());
    Map<Variable, Place.Outside> addresses = new HashMap<>();
    builder.locals.forEach(
        (socket, local) ->
            addresses.put(socket, new Place.Outside(socket, 0, reachable(local), local.port())));
    return (names.isEmpty() ? whole : whole.only(names)).withArguments(addresses);
  }

  /** What is bound to any address is reached at the loopback one. */
  private static String reachable(Endpoint local) {
    return switch (local.host()) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::" -> "::1";
      default -> local.host();
    };
  }

  private void add(StepReport report) {
    boolean ended =
        switch (report.outcome()) {
          case Outcome.Done _, Outcome.Finished _ -> true;
          case Outcome.Blocked _, Outcome.Expectation _, Outcome.Error _ -> false;
        };
    if (ended && report.call() != null && command(report) instanceof SocketCommand command) {
      Variable socket = named.get(report.socket());
      if (!report.call().failed()) {
        made(command, report, socket);
      } else if (socket != null) {
        failed(report, socket);
      }
    }
    for (Change change : report.changes()) {
      Variable socket = named.get(change.socket());
      if (change.what() == Change.Property.LOCAL && socket != null && change.after() != null) {
        locals.put(socket, Endpoints.parse(change.after()));
      }
    }
  }

  private Command command(StepReport report) {
    try {
      Optional<Line> line = LineParser.parse(report.replayLine());
      if (report.bytes() != null) {
        line.flatMap(Line::assign).ifPresent(name -> received.put(name.text(), report.bytes()));
      }
      return line.map(Line::command).orElse(null);
    } catch (Mistake foreign) {
      return null;
    }
  }

  private void failed(StepReport report, Variable socket) {
    Call call = report.call();
    String what = "step " + report.step() + ", " + call.name() + " on " + socket.session();
    operations.add(new Operation.LeftOut(socket, what + ", failed with " + call.error().name()));
  }

  private void made(SocketCommand command, StepReport report, Variable socket) {
    if (command instanceof SocketCommand.Create create) {
      operations.add(new Operation.Create(variable(report.socket(), create.kind())));
      return;
    }
    if (socket == null || !open.contains(socket)) {
      return;
    }
    int result = (int) Math.min(report.call().result(), Integer.MAX_VALUE);
    Operation operation =
        switch (command) {
          case SocketCommand.Create _, SocketCommand.Socketpair _, SocketCommand.Dup _ -> null;
          case SocketCommand.Bind(Address address) ->
              new Operation.Bind(socket, place(address, report.call(), socket));
          case SocketCommand.Listen _ -> new Operation.Listen(socket, backlog(report.call()));
          case SocketCommand.Accept _ -> accept(report, socket);
          case SocketCommand.Connect(Address address) ->
              new Operation.Connect(socket, place(address, report.call(), socket));
          case SocketCommand.Send(Data data, _) ->
              new Operation.Send(socket, taken(data, result), data instanceof Data.Generated);
          case SocketCommand.Sendall(Data data, _) ->
              new Operation.Send(socket, taken(data, sent(report)), data instanceof Data.Generated);
          case SocketCommand.Sendto(Data data, Address address, _) ->
              new Operation.Sendto(
                  socket,
                  taken(data, result),
                  data instanceof Data.Generated,
                  place(address, report.call(), socket));
          case SocketCommand.Recv _ -> new Operation.Receive(socket, asked(report.call()), result);
          case SocketCommand.Recvfrom _ -> {
            if (report.from() != null) {
              senders.put(socket, report.from());
            }
            yield new Operation.Recvfrom(socket, asked(report.call()));
          }
          case SocketCommand.Shutdown(Command.Direction direction) ->
              new Operation.Shutdown(socket, direction);
          case SocketCommand.Close _ -> {
            open.remove(socket);
            yield new Operation.Close(socket, false);
          }
          case SocketCommand.Setopt setopt -> new Operation.Setopt(socket, setopt);
          case SocketCommand.Urgent _, SocketCommand.Join _, SocketCommand.Leave _ ->
              new Operation.LeftOut(socket, "step " + report.step() + ", " + command.verb().word());
          case SocketCommand.Timeout _ ->
              new Operation.LeftOut(
                  socket, "step " + report.step() + ", timeout: here every call waits");
          case SocketCommand.Block _ ->
              new Operation.LeftOut(
                  socket,
                  "step " + report.step() + ", block: here every call waits until it is done");
          case SocketCommand.Peek _,
              SocketCommand.Atmark _,
              SocketCommand.Poll _,
              SocketCommand.Getsockname _,
              SocketCommand.Getpeername _,
              SocketCommand.Resolve _,
              SocketCommand.Getopt _ ->
              null;
        };
    if (operation != null) {
      operations.add(operation);
    }
  }

  private Operation accept(StepReport report, Variable listener) {
    Optional<String> name =
        report.changes().stream()
            .filter(c -> c.what() == Change.Property.FD && c.before() == null)
            .map(Change::socket)
            .findFirst();
    return name.isEmpty()
        ? null
        : new Operation.Accept(listener, variable(name.get(), listener.kind()));
  }

  private Variable variable(String session, dev.sockstep.model.SocketKind kind) {
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

  /** As the kernel was given it; but a name stays a name, to be looked up anew. */
  private Place place(Address address, Call call, Variable socket) {
    if (address instanceof Address.Path(String name, boolean isAbstract, _)) {
      return new Place.Path(name, isAbstract);
    }
    String text = call.text();
    Endpoint target =
        Endpoints.parse(text.substring(text.lastIndexOf(", ") + 2, text.length() - 1));
    if (target instanceof Endpoint.Unix(String name, boolean isAbstract)) {
      return new Place.Path(name, isAbstract);
    }
    if (!call.name().equals("bind") && isSame(target, senders.get(socket))) {
      return new Place.Sender();
    }
    Variable inside = call.name().equals("bind") ? null : at(target.port(), socket);
    if (inside != null) {
      return new Place.Inside(inside);
    }
    String host =
        address instanceof Address.HostPort(Host.Named(String named, _), _, _)
            ? named
            : target.host();
    return new Place.Outside(socket, 0, host, target.port());
  }

  /**
   * Whether a datagram to there goes back to who sent the last; any address stands for loopback.
   */
  private static boolean isSame(Endpoint target, Endpoint sender) {
    return sender != null
        && target.port() == sender.port()
        && reachable(target.unmapped()).equals(reachable(sender.unmapped()));
  }

  /** The socket of the session, listening or of datagrams, that has that port. */
  private Variable at(int port, Variable asking) {
    Variable found = null;
    for (Map.Entry<Variable, Endpoint> local : locals.entrySet()) {
      Variable socket = local.getKey();
      boolean accepts = !socket.kind().isStream() || listens(socket);
      boolean sameType = socket.kind().type().equals(asking.kind().type());
      if (socket != asking && accepts && sameType && local.getValue().port() == port) {
        found = socket;
      }
    }
    return found;
  }

  private boolean listens(Variable socket) {
    return operations.stream()
        .anyMatch(o -> o instanceof Operation.Listen l && l.socket() == socket);
  }

  private static int backlog(Call call) {
    return number(call.text(), call.text().lastIndexOf(", ") + 2);
  }

  private static int asked(Call call) {
    return number(call.text(), call.text().indexOf(", ") + 2);
  }

  private static int number(String text, int from) {
    int end = from;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    return Integer.parseInt(text.substring(from, end));
  }

  /** All that the sends of one sendall took. */
  private static int sent(StepReport report) {
    return (int)
        report.calls().stream()
            .filter(call -> call.name().equals("send") && !call.failed())
            .mapToLong(Call::result)
            .sum();
  }

  private byte[] taken(Data data, int count) {
    return data instanceof Data.Generated
        ? Data.Generated.bytes(count)
        : Arrays.copyOf(bytes(data), count);
  }

  private byte[] bytes(Data data) {
    return switch (data) {
      case Data.Text text -> text.toBytes();
      case Data.Generated(Num count) ->
          Data.Generated.bytes(count instanceof Num.Literal(long n) ? (int) n : 0);
      case Data.Value(Name name) -> received.getOrDefault(name.text(), new byte[0]);
      case Data.Joined(List<Data> parts) -> {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(part -> all.writeBytes(bytes(part)));
        yield all.toByteArray();
      }
    };
  }

  private void closeTheRest() {
    for (Variable socket : sockets) {
      if (open.contains(socket)) {
        operations.add(new Operation.Close(socket, true));
      }
    }
  }
}
