package dev.sockstep.session;

import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.equivalent.Equivalents;
import dev.sockstep.command.python.PythonExceptions;
import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Change;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Ready;
import dev.sockstep.model.StageChange;
import dev.sockstep.model.Station;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.model.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Turns what a step's calls gave into the step's report. */
final class StepEnds {
  private final SocketTable table;
  private final LookOut lookOut;
  private final Wire wire;
  private final Arrivals arrivals;
  private final Circumstances circumstances;
  private final StepEffects effects;
  private final StepFailures failures;
  private final Lingering lingering;

  StepEnds(
      SocketTable table,
      LookOut lookOut,
      Wire wire,
      Circumstances circumstances,
      Arrivals arrivals,
      StepEffects effects,
      StepFailures failures) {
    this.effects = effects;
    this.failures = failures;
    this.lingering = new Lingering(lookOut, wire);
    this.arrivals = arrivals;
    this.circumstances = circumstances;
    this.table = table;
    this.lookOut = lookOut;
    this.wire = wire;
  }

  /** What is true of a socket before a command on it; of none, where there is none yet. */
  Before before(SocketCommand command, SessionSocket socket) {
    if (socket == null) {
      return new Before(null, null, OptionalInt.empty());
    }
    boolean lingers =
        command instanceof SocketCommand.Close && socket.kind.isTcp() && effects.mayLinger();
    return new Before(
        socket.stage,
        socket.seen,
        lingers ? lookOut.inquiry().linger(socket.fd) : OptionalInt.empty());
  }

  /**
   * The report of a step whose calls have returned.
   *
   * @param seen what a look has seen of its effects already
   */
  StepReport end(
      PendingStep step, List<Change> seen, StepReportBuilder builder, int number, Outcome outcome) {
    List<Call> calls = step.attempt().calls();
    Gains gains = step.attempt().gains;
    Call last = calls.isEmpty() ? null : calls.getLast();
    Call call = gains.concluded != null ? gains.concluded : last;
    boolean failed = call == null || call.failed() || gains.timedOut != null;
    calls.forEach(builder::call);
    SessionSocket made = failed ? null : effects.make(step, outcome);
    if (step.command() instanceof SocketCommand.Accept && made != null && made.kind.isUnix()) {
      lookOut.otherEnds().introduce(made);
    }
    SessionSocket socket = step.socket() != null ? step.socket() : made;
    if (socket != null) {
      effects.remember(step, socket, call, gains.timedOut == null ? number : 0);
    }
    if (!failed) {
      effects.give(step, call);
    }
    List<Change> changes = Change.joined(seen, lookOut.changes(step.socket()));
    builder.changes(changes);
    describe(step, builder, socket, failed, Track.Progress.REACHED);
    step.attempt().gains.notes.forEach(builder::note);
    List<Packet> packets = wire.end(changes, step.socket(), made, builder);
    circumstances.end(step, packets, builder);
    Remarks.onRest(changes, table, builder);
    lookOut.deferrals().on(changes, builder);
    if (failed) {
      fail(step, call, socket, packets, builder);
    } else {
      Remarks.on(step, call, socket, made, table, packets, builder);
      arrivals.received(step, call, builder);
      lingering.closed(step, call, builder);
    }
    StepEffects.concluded(step, call);
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
      Failure failure = failures.of(step, call, packets);
      if (socket != null) {
        socket.failed = socket.failed.in(failure.id());
      }
      builder.failure(failure);
    }
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

  /**
   * Whether the step is a close that blocks. Linux frees the descriptor before SO_LINGER makes
   * close wait: its number may be anyone's.
   */
  boolean closing(PendingStep step, int number) {
    boolean closing = step.command() instanceof SocketCommand.Close && step.socket().fd >= 0;
    if (closing) {
      table.closed(step.socket());
      step.socket().closedStep = number;
    }
    return closing;
  }

  /** What a step whose call is still under way has changed so far. */
  List<Change> look(PendingStep step) {
    return lookOut.changes(step.socket());
  }

  /** The report of a step whose call sleeps, and has outlasted the patience. */
  StepReport blocked(
      PendingStep step,
      List<Call> calls,
      List<Change> changes,
      StepReportBuilder builder,
      int number) {
    if (step.command() instanceof SocketCommand.Connect) {
      step.socket().connectsTo = step.attempt().gains.address;
    }
    calls.forEach(builder::call);
    builder.changes(changes);
    List<Packet> packets = wire.end(changes, step.socket(), null, builder);
    circumstances.end(step, packets, builder);
    describe(step, builder, step.socket(), false, Track.Progress.BLOCKED);
    lookOut.timer(step.socket(), step.attempt().gains.address).ifPresent(builder::note);
    Outcome.Blocked blocked = Unblocking.of(step, table, lookOut.inquiry());
    step.mark().told = true;
    return builder.build(number, blocked);
  }

  private void describe(
      PendingStep step,
      StepReportBuilder builder,
      SessionSocket socket,
      boolean failed,
      Track.Progress otherwise) {
    String name = socket != null ? socket.name : step.madeName();
    builder.socket(name);
    builder.equivalent(Equivalents.of(step.command(), step.kind(), name, step.givenOrMade()));
    if (socket == null) {
      return;
    }
    Track.Progress progress = failed ? Track.Progress.FAILED : otherwise;
    Station station = Stations.of(step.command());
    if (station != null) {
      List<Call> calls = step.attempt().calls();
      CallError error = calls.isEmpty() ? null : calls.getLast().error();
      socket.arrived(station, progress, error == null ? null : error.name());
    }
    Track track = station == null ? null : Stations.track(socket.kernel.role, station, progress);
    builder.stage(new StageChange(step.before().stage(), socket.stage, track));
  }
}
