package dev.sockstep.session;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Word;
import dev.sockstep.model.FailureModes;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Provocation;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.model.View;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.observe.catalogue.Modes;
import dev.sockstep.session.provoke.Act;
import dev.sockstep.session.provoke.Scenario;
import dev.sockstep.session.provoke.Scenarios;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings failure modes about: what {@code provoke} lists, and the lines that it runs or leaves to
 * the student. Each line is a step of its own, run as if it was typed.
 */
final class ProvokeSteps {
  private final Sync sync;
  private final Settings settings;
  private final SocketTable table;
  private final PendingSteps pending;
  private final Names names;
  private final NamedResults values;
  private final Journal journal;
  private final LookOut lookOut;
  private final Acts acts;
  private final ScenarioFolders folders = new ScenarioFolders();

  /** Null when no provocation is under way. */
  private Provoking current;

  /** The one whose lines are being run; read by Ctrl-C's thread, which waits for no lock. */
  private volatile Provoking running;

  ProvokeSteps(
      Sync sync,
      Settings settings,
      SocketTable table,
      PendingSteps pending,
      Names names,
      NamedResults values,
      Journal journal,
      LookOut lookOut,
      Acts acts) {
    this.lookOut = lookOut;
    this.acts = acts;
    this.sync = sync;
    this.settings = settings;
    this.table = table;
    this.pending = pending;
    this.names = names;
    this.values = values;
    this.journal = journal;
  }

  /** Lists modes, or says what is going to be shown; {@link #after} shows it. */
  StepReport begin(Command.Provoke provoke, StepReportBuilder builder, Confinement confinement)
      throws Mistake {
    View view = view(provoke, confinement);
    return builder.view(view).build(journal.nextStep(), new Outcome.Done());
  }

  private View view(Command.Provoke provoke, Confinement confinement) throws Mistake {
    boolean lab = settings.lab();
    if (provoke.about().isEmpty()) {
      return ProvokeLists.all(lab);
    }
    Word word = provoke.about().get();
    Optional<Mode> mode = Modes.named(word.text());
    if (mode.isEmpty()) {
      FailureModes modes = ProvokeLists.about(word, lab);
      if (provoke.step()) {
        throw new Mistake(word.column(), "--step is for one failure mode", "provoke " + word);
      }
      return modes;
    }
    Scenario scenario = Scenarios.named(mode.get().id()).orElseThrow();
    ProvokeLists.check(mode.get(), scenario, word, lab);
    boolean outside = scenario.acts().stream().anyMatch(act -> act.kind() == Act.Kind.SHELL);
    if (outside && confinement != Confinement.NONE) {
      throw new Mistake(
          word.column(), "a lesson runs no commands of the system's shell", "type it yourself");
    }
    return begun(mode.get(), scenario.withNames(this::isFree), provoke.step());
  }

  private Provocation begun(Mode mode, Scenario scenario, boolean byHand) {
    abandon();
    String unique = ProcessHandle.current().pid() + "-" + (journal.steps() + 1);
    current =
        new Provoking(
            scenario, byHand, table.openNames(), unique, folders, this::descriptor, limit());
    journal.watch(current::saw);
    return new Provocation(
        mode.id(),
        scenario
            .call()
            .filter(mode.facts().calls()::contains)
            .orElse(mode.facts().calls().getFirst()),
        scenario.errno(),
        mode.facts().cause(),
        scenario.acts().stream().map(Act::shown).toList(),
        scenario.names(),
        byHand);
  }

  private int descriptor(String name) {
    return table.find(name).map(socket -> socket.fd).orElse(-1);
  }

  private long limit() {
    return lookOut.inquiry().descriptorLimit().orElse(0);
  }

  private boolean isFree(String name) {
    return names.isFree(name) && !values.has(new Name(name, 1));
  }

  /**
   * What follows a command: the lines of the provocation that it began, or the next of one that is
   * left to the student.
   *
   * @return the report of the last step
   */
  StepReport after(Line line, StepReport report, Confinement confinement) {
    Provoking begun = sync.call(() -> current);
    if (begun == null || report.outcome() instanceof Outcome.Error) {
      return report;
    }
    boolean begins = line.command() instanceof Command.Provoke;
    if (begun.isByHand()) {
      return begins ? upToLine(begun, report) : typed(begun, line, report);
    }
    if (!begins || !(report.view() instanceof Provocation)) {
      return report;
    }
    running = begun;
    try {
      return play(begun, confinement);
    } finally {
      running = null;
    }
  }

  private StepReport play(Provoking begun, Confinement confinement) {
    for (Act act = begun.next(); act != null; act = begun.next()) {
      StepReport report = acts.perform(begun, act, confinement);
      begun.done();
      boolean expected = act.kind() == Act.Kind.FAILS || begun.isMending();
      boolean failed = report.failure() != null && !expected;
      if (failed || isWrong(report)) {
        begun.giveUp();
      } else if ((begun.isStopped() || sync.call(sync::wasInterrupted)) && !begun.isMending()) {
        return handOver(begun);
      }
    }
    return close(begun);
  }

  /** Ctrl-C between two lines: what is left is the student's, as with {@code --step}. */
  private StepReport handOver(Provoking begun) {
    sync.run(begun::handOver);
    StepReport stopped = journal.step(() -> ProvokeEnds.stopped(begun, journal.nextStep()));
    return upToLine(begun, stopped);
  }

  /**
   * What Ctrl-C does to a provocation that runs: it comes to a stop before its next line.
   *
   * @return false when none runs
   */
  boolean interrupt() {
    Provoking begun = running;
    if (begun != null) {
      begun.stop();
    }
    return begun != null;
  }

  private static boolean isWrong(StepReport report) {
    return report.outcome() instanceof Outcome.Error
        || report.outcome() instanceof Outcome.Expectation(boolean passed, _, _) && !passed;
  }

  /** Says whether it came as promised, and what is left to look at. */
  private StepReport close(Provoking begun) {
    return journal.step(
        () -> {
          awaitFailure(begun);
          journal.watch(_ -> {});
          current = null;
          return ProvokeEnds.report(begun, table, journal.nextStep());
        });
  }

  /** What fails may be a call that was blocked, and is just being told of. */
  private void awaitFailure(Provoking begun) {
    boolean blocks =
        begun.scenario().acts().stream().anyMatch(act -> act.kind() == Act.Kind.BLOCKS);
    if (blocks && begun.failed() == null && !begun.isStopped()) {
      for (PendingStep step : pending.all()) {
        pending.waitFor(step, Duration.ofSeconds(5));
      }
    }
    journal.release();
  }

  /** The line that is left to the student next; empty when there is none. */
  Optional<String> offered() {
    return sync.call(
        () ->
            current == null
                    || !current.isByHand()
                    || current.next() == null
                    || !current.next().isTyped()
                ? Optional.empty()
                : Optional.of(current.text(current.next())));
  }

  /** Does what the student can't type, up to the next line that is theirs, or to the end. */
  private StepReport upToLine(Provoking begun, StepReport before) {
    StepReport report = before;
    while (begun.next() != null && !begun.next().isTyped()) {
      report = acts.perform(begun, begun.next(), Confinement.NONE);
      begun.done();
    }
    return begun.next() == null ? close(begun) : report;
  }

  /** A line of the student's own leaves the provocation where it is; its own takes it further. */
  private StepReport typed(Provoking begun, Line line, StepReport report) {
    String text = offered().orElse("");
    try {
      Optional<Line> wanted = LineParser.parse(text);
      if (wanted.isPresent() && isSame(wanted.get(), line)) {
        begun.done();
        if (begun.next() == null && report.outcome() instanceof Outcome.Blocked) {
          acts.await(begun, report);
        }
        return upToLine(begun, report);
      }
    } catch (Mistake mistake) {
      throw new IllegalStateException(begun.scenario().mode() + ": " + text, mistake);
    }
    return report;
  }

  /** The same verb on the same socket: its arguments are the student's to change. */
  private static boolean isSame(Line wanted, Line line) {
    return line.command().verb() == wanted.command().verb()
        && line.target().equals(wanted.target())
        && line.assign().equals(wanted.assign());
  }

  /** Leaves out what is left; what mends the network is done all the same. */
  int abandon() {
    Provoking begun = sync.call(() -> current);
    if (begun == null) {
      return 0;
    }
    int left = begun.scenario().acts().size() - begun.number() + 1;
    begun.giveUp();
    for (Act act = begun.next(); act != null; act = begun.next()) {
      acts.perform(begun, act, Confinement.NONE);
      begun.done();
    }
    sync.run(
        () -> {
          journal.watch(_ -> {});
          current = null;
        });
    return left;
  }

  void close() {
    folders.delete();
  }
}
