package dev.sockstep.session;

import dev.sockstep.command.Command;
import dev.sockstep.command.KeepAction;
import dev.sockstep.command.Line;
import dev.sockstep.command.LinePrinter;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Change;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a step of each line: who runs which command, and what every step begins and ends with. */
final class Steps {
  private final Parts parts;
  private final ProvokeSteps provocations;

  /** What was seen to have changed before lines that could not be run: the next step tells it. */
  private final List<Change> untold = new ArrayList<>();

  Steps(Parts parts) {
    this.parts = parts;
    this.provocations =
        new ProvokeSteps(
            parts.sync,
            parts.settings,
            parts.table,
            parts.pending,
            parts.names,
            parts.values,
            parts.journal,
            parts.lookOut,
            new Acts(this::step, parts.ownSteps, parts.sync, parts.pending, parts.journal));
  }

  /** Who runs the lines of provocations. */
  ProvokeSteps provocations() {
    return provocations;
  }

  /** Runs the one command, and reports it; a mistake in it is reported as a step too. */
  StepReport step(SourceLine source, Line line, Confinement confinement) {
    Journal journal = parts.journal;
    return parts.sync.call(
        () -> {
          journal.begin();
          untold.addAll(meanwhile());
          StepReportBuilder builder = StepReport.of(source).meanwhile(List.copyOf(untold));
          builder.nativeLine(line.python() ? LinePrinter.print(line) : null);
          StepReport report;
          try {
            report = run(line, builder, source, confinement);
            untold.clear();
          } catch (Mistake mistake) {
            report = error(source, mistake);
          }
          journal.report(report);
          parts.pending.settle();
          journal.end();
          return report;
        });
  }

  /** Reports a line that could not be parsed as a step of its own. */
  StepReport reject(SourceLine source, Mistake mistake) {
    return parts.journal.step(() -> error(source, mistake));
  }

  private StepReport error(SourceLine source, Mistake mistake) {
    return StepReport.of(source)
        .build(
            parts.journal.nextStep(),
            new Outcome.Error(mistake.column(), mistake.getMessage(), mistake.mend()));
  }

  /** What has changed since the last step, and whose the packets are from here on. */
  private List<Change> meanwhile() {
    List<Change> changes = parts.lookOut.changes();
    parts.wire.follow(changes);
    return changes;
  }

  private StepReport run(
      Line line, StepReportBuilder builder, SourceLine source, Confinement confinement)
      throws Mistake {
    if (confinement != Confinement.NONE) {
      confinement.check(parts.resolver.resolved(line.command()), () -> staysHere(line));
    }
    return switch (line.command()) {
      case SocketCommand.Close _ when line.python() && parts.names.target(line).fd < 0 ->
          parts.otherSteps.closedAlready(line, builder);
      case SocketCommand command ->
          parts.socketSteps.run(line, command, builder, source, confinement);
      case Command.Wait wait -> parts.otherSteps.waitFor(line, wait, builder);
      case Command.Cancel _ -> parts.otherSteps.cancel(line, builder);
      case Command.Sleep sleep -> parts.otherSteps.sleep(sleep.time(), builder);
      case Command.Wire show -> parts.otherSteps.wire(line, show, builder, source);
      case Command.Sockets _ -> parts.otherSteps.sockets(builder);
      case Command.Inspect inspect -> parts.views.inspect(line, inspect.group(), builder);
      case Command.Options _ -> parts.views.options(line, builder);
      case Command.Track _ -> parts.views.track(builder);
      case Command.States _ -> parts.views.states(builder);
      case Command.Explain explain -> parts.views.explain(explain.word(), builder);
      case Command.Peer peer -> parts.peerSteps.run(line, peer.action(), builder);
      case Command.Provoke provoke -> provocations.begin(provoke, builder, confinement);
      case Command.Expect expect -> parts.otherSteps.expect(expect.condition(), builder);
      case Command.Teach teach ->
          throw new Mistake(
              1,
              teach.verb().word() + " is for lessons, and none is under way",
              "begin one: sockstep learn");
      case Command.Print(var items) -> parts.otherSteps.print(items, builder);
      case Command.Use _ -> parts.otherSteps.use(line, builder);
      case Command.Set set -> parts.otherSteps.set(set.setting(), builder);
      case Command.Keep(KeepAction action) ->
          parts.otherSteps.told(parts.archive.run(action, source), builder);
      case Command.Help help -> parts.otherSteps.told(HelpTexts.of(help.about()), builder);
      case Command.Quit _ -> parts.otherSteps.quit(builder);
    };
  }

  /** The host that a line would reach beyond its confinement, if agreeing to it would let it. */
  Optional<String> foreign(Line line, Confinement confinement) throws Mistake {
    return confinement.foreign(parts.resolver.resolved(line.command()), () -> staysHere(line));
  }

  private boolean staysHere(Line line) {
    try {
      return MulticastReach.staysHere(parts.libc, parts.names.target(line));
    } catch (Mistake unknown) {
      // There is no such socket: the step itself tells so.
      return false;
    }
  }
}
