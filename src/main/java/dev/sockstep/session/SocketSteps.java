package dev.sockstep.session;

import dev.sockstep.command.Line;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Call;
import dev.sockstep.model.Change;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import java.util.List;
import java.util.function.Consumer;

/** The steps that make calls on sockets, those that block among them. */
final class SocketSteps {
  /** How long a thread is given to begin its call. */
  private static final long START_NANOS = 1_000_000_000;

  private static final long MILLISECOND = 1_000_000;

  private final Sync sync;
  private final Settings settings;
  private final SocketTable table;
  private final Wire wire;
  private final Workers workers;
  private final Journal journal;
  private final Plans plans;
  private final Resolver resolver;
  private final StepEnds ends;
  private final PendingSteps pending;
  private final Circumstances circumstances;
  private final Names names;

  SocketSteps(
      Sync sync,
      Settings settings,
      SocketTable table,
      Wire wire,
      Workers workers,
      Journal journal,
      Plans plans,
      PendingSteps pending,
      Names names,
      Resolver resolver,
      Circumstances circumstances,
      StepEnds ends) {
    this.sync = sync;
    this.settings = settings;
    this.table = table;
    this.wire = wire;
    this.workers = workers;
    this.journal = journal;
    this.plans = plans;
    this.pending = pending;
    this.names = names;
    this.resolver = resolver;
    this.circumstances = circumstances;
    this.ends = ends;
  }

  StepReport run(
      Line line,
      SocketCommand typed,
      StepReportBuilder builder,
      SourceLine source,
      Confinement confinement)
      throws Mistake {
    SocketCommand command = resolver.resolved(typed);
    names.checkGiven(line, command);
    SessionSocket socket = subject(line, command);
    Consumer<Attempt> plan = plans.of(command, socket, List.copyOf(table.open()), confinement);
    String made = names.made(line);
    command = names.named(command);
    wire.begin(command, socket, builder);
    Attempt attempt = new Attempt(plan, this::returned);
    Before before = ends.before(command, socket);
    PendingStep step =
        new PendingStep(
            command, socket, made, line, source, attempt, before, new PendingStep.Mark());
    circumstances.begin(step, journal.steps());
    if (Plans.mayBlock(command, socket)) {
      workers.start(attempt);
      boolean done = attempt.returnsAtOnce() || returnsInTime(attempt);
      if (!done && sync.wasInterrupted()) {
        done = pending.interruptAndWait(step);
      }
      List<Call> calls = done ? null : asleep(attempt);
      if (calls != null) {
        return blocked(step, calls, builder);
      }
    } else {
      attempt.perform(null);
    }
    return done(step, List.of(), builder, journal.nextStep());
  }

  /**
   * @param seen what a look has seen of the step's effects already
   */
  private StepReport done(
      PendingStep step, List<Change> seen, StepReportBuilder builder, int number) {
    step.attempt().throwBug();
    if (step.command() instanceof SocketCommand.Close) {
      pending.all().stream()
          .filter(blocked -> blocked.isOn(step.socket()))
          .forEach(blocked -> builder.note(held(blocked)));
    }
    StepReport report = ends.end(step, seen, builder, number, new Outcome.Done());
    journal.last(report.call(), null);
    return report;
  }

  /** close(2), NOTES: a call blocked in another thread holds the socket until it returns. */
  private static String held(PendingStep blocked) {
    return PendingSteps.callOf(blocked)
        + " of step "
        + blocked.mark().blockedStep
        + " still sleeps on it, and the kernel keeps the socket until that returns";
  }

  /** The patience is for the call: on a busy machine its thread may be late to begin it. */
  private boolean returnsInTime(Attempt attempt) {
    sync.await(attempt::hasBegun, START_NANOS, MILLISECOND / 10);
    return sync.await(attempt::hasReturned, settings.patience().toNanos(), 0);
  }

  /** On the worker's thread: its calls are all made. */
  private void returned(Attempt attempt) {
    sync.run(
        () -> {
          for (PendingStep step : pending.all()) {
            if (step.attempt() == attempt) {
              pending.remove(step);
              journal.whenQuiet(() -> finish(step));
            }
          }
          sync.signal();
        });
  }

  private void finish(PendingStep step) {
    step.attempt().throwBug();
    step.mark().ended = true;
    StepReportBuilder builder = StepReport.of(step.source());
    Outcome outcome = new Outcome.Finished(step.mark().blockedStep);
    StepReport report = ends.end(step, List.of(), builder, journal.nextStep(), outcome);
    if (journal.last().pending() == step) {
      journal.last(report.call(), null);
    }
    journal.report(report);
  }

  /**
   * The calls of an attempt that sleeps in the last of them; null when it has returned. A call that
   * is at work, or on its way back, is not blocked, however short the patience.
   */
  private List<Call> asleep(Attempt attempt) {
    long deadline = System.nanoTime() + START_NANOS;
    while (!attempt.hasReturned()) {
      List<Call> calls = attempt.calls();
      boolean inCall = !calls.isEmpty() && !calls.getLast().returned();
      boolean hurried = sync.wasInterrupted() || System.nanoTime() > deadline;
      if (inCall && (hurried || !attempt.isReturning())) {
        return calls;
      }
      sync.await(attempt::hasReturned, MILLISECOND / 10, 0);
    }
    return null;
  }

  private StepReport blocked(PendingStep step, List<Call> calls, StepReportBuilder builder) {
    int number = journal.nextStep();
    boolean closing = ends.closing(step, number);
    List<Change> seen = ends.look(step);
    // What the look has seen may be what the call was waiting for: then it is no longer blocked.
    if (!closing && !step.attempt().isAsleep()) {
      sync.await(step.attempt()::hasReturned, START_NANOS, MILLISECOND / 10);
      if (step.attempt().hasReturned()) {
        return done(step, seen, builder, number);
      }
    }
    step.mark().blockedStep = number;
    pending.add(step);
    journal.last(null, step);
    return ends.blocked(step, calls, seen, builder, number);
  }

  /** The socket that the command acts on; null where it makes one, or asks about all. */
  private SessionSocket subject(Line line, SocketCommand command) throws Mistake {
    boolean actsOnOne = line.command().verb().actsOnSocket();
    boolean onAll = command instanceof SocketCommand.Poll && line.target().isEmpty();
    if (onAll && table.open().isEmpty()) {
      throw new Mistake(1, "there is no open socket to ask about", "make one first: create");
    }
    return actsOnOne && !onAll ? names.target(line) : null;
  }
}
