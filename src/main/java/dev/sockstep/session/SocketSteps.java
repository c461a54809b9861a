package dev.sockstep.session;

import dev.sockstep.command.Address;
import dev.sockstep.command.Command;
import dev.sockstep.command.Field;
import dev.sockstep.command.Line;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.sys.Libc;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps that make calls on sockets, those that block among them. */
final class SocketSteps implements Resolver.Source {
  /** How long a thread is given to begin its call. */
  private static final long START_NANOS = 1_000_000_000;

  private static final long MILLISECOND = 1_000_000;

  private final Sync sync;
  private final Settings settings;
  private final SocketTable table;
  private final LookOut lookOut;
  private final Wire wire;
  private final Workers workers;
  private final Journal journal;
  private final Plans plans;
  private final Resolver resolver;
  private final StepEnds ends;
  private final PendingSteps pending;
  private final Circumstances circumstances;
  private final NamedResults values = new NamedResults();

  SocketSteps(
      Sync sync,
      Settings settings,
      SocketTable table,
      LookOut lookOut,
      Wire wire,
      Workers workers,
      Journal journal,
      Libc libc,
      Circumstances circumstances,
      Arrivals arrivals) {
    this.sync = sync;
    this.settings = settings;
    this.table = table;
    this.lookOut = lookOut;
    this.wire = wire;
    this.workers = workers;
    this.journal = journal;
    this.pending = new PendingSteps(sync, journal);
    this.plans = new Plans(libc);
    this.resolver = new Resolver(this);
    this.ends = new StepEnds(table, lookOut, wire, circumstances, arrivals, values);
    this.circumstances = circumstances;
  }

  /** The command with every {@code $name.field} replaced by its value. */
  Command resolved(Command command) throws Mistake {
    return command instanceof SocketCommand calls ? resolver.resolved(calls) : command;
  }

  StepReport run(Line line, SocketCommand typed, StepReportBuilder builder, SourceLine source)
      throws Mistake {
    SocketCommand command = resolver.resolved(typed);
    checkNames(line, command);
    SessionSocket socket = subject(line, command);
    Consumer<Attempt> plan = plans.of(command, socket, List.copyOf(table.open()));
    String made = madeName(line);
    command = named(command);
    wire.begin(command, socket, builder);
    Attempt attempt = new Attempt(plan, this::returned);
    Before before = socket == null ? new Before(null, null) : new Before(socket.stage, socket.seen);
    PendingStep step =
        new PendingStep(
            command, socket, made, line, source, attempt, before, new PendingStep.Mark());
    circumstances.begin(step, journal.steps());
    if (Plans.mayBlock(command, socket)) {
      workers.start(attempt);
      boolean done = attempt.returnsAtOnce() || returnsInTime(attempt);
      if (!done && sync.wasInterrupted()) {
        done = pending.interruptAndWait(step, Duration.ofSeconds(1));
      }
      if (!done) {
        return blocked(step, builder);
      }
    } else {
      attempt.perform(null);
    }
    attempt.throwBug();
    if (command instanceof SocketCommand.Close) {
      pending.all().stream()
          .filter(blocked -> blocked.isOn(socket))
          .forEach(blocked -> builder.note(held(blocked)));
    }
    StepReport report = ends.end(step, builder, journal.nextStep(), new Outcome.Done());
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
    StepReport report = ends.end(step, builder, journal.nextStep(), outcome);
    if (journal.last().pending() == step) {
      journal.last(report.call(), null);
    }
    journal.report(report);
  }

  private StepReport blocked(PendingStep step, StepReportBuilder builder) {
    int number = journal.nextStep();
    step.mark().blockedStep = number;
    pending.add(step);
    journal.last(null, step);
    return ends.blocked(step, builder, number);
  }

  /** The socket that the command acts on; null where it makes one, or asks about all. */
  private SessionSocket subject(Line line, SocketCommand command) throws Mistake {
    boolean actsOnOne = line.command().verb().actsOnSocket();
    boolean onAll = command instanceof SocketCommand.Poll && line.target().isEmpty();
    if (onAll && table.open().isEmpty()) {
      throw new Mistake(1, "there is no open socket to ask about", "make one first: create");
    }
    return actsOnOne && !onAll ? target(line) : null;
  }

  private void checkNames(Line line, SocketCommand command) throws Mistake {
    if (line.assign().isPresent()) {
      checkName(line.assign().get());
    }
    if (command instanceof SocketCommand.Socketpair(_, _, Optional<Name> second)
        && second.isPresent()) {
      checkName(second.get());
    }
  }

  /** The command with a name for the second socket of a pair, where the line gave none. */
  private SocketCommand named(SocketCommand command) {
    return command instanceof SocketCommand.Socketpair(var kind, boolean nonblocking, var second)
            && second.isEmpty()
        ? new SocketCommand.Socketpair(kind, nonblocking, Optional.of(new Name(freeName(), 1)))
        : command;
  }

  /** The name that the socket made by the line gets; null when it makes none. */
  private String madeName(Line line) {
    if (!line.command().verb().makesSocket()) {
      return null;
    }
    return line.assign().map(Name::text).orElseGet(this::freeName);
  }

  private String freeName() {
    String name = table.nextName();
    while (pending.promised(name) != null) {
      name = table.nextName();
    }
    return name;
  }

  void checkName(Name name) throws Mistake {
    table.checkFree(name);
    PendingStep promise = pending.promised(name.text());
    if (promise != null) {
      throw new Mistake(
          name.column(),
          "the name "
              + name
              + " is promised to the socket that step "
              + promise.mark().blockedStep
              + " will make",
          "choose another name");
    }
  }

  SessionSocket target(Line line) throws Mistake {
    if (line.target().isPresent()) {
      return socket(line.target().get());
    }
    return table
        .current()
        .orElseThrow(() -> new Mistake(1, "there is no socket yet", "make one first: create"));
  }

  /** The socket of that name; one that a blocked accept is about to make is waited for. */
  SessionSocket socket(Name name) throws Mistake {
    Optional<SessionSocket> found = table.find(name.text());
    PendingStep promise = pending.promised(name.text());
    if (found.isPresent() && promise == null) {
      return found.get();
    }
    if (promise != null) {
      pending.waitFor(promise, settings.patience());
      if (promise.mark().ended && table.find(name.text()).isPresent()) {
        return table.find(name.text()).get();
      }
      throw new Mistake(
          name.column(),
          "there is no "
              + name
              + " yet: step "
              + promise.mark().blockedStep
              + " that makes it is"
              + " blocked",
          "make it return first: " + Unblocking.of(promise, table, lookOut.inquiry()).unblock());
    }
    throw table.unknown(name);
  }

  void use(Name name) throws Mistake {
    table.use(socket(name));
  }

  SessionSocket current() {
    return table.current().orElse(null);
  }

  boolean isPromised(String name) {
    return pending.promised(name) != null;
  }

  /** The address with values in the place of references. */
  Address resolved(Address address) throws Mistake {
    return resolver.resolved(address);
  }

  boolean isSocket(Name name) {
    return table.find(name.text()).isPresent();
  }

  NamedResults values() {
    return values;
  }

  @Override
  public byte[] bytes(Name name) throws Mistake {
    await(name);
    return values.bytes(name);
  }

  @Override
  public String text(Name name) throws Mistake {
    await(name);
    return values.text(name);
  }

  /** What a blocked step is about to give is waited for. */
  void await(Name name) throws Mistake {
    for (PendingStep step : pending.all()) {
      if (name.text().equals(step.given()) && !pending.waitFor(step, settings.patience())) {
        throw new Mistake(
            name.column(),
            "there is no "
                + name
                + " yet: step "
                + step.mark().blockedStep
                + " that gives it is blocked",
            "make it return first: " + Unblocking.of(step, table, lookOut.inquiry()).unblock());
      }
    }
  }

  /**
   * The value of a field, read from the kernel now; null when the socket has none. A closed
   * socket's addresses are those that it had: to bind its port once more is a lesson of its own.
   */
  @Override
  public String value(Ref ref) throws Mistake {
    if (table.peers().has(ref.name().text())) {
      return table.peers().value(ref);
    }
    if (!ref.field().isOfSockets()) {
      throw new Mistake(
          ref.name().column(),
          ref.name() + " is no peer, and only those have " + ref.field().word(),
          "inspect " + ref.name() + " shows what the kernel counts");
    }
    SessionSocket socket = socket(ref.name());
    String now = value(socket, ref.field());
    return now == null && socket.fd < 0 ? FieldValues.last(socket, ref.field()) : now;
  }

  /** An address that a socket knows now; null when there is none. */
  Endpoint address(Ref ref) {
    return table
        .find(ref.name().text())
        .map(socket -> FieldValues.address(socket, lookOut.look(socket), ref.field()))
        .orElse(null);
  }

  String value(SessionSocket socket, Field field) {
    Snapshot now = lookOut.look(socket);
    return FieldValues.of(socket, now, field);
  }

  PendingSteps pending() {
    return pending;
  }

  List<SocketView> views() {
    return table.all().stream().map(this::view).toList();
  }

  Optional<SocketView> currentView() {
    return table.current().map(this::view);
  }

  SocketView view(SessionSocket socket) {
    String blockedIn =
        pending.all().stream()
            .filter(step -> step.isOn(socket))
            .map(step -> step.attempt().inProgress())
            // Null when the call has returned, but its end has not been reported yet.
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new SocketView(
        socket.name,
        socket.kind,
        socket.stage,
        blockedIn,
        table.current().orElse(null) == socket,
        socket.seen == null ? Snapshot.GONE : socket.seen);
  }
}
