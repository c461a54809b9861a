package dev.sockstep.session;

import dev.sockstep.command.Command;
import dev.sockstep.command.Command.Condition;
import dev.sockstep.command.Line;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.python.RunTimeValues;
import dev.sockstep.model.Notice;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Peers;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.States;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.Libc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs commands on real sockets and yields a report of each step, in order, to one sink.
 *
 * <p>One thread at a time executes commands. A call that may block runs on a thread of its own;
 * when it outlasts the patience its step is reported as blocked, and its end becomes a step of its
 * own, reported from that thread. {@link #interrupt()} may be called from anywhere.
 */
public final class Session implements AutoCloseable {
  private final Parts parts;
  private final Steps steps;
  private final Sync sync;

  /** Null where what nobody typed is told with the next step. */
  private final Watch watch;

  /**
   * A session that tells of changes that no step brought about with the step that follows them.
   *
   * @param libc the kernel interface
   * @param settings what {@code set} changes; shared with whoever prints
   * @param sink takes every report, one at a time, from whichever thread finishes the step
   */
  public Session(Libc libc, Settings settings, Consumer<StepReport> sink) {
    this(libc, settings, sink, null);
  }

  /**
   * A session that tells of changes that no step brought about when they come.
   *
   * @param notices takes them, on a thread of its own; null to tell them with the next step
   */
  public Session(
      Libc libc, Settings settings, Consumer<StepReport> sink, Consumer<Notice> notices) {
    this(libc, settings, sink, notices, Archive.NONE);
  }

  /**
   * A session of which something is kept.
   *
   * @param archive what is kept of it
   */
  public Session(
      Libc libc,
      Settings settings,
      Consumer<StepReport> sink,
      Consumer<Notice> notices,
      Archive archive) {
    this.parts = new Parts(libc, settings, sink, archive);
    this.steps = new Steps(parts);
    this.sync = parts.sync;
    this.watch =
        notices == null ? null : new Watch(sync, parts.lookOut, parts.wire, parts.journal, notices);
    if (watch != null) {
      watch.start();
    }
  }

  /** Runs a command and reports its step; a mistake in it is reported as a step too. */
  public StepReport execute(SourceLine source, Line line) {
    return execute(source, line, Confinement.NONE);
  }

  /**
   * Runs a command of a file from somewhere; one that reaches too far is reported as a mistake.
   *
   * @param confinement how far it may reach
   */
  public StepReport execute(SourceLine source, Line line, Confinement confinement) {
    StepReport report = steps.step(source, line, confinement);
    return steps.provocations().after(line, report, confinement);
  }

  /**
   * Makes a call that no verb makes.
   *
   * @param on the name of the socket it is made on; null for none
   */
  StepReport own(SourceLine source, OwnCall call, String on) {
    return parts.ownSteps.make(source, call, on);
  }

  /** Reports a line that could not be parsed as a step of its own. */
  public StepReport reject(SourceLine source, Mistake mistake) {
    return steps.reject(source, mistake);
  }

  /** The host that a line would reach beyond its confinement, if agreeing to it would let it. */
  public Optional<String> foreign(Line line, Confinement confinement) {
    return sync.call(
        () -> {
          try {
            return steps.foreign(line, confinement);
          } catch (Mistake mistake) {
            // What it names is not there: the step itself tells so.
            return Optional.empty();
          }
        });
  }

  /**
   * Checks a condition without making a step of it: a lesson's goal, looked at after each command.
   *
   * @throws Mistake when the condition can't be checked now, for the socket it names is not there
   */
  public Outcome.Expectation look(Condition condition) throws Mistake {
    return sync.call(
        () -> {
          sync.clearInterrupt();
          return parts.expectations.check(condition);
        });
  }

  /** What a Python program can keep of what its steps have brought about. */
  public RunTimeValues values() {
    return new SessionValues(parts.sync, parts.names, parts.values);
  }

  /**
   * The number of the error that a step ended with, as connect_ex gives it: EAGAIN where only the
   * time was up; 0 for none.
   */
  int errorNumber(StepReport report) {
    return report.failure() == null
        ? 0
        : sync.call(() -> parts.names.errorNumber(report.socket(), report.step()));
  }

  /** Whether {@code quit} was executed. */
  public boolean hasQuit() {
    return parts.otherSteps.hasQuit();
  }

  /**
   * The line that a provocation leaves to the student next; empty when none is under way.
   *
   * @see Command.Provoke#step
   */
  public Optional<String> offered() {
    return steps.provocations().offered();
  }

  /**
   * Leaves out what is left of a provocation.
   *
   * @return how many lines that were; 0 when none is under way
   */
  public int abandon() {
    return steps.provocations().abandon();
  }

  /** The sockets as they were last seen, in the order they were made. */
  public List<SocketView> sockets() {
    return sync.call(parts.sockets::all);
  }

  /** The sockets as they are now; no step is made of it, and none's changes are counted from it. */
  public List<SocketView> look() {
    return sync.call(() -> parts.sockets.now(parts.lookOut));
  }

  /** The ready-made other ends, in the order they were started. */
  public List<Peers.Of> peers() {
    return sync.call(parts.peerSteps::views);
  }

  /** Where the TCP sockets stand, as they were last seen; no step is made of it. */
  public States states() {
    return sync.call(parts.views::states);
  }

  /** The packets seen so far, the latest last; none where nothing is captured. */
  public List<Packet> packets() {
    return sync.call(() -> parts.wire.kept().stream().map(Wire.Kept::packet).toList());
  }

  /** The socket that a verb without a name acts on, as it was last seen. */
  public Optional<SocketView> current() {
    return sync.call(parts.sockets::current);
  }

  /** The lines that end what goes on: blocked calls, peers, and every open socket. */
  public List<String> endings() {
    return sync.call(
        () -> {
          List<String> lines = new ArrayList<>();
          parts.pending.all().forEach(_ -> lines.add("cancel"));
          if (parts.peerSteps.views().stream().anyMatch(Peers.Of::running)) {
            lines.add("peer stop");
          }
          parts.table.open().forEach(socket -> lines.add(socket.name + ".close"));
          return lines;
        });
  }

  /**
   * What Ctrl-C does: ends the wait that is under way, else interrupts the call that was blocked
   * last, which then returns EINTR.
   *
   * @return false when there was nothing to interrupt
   */
  public boolean interrupt() {
    return interruptCommand() || parts.pending.interruptLatest();
  }

  /**
   * What Ctrl-C does while a command is under way: ends its wait.
   *
   * @return false when no command is under way
   */
  public boolean interruptCommand() {
    boolean provoking = steps.provocations().interrupt();
    return parts.pending.interruptForeground() || provoking;
  }

  /**
   * Interrupts the calls still blocked and reports their ends; nothing is watched any more, and the
   * peers are stopped.
   */
  public void finish() {
    if (watch != null) {
      watch.end();
    }
    parts.pending.interruptAll();
    sync.run(() -> parts.table.peers().stopAll());
    steps.provocations().close();
  }

  /** Interrupts what is blocked and closes every socket, without a report for the closing. */
  @Override
  public void close() {
    finish();
    sync.run(
        () -> {
          for (SessionSocket socket : List.copyOf(parts.table.open())) {
            // No one is left to tell of a failure, and the descriptor is released in any case.
            parts.libc.close(socket.fd);
            parts.table.closed(socket);
          }
          parts.observer.close();
          parts.wire.close();
        });
    parts.workers.close();
  }
}
