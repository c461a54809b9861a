package dev.sockstep.session;

import dev.sockstep.model.Call;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.sys.Libc;

/** The steps of calls that no verb makes: a provocation does. */
final class OwnSteps {
  private final SocketTable table;
  private final LookOut lookOut;
  private final Journal journal;
  private final Libc libc;
  private final StepFailures failures;

  OwnSteps(SocketTable table, LookOut lookOut, Journal journal, Libc libc, StepFailures failures) {
    this.table = table;
    this.lookOut = lookOut;
    this.journal = journal;
    this.libc = libc;
    this.failures = failures;
  }

  /**
   * Makes a call, as a step.
   *
   * @param on the name of the socket it is made on; null for none
   */
  StepReport make(SourceLine source, OwnCall own, String on) {
    return journal.step(
        () -> {
          StepReportBuilder builder = StepReport.of(source);
          make(own, on, builder);
          return builder.build(journal.nextStep(), new Outcome.Done());
        });
  }

  private void make(OwnCall own, String on, StepReportBuilder builder) {
    SessionSocket socket = on == null ? null : table.find(on).orElse(null);
    Call call = own.make(libc);
    journal.last(call, null);
    builder.call(call).changes(lookOut.changes()).socket(on).note(own.note());
    if (call.failed()) {
      builder.failure(failures.of(call, socket));
    }
  }
}
