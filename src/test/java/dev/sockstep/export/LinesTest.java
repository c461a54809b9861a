package dev.sockstep.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Call;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.StepReportBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the list of a session's lines says of each step. */
class LinesTest {
  private final Lines lines = new Lines();

  private static StepReportBuilder step(SourceLine source, String call, long result) {
    return StepReport.of(source).call(new Call(call, List.of("12"), result, null, 1000));
  }

  @Test
  void theFurtherStepsOfALineAreToldByTheirCalls() {
    SourceLine line = SourceLine.typed("s = socket.create_server(('', 0))");
    lines.add(step(line, "socket", 12).build(1, new Outcome.Done()));
    lines.add(step(line.again(), "bind", 0).build(2, new Outcome.Done()));

    assertThat(lines.history(9))
        .containsExactly("   1  s = socket.create_server(('', 0))   = 12", "   2    … bind   = 0");
  }

  @Test
  void aStepWhoseTimeWasUpIsNoRecvOfNothing() {
    Failure failure = new Failure("timed out", "nothing came", List.of(), "wait longer");
    lines.add(
        step(SourceLine.typed("s.recv(3)"), "poll", 0)
            .failure(failure)
            .build(1, new Outcome.Done()));

    assertThat(lines.history(9)).containsExactly("   1  s.recv(3)   timed out");
  }

  @Test
  void theListSaysHowManyLinesCameBefore() {
    lines.add(step(SourceLine.typed("create"), "socket", 12).build(1, new Outcome.Done()));
    lines.add(
        StepReport.of(SourceLine.typed("clsoe")).build(2, new Outcome.Error(1, "unknown", null)));
    lines.add(step(SourceLine.typed("close"), "close", 0).build(3, new Outcome.Done()));

    assertThat(lines.history(2))
        .containsExactly(
            "1 earlier line: history 3 shows all", "   2  clsoe   not run", "   3  close   = 0");
    assertThat(lines.size()).isEqualTo(3);
  }
}
