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
