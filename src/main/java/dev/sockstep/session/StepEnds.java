package dev.sockstep.session;

import dev.sockstep.command.Command;
import dev.sockstep.command.Equivalents;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.SocketOption;
import dev.sockstep.command.python.PythonExceptions;
import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Change;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Ready;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StageChange;
import dev.sockstep.model.Station;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.model.Track;
import dev.sockstep.observe.Diagnosis;
import dev.sockstep.observe.Evidence;
import dev.sockstep.observe.History;
import java.util.ArrayList;
import java.util.List;

/** Turns what a step's calls gave into changes of the session and into the step's report. */
final class StepEnds {
  private final SocketTable table;
  private final LookOut lookOut;
  private final Wire wire;
  private final Arrivals arrivals;
  private final Circumstances circumstances;
  private final NamedResults values;

  StepEnds(
      SocketTable table,
      LookOut lookOut,
      Wire wire,
      Circumstances circumstances,
      Arrivals arrivals,
      NamedResults values) {
    this.values = values;
    this.arrivals = arrivals;
    this.circumstances = circumstances;
    this.table = table;
    this.lookOut = lookOut;
    this.wire = wire;
  }

  /** The report of a step whose calls have returned. */
  StepReport end(PendingStep step, StepReportBuilder builder, int number, Outcome outcome) {
    List<Call> calls = step.attempt().calls();
    Gains gains = step.attempt().gains;
    Call last = calls.isEmpty() ? null : calls.getLast();
    Call call = gains.concluded != null ? gains.concluded : last;
    boolean failed = call == null || call.failed() || gains.timedOut != null;
    calls.forEach(builder::call);
    SessionSocket made = failed ? null : make(step, outcome);
    SessionSocket socket = step.socket() != null ? step.socket() : made;
    if (socket != null) {
      remember(step, socket, call, gains.timedOut == null ? number : 0);
    }
    if (!failed && step.given() != null) {
      values.put(step.given(), given(step, call));
    }
    List<Change> changes = lookOut.changes(step.socket());
    builder.changes(changes);
    describe(step, builder, socket, failed, Track.Progress.REACHED);
    step.attempt().gains.notes.forEach(builder::note);
    List<Packet> packets = wire.end(changes, step.socket(), made, builder);
    circumstances.end(step, packets, builder);
    Remarks.onRest(changes, table, builder);
    if (failed) {
      fail(step, call, socket, packets, builder);
    } else {
      Remarks.on(step, call, socket, made, table, builder);
      arrivals.received(step, call, builder);
    }
    Arrivals.on(packets, builder);
    if (failed && step.line().python()) {
      builder.exception(
          gains.timedOut != null || call == null
              ? PythonExceptions.timeout()
              : PythonExceptions.of(call.error()));
    }
    builder.bytes(gains.bytes).from(gains.from).ready(ready(gains));
    return builder.build(number, outcome);
  }

  private void fail(
      PendingStep step,
      Call call,
      SessionSocket socket,
      List<Packet> packets,
      StepReportBuilder builder) {
    Gains gains = step.attempt().gains;
    if (gains.timedOut != null) {
      builder.failure(Timeouts.failure(step.command().verb().word(), socket, gains.timedOut));
    } else if (call != null) {
      Failure failure = failure(step, call, packets);
      if (socket != null) {
        socket.failedMode = failure.id();
      }
      builder.failure(failure);
    }
  }

  private static NamedResults.Result given(PendingStep step, Call call) {
    Gains gains = step.attempt().gains;
    if (gains.value != null) {
      return new NamedResults.Result.Plain(gains.value);
    }
    return gains.bytes != null
        ? new NamedResults.Result.Bytes(gains.bytes)
        : new NamedResults.Result.Plain(Long.toString(call.result()));
  }

  private static List<Ready> ready(Gains gains) {
    if (gains.polled == null) {
      return null;
    }
    List<Ready> ready = new ArrayList<>();
    for (int i = 0; i < gains.polled.size(); i++) {
      ready.add(Readiness.of(gains.polled.get(i).socket(), gains.revents[i]));
    }
    return ready;
  }

  /** The report of a step whose call has not returned within the patience. */
  StepReport blocked(PendingStep step, StepReportBuilder builder, int number) {
    step.attempt().calls().forEach(builder::call);
    boolean closing = step.command() instanceof SocketCommand.Close && step.socket().fd >= 0;
    if (closing) {
      // Linux frees the descriptor before SO_LINGER makes close wait: its number may be anyone's.
      table.closed(step.socket());
      step.socket().closedStep = number;
    }
    List<Change> changes = lookOut.changes(step.socket());
    builder.changes(changes);
    List<Packet> packets = wire.end(changes, step.socket(), null, builder);
    circumstances.end(step, packets, builder);
    describe(step, builder, step.socket(), false, Track.Progress.BLOCKED);
    lookOut.timer(step.socket(), step.attempt().gains.address).ifPresent(builder::note);
    return builder.build(number, Unblocking.of(step, table, lookOut.inquiry()));
  }

  private SessionSocket make(PendingStep step, Outcome outcome) {
    int fd = step.attempt().gains.fd;
    if (step.madeName() == null || fd < 0) {
      return null;
    }
    SessionSocket current = table.current().orElse(null);
    values.remove(step.madeName());
    SessionSocket made = table.add(step.madeName(), kind(step), fd);
    switch (step.command()) {
      case SocketCommand.Create create -> made.nonblocking = create.nonblocking();
      case SocketCommand.Socketpair pair -> pair(step, pair, made);
      case SocketCommand.Dup _ -> made.duplicate(step.socket());
      default -> accepted(step, made, outcome, current);
    }
    return made;
  }

  private void pair(PendingStep step, SocketCommand.Socketpair pair, SessionSocket first) {
    int fd = step.attempt().gains.second;
    SessionSocket second = table.add(pair.second().orElseThrow().text(), pair.kind(), fd);
    for (SessionSocket made : List.of(first, second)) {
      made.nonblocking = pair.nonblocking();
      made.role = Track.Role.PAIR;
      made.stage = Stage.CONNECTED;
    }
    first.partner = second;
    second.partner = first;
    table.use(first);
  }

  private void accepted(
      PendingStep step, SessionSocket made, Outcome outcome, SessionSocket current) {
    made.role = Track.Role.SERVER;
    made.stage = Stage.CONNECTED;
    made.arrived(Station.ACCEPT, Track.Progress.REACHED, null);
    // Who has moved on to another socket while accept was blocked keeps it as the current one.
    if (outcome instanceof Outcome.Finished && current != step.socket()) {
      table.use(current);
    }
  }

  /** Keeps what later steps may need as evidence. */
  private void remember(PendingStep step, SessionSocket socket, Call call, int number) {
    if (call == null || number == 0) {
      return;
    }
    boolean done = !call.failed();
    if (call.failed()) {
      socket.failed = call;
      socket.failedStep = number;
    }
    switch (step.command()) {
      case SocketCommand.Shutdown(Command.Direction how) when how == Command.Direction.RD && done ->
          socket.shutdownReadStep = number;
      case SocketCommand.Shutdown(Command.Direction how)
          when how != Command.Direction.RD
              // Though it says ENOTCONN, the kernel has shut the socket down (inet_shutdown).
              && (done || call.error().is(Errno.ENOTCONN))
              && socket.shutdownWriteStep == 0 ->
          socket.shutdownWriteStep = number;
      case SocketCommand.Close _ when socket.fd >= 0 -> {
        // Linux releases the descriptor even when close fails (close(2), NOTES).
        table.closed(socket);
        socket.closedStep = number;
        socket.unreadAtClose = Histories.unread(step.before().snapshot());
      }
      case SocketCommand.Setopt setopt when done && setopt.option() == SocketOption.SO_LINGER ->
          socket.lingerStep = Histories.isLingerOfZero(setopt.value()) ? number : 0;
      case SocketCommand.Recv _, SocketCommand.Recvfrom _, SocketCommand.Peek _ when done -> {
        socket.received = step.attempt().gains.bytes;
        socket.from = step.attempt().gains.from;
      }
      case SocketCommand.Block(boolean on) when done -> {
        socket.nonblocking = !on;
        socket.timeout = null;
      }
      case SocketCommand.Timeout(var limit) when done -> {
        socket.nonblocking = limit.isPresent();
        socket.timeout = limit.orElse(null);
      }
      case SocketCommand.Bind _, SocketCommand.Listen _ when done -> {
        become(socket, Track.Role.SERVER);
        socket.bound = true;
      }
      case SocketCommand.Connect _ -> become(socket, Track.Role.CLIENT);
      default -> {}
    }
    if (call.failed()) {
      Histories.failed(socket, call, number);
    }
    socket.tellHolders();
  }

  /** Only a socket with connections is a client or a server. */
  private static void become(SessionSocket socket, Track.Role role) {
    boolean listens = socket.stage == Stage.LISTENING && role == Track.Role.CLIENT;
    if (socket.kind.hasConnections() && socket.role != Track.Role.PAIR && !listens) {
      socket.role = role;
    }
  }

  private void describe(
      PendingStep step,
      StepReportBuilder builder,
      SessionSocket socket,
      boolean failed,
      Track.Progress otherwise) {
    String name = socket != null ? socket.name : step.madeName();
    builder.socket(name);
    builder.equivalent(Equivalents.of(step.command(), kind(step), name, step.givenOrMade()));
    if (socket == null) {
      return;
    }
    Track.Progress progress = failed ? Track.Progress.FAILED : otherwise;
    Station station = station(step.command());
    if (station != null) {
      List<Call> calls = step.attempt().calls();
      CallError error = calls.isEmpty() ? null : calls.getLast().error();
      socket.arrived(station, progress, error == null ? null : error.name());
    }
    Track track = station == null ? null : track(socket.role, station, progress);
    builder.stage(new StageChange(step.before().stage(), socket.stage, track));
  }

  /** The station on the socket's own track; none when the call is no part of that life. */
  private static Track track(Track.Role role, Station station, Track.Progress progress) {
    boolean chooses =
        role == Track.Role.OPEN || role == Track.Role.CLIENT || role == Track.Role.SERVER;
    Track.Role shown =
        switch (station) {
          case BIND, LISTEN, ACCEPT -> chooses ? Track.Role.SERVER : role;
          case CONNECT -> chooses ? Track.Role.CLIENT : role;
          case CREATE -> chooses ? Track.Role.OPEN : role;
          case SEND, RECV, CLOSE -> role;
        };
    return shown.stations().contains(station) ? new Track(shown, station, progress) : null;
  }

  private static Station station(SocketCommand command) {
    return switch (command) {
      case SocketCommand.Create _, SocketCommand.Socketpair _ -> Station.CREATE;
      case SocketCommand.Bind _ -> Station.BIND;
      case SocketCommand.Listen _ -> Station.LISTEN;
      case SocketCommand.Accept _ -> Station.ACCEPT;
      case SocketCommand.Connect _ -> Station.CONNECT;
      case SocketCommand.Send _, SocketCommand.Sendall _ -> Station.SEND;
      case SocketCommand.Sendto _, SocketCommand.Urgent _ -> Station.SEND;
      case SocketCommand.Resolve _, SocketCommand.Timeout _ -> null;
      case SocketCommand.Getsockname _, SocketCommand.Getpeername _ -> null;
      case SocketCommand.Recv _, SocketCommand.Recvfrom _ -> Station.RECV;
      case SocketCommand.Close _ -> Station.CLOSE;
      case SocketCommand.Peek _, SocketCommand.Atmark _, SocketCommand.Dup _ -> null;
      case SocketCommand.Shutdown _, SocketCommand.Poll _, SocketCommand.Block _ -> null;
      case SocketCommand.Join _, SocketCommand.Leave _ -> null;
      case SocketCommand.Setopt _, SocketCommand.Getopt _ -> null;
    };
  }

  private static SocketKind kind(PendingStep step) {
    return switch (step.command()) {
      case SocketCommand.Create create -> create.kind();
      case SocketCommand.Socketpair pair -> pair.kind();
      default -> step.socket() == null ? null : step.socket().kind;
    };
  }

  private Failure failure(PendingStep step, Call call, List<Packet> packets) {
    SessionSocket socket = step.socket();
    Stage stage = step.before().stage() == null ? Stage.CREATED : step.before().stage();
    List<Evidence.Other> others =
        table.open().stream()
            .filter(other -> other != socket)
            .map(
                other ->
                    new Evidence.Other(other.name, other.kind, other.stage, lookOut.look(other)))
            .toList();
    return Diagnosis.of(
        new Evidence(
            call,
            socket == null ? step.madeName() : socket.name,
            kind(step),
            stage,
            orGone(step.before().snapshot()),
            socket == null ? Snapshot.GONE : orGone(socket.seen),
            step.attempt().gains.address,
            isDontwait(step.command()),
            socket == null ? History.NONE : Histories.of(socket, wire, packets),
            others,
            lookOut.inquiry()));
  }

  private static boolean isDontwait(SocketCommand command) {
    MessageFlags flags =
        switch (command) {
          case SocketCommand.Send send -> send.flags();
          case SocketCommand.Sendto sendto -> sendto.flags();
          case SocketCommand.Recv recv -> recv.flags();
          case SocketCommand.Recvfrom recvfrom -> recvfrom.flags();
          default -> MessageFlags.NONE;
        };
    return flags.has(MessageFlag.DONTWAIT);
  }

  private static Snapshot orGone(Snapshot snapshot) {
    return snapshot == null ? Snapshot.GONE : snapshot;
  }
}
