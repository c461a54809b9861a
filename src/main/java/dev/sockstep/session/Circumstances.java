package dev.sockstep.session;

import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Call;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.StepReportBuilder;
import java.util.List;

/** What a step's report tells beside the sockets' changes: way, counters, figures. */
final class Circumstances {
  private final Ways ways;
  private final CounterSteps counters;
  private final FigureSteps figures;

  Circumstances(Ways ways, CounterSteps counters, FigureSteps figures) {
    this.ways = ways;
    this.counters = counters;
    this.figures = figures;
  }

  /** Before a step's calls; that many steps were before it. */
  void begin(PendingStep step, int stepsBefore) {
    step.mark().counters = counters.begin(stepsBefore + 1);
    figures.begin();
  }

  /** After them, or when they have not returned within the patience. */
  void end(PendingStep step, List<Packet> packets, StepReportBuilder builder) {
    List<Call> calls = step.attempt().calls();
    Call call = calls.isEmpty() ? null : calls.getLast();
    if (step.command() instanceof SocketCommand.Connect) {
      builder.way(ways.of(step));
    }
    builder.counts(counters.end(step.mark().counters, call, resets(step), packets));
    builder.figures(figures.end());
  }

  /** A close with unread data resets the connection, whether or not its packets can be seen. */
  private static boolean resets(PendingStep step) {
    Snapshot before = step.before().snapshot();
    return step.command() instanceof SocketCommand.Close
        && before != null
        && before.recvq() != null
        && before.recvq() > 0;
  }
}
