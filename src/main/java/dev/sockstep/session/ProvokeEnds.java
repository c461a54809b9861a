package dev.sockstep.session;

import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import java.util.List;

/** How a provocation ended: in the mode that it promised, or otherwise. */
final class ProvokeEnds {
  private ProvokeEnds() {}

  /** In the student's hands another end is no failed expectation. */
  static StepReport report(Provoking ended, SocketTable table, int number) {
    String mode = ended.scenario().mode();
    StepReport failed = ended.failed();
    boolean came = failed != null && mode.equals(failed.failure().id());
    StepReportBuilder report = StepReport.of(SourceLine.typed("provoke " + mode));
    String actual =
        failed == null ? "no call failed so" : failed.failure().id() + ", in step " + failed.step();
    if (ended.isByHand()) {
      report.note(came ? mode + " it was, in step " + failed.step() : "it ended with " + actual);
    }
    around(ended, table, report);
    Outcome outcome =
        ended.isByHand() ? new Outcome.Done() : new Outcome.Expectation(came, mode, actual);
    return report.build(number, outcome);
  }

  /** Of one that Ctrl-C has stopped between two of its lines. */
  static StepReport stopped(Provoking stopped, int number) {
    StepReportBuilder report =
        StepReport.of(SourceLine.typed("provoke " + stopped.scenario().mode()));
    int all = stopped.scenario().acts().size();
    report.note(
        "stopped before line "
            + stopped.number()
            + " of "
            + all
            + ": it is yours from here. The next line stands at the prompt: Enter goes on, Ctrl-C"
            + " drops the rest");
    return report.build(number, new Outcome.Done());
  }

  private static void around(Provoking ended, SocketTable table, StepReportBuilder report) {
    List<String> open =
        table.openNames().stream().filter(name -> !ended.before().contains(name)).toList();
    if (!open.isEmpty()) {
      report.note(
          "open still: "
              + String.join(", ", open)
              + "; look around with sockets, inspect and wire");
    }
  }
}
