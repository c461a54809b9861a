package dev.sockstep.session;

import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.session.provoke.Act;
import java.time.Duration;

/** Performs the acts of a scenario, each as a step of its own. */
final class Acts {
  /** Longer than any scenario's call sleeps. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Lines lines;
  private final OwnSteps own;
  private final Sync sync;
  private final PendingSteps pending;
  private final Journal journal;

  Acts(Lines lines, OwnSteps own, Sync sync, PendingSteps pending, Journal journal) {
    this.lines = lines;
    this.own = own;
    this.sync = sync;
    this.pending = pending;
    this.journal = journal;
  }

  /** Runs one line, as if it was typed. */
  interface Lines {
    StepReport step(SourceLine source, Line line, Confinement confinement);
  }

  /** Performs an act, and waits for its end where it only happens to block. */
  StepReport perform(Provoking begun, Act act, Confinement confinement) {
    String text = sync.call(() -> begun.text(act));
    String file = "provoke " + begun.scenario().mode();
    SourceLine source = new SourceLine(file, begun.number(), text);
    if (!act.isTyped()) {
      String rest = text.substring(2);
      return act.kind() == Act.Kind.SHELL
          ? shell(source, rest)
          : own.make(source, OwnCall.of(rest), begun.subject());
    }
    StepReport report;
    try {
      report = lines.step(source, LineParser.parse(text).orElseThrow(), confinement);
    } catch (Mistake mistake) {
      throw new IllegalStateException(file + ": " + text, mistake);
    }
    if (act.kind() != Act.Kind.BLOCKS && report.outcome() instanceof Outcome.Blocked) {
      await(begun, report);
    }
    return report;
  }

  private StepReport shell(SourceLine source, String command) {
    String wrong = ShellCommand.run(command);
    return journal.step(
        () -> {
          StepReportBuilder builder = StepReport.of(source);
          return wrong == null
              ? builder
                  .note("done by the system's shell")
                  .build(journal.nextStep(), new Outcome.Done())
              : builder.build(journal.nextStep(), new Outcome.Error(1, wrong, null));
        });
  }

  /** Waits for the end of a blocked step, which the line after it stands on. */
  void await(Provoking begun, StepReport blocked) {
    sync.run(
        () -> {
          journal.begin();
          if (begun.isStopped()) {
            // Ctrl-C came between the step and this wait.
            journal.end();
            return;
          }
          for (PendingStep step : pending.all()) {
            if (step.mark().blockedStep == blocked.step()) {
              pending.waitFor(step, LIMIT);
            }
          }
          journal.end();
        });
  }
}
