package dev.sockstep.session;

import dev.sockstep.command.Command;
import dev.sockstep.command.Equivalents;
import dev.sockstep.command.Verb;
import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Change;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Packet;
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
import java.util.List;

/** Turns what a step's calls gave into changes of the session and into the step's report. */
final class StepEnds {
  private final SocketTable table;
  private final LookOut lookOut;
  private final Wire wire;
  private final Arrivals arrivals;
  private final Circumstances circumstances;

  StepEnds(
      SocketTable table,
      LookOut lookOut,
      Wire wire,
      Circumstances circumstances,
      Arrivals arrivals) {
    this.arrivals = arrivals;
    this.circumstances = circumstances;
    this.table = table;
    this.lookOut = lookOut;
    this.wire = wire;
  }

  /** The report of a step whose calls have returned. */
  StepReport end(PendingStep step, StepReportBuilder builder, int number, Outcome outcome) {
    List<Call> calls = step.attempt().calls();
    Call call = calls.isEmpty() ? null : calls.getLast();
    boolean failed = call == null || call.failed();
    calls.forEach(builder::call);
    SessionSocket made = failed ? null : make(step, outcome);
    SessionSocket socket = step.socket() != null ? step.socket() : made;
    if (socket != null) {
      remember(step, socket, call, number);
    }
    List<Change> changes = lookOut.changes(step.socket());
    builder.changes(changes);
    describe(step, builder, socket, failed, Track.Progress.REACHED);
    step.attempt().gains.notes.forEach(builder::note);
    List<Packet> packets = wire.end(changes, step.socket(), made, builder);
    circumstances.end(step, packets, builder);
    Remarks.on(step, call, socket, made, table, builder);
    Remarks.onRest(changes, table, builder);
    arrivals.received(step, call, builder);
    Arrivals.on(packets, builder);
    if (failed && call != null) {
      builder.failure(failure(step, call));
    }
    builder.bytes(step.attempt().gains.bytes);
    return builder.build(number, outcome);
  }

  /** The report of a step whose call has not returned within the patience. */
  StepReport blocked(PendingStep step, StepReportBuilder builder, int number) {
    step.attempt().calls().forEach(builder::call);
    boolean closing = step.command() instanceof Command.Close && step.socket().fd >= 0;
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
    return builder.build(number, Unblocking.of(step, table));
  }

  private SessionSocket make(PendingStep step, Outcome outcome) {
    int fd = step.attempt().gains.fd;
    if (step.madeName() == null || fd < 0) {
      return null;
    }
    if (step.command() instanceof Command.Create create) {
      SessionSocket made = table.add(step.madeName(), create.kind(), fd);
      made.nonblocking = create.nonblocking();
      return made;
    }
    SessionSocket current = table.current().orElse(null);
    SessionSocket made = table.add(step.madeName(), step.socket().kind, fd);
    made.role = Track.Role.SERVER;
    made.stage = Stage.CONNECTED;
    made.arrived(Station.ACCEPT, Track.Progress.REACHED, null);
    // Who has moved on to another socket while accept was blocked keeps it as the current one.
    if (outcome instanceof Outcome.Finished && current != step.socket()) {
      table.use(current);
    }
    return made;
  }

  /** Keeps what later steps may need as evidence. */
  private void remember(PendingStep step, SessionSocket socket, Call call, int number) {
    if (call == null) {
      return;
    }
    boolean done = !call.failed();
    if (call.failed()) {
      socket.failed = call;
      socket.failedStep = number;
    }
    switch (step.command()) {
      case Command.Shutdown(Command.Direction how) when how == Command.Direction.RD && done ->
          socket.shutdownReadStep = number;
      case Command.Shutdown(Command.Direction how)
          when how != Command.Direction.RD
              // Though it says ENOTCONN, the kernel has shut the socket down (inet_shutdown).
              && (done || call.error().is(Errno.ENOTCONN))
              && socket.shutdownWriteStep == 0 ->
          socket.shutdownWriteStep = number;
      case Command.Close _ when socket.fd >= 0 -> {
        // Linux releases the descriptor even when close fails (close(2), NOTES).
        table.closed(socket);
        socket.closedStep = number;
      }
      case Command.Recv _ when done -> {
        socket.received = step.attempt().gains.bytes;
      }
      case Command.Block(boolean on) when done -> socket.nonblocking = !on;
      case Command.Bind _, Command.Listen _ when done -> {
        socket.role = Track.Role.SERVER;
        socket.bound = true;
      }
      case Command.Connect _ -> socket.role = Track.Role.CLIENT;
      default -> {}
    }
    if (call.failed() && call.error().is(Errno.ECONNRESET)) {
      socket.resetStep = number;
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
    builder.equivalent(Equivalents.of(step.command(), kind(step), name, step.madeName()));
    if (socket == null) {
      return;
    }
    Track.Progress progress = failed ? Track.Progress.FAILED : otherwise;
    Station station = station(step.command().verb());
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
    Track.Role shown =
        switch (station) {
          case BIND, LISTEN, ACCEPT -> Track.Role.SERVER;
          case CONNECT -> Track.Role.CLIENT;
          case CREATE -> Track.Role.OPEN;
          case SEND, RECV, CLOSE -> role;
        };
    return shown.stations().contains(station) ? new Track(shown, station, progress) : null;
  }

  private static Station station(Verb verb) {
    return switch (verb) {
      case CREATE -> Station.CREATE;
      case BIND -> Station.BIND;
      case LISTEN -> Station.LISTEN;
      case ACCEPT -> Station.ACCEPT;
      case CONNECT -> Station.CONNECT;
      case SEND -> Station.SEND;
      case RECV -> Station.RECV;
      case CLOSE -> Station.CLOSE;
      default -> null;
    };
  }

  private static SocketKind kind(PendingStep step) {
    return step.command() instanceof Command.Create create ? create.kind() : step.socket().kind;
  }

  private Failure failure(PendingStep step, Call call) {
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
            socket != null && socket.nonblocking,
            socket == null
                ? new Evidence.History(0, 0, 0)
                : new Evidence.History(
                    socket.shutdownWriteStep, socket.resetStep, socket.closedStep),
            others));
  }

  private static Snapshot orGone(Snapshot snapshot) {
    return snapshot == null ? Snapshot.GONE : snapshot;
  }
}
