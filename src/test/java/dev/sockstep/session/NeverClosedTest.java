package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bracket or a quote of Python that no later line closes takes no other line with it. */
@Timeout(60)
class NeverClosedTest {
  private final Live live = new Live();
  private final LineRunner runner = new LineRunner(live.session, Confinement.NONE, (_, _) -> {});

  @AfterEach
  void close() {
    live.close();
  }

  private List<StepReport> run(List<String> lines) {
    IntStream.range(0, lines.size())
        .forEach(i -> runner.run(new SourceLine("-", i + 1, lines.get(i))));
    runner.flush();
    return live.reports();
  }

  @Test
  void theLinesBehindItRunForThemselves() {
    List<StepReport> reports =
        run(
            List.of(
                "s = socket.socket()",
                "s.connect((\"127.0.0.1\", 80)",
                "t = create udp",
                "print(\"\"\"never",
                "t.close"));

    assertThat(reports)
        .extracting(report -> report.source().number())
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(reports)
        .extracting(report -> report.outcome() instanceof Outcome.Error)
        .containsExactly(false, true, false, true, false);
    assertThat(reports.get(1).outcome())
        .isInstanceOfSatisfying(
            Outcome.Error.class,
            error -> {
              assertThat(error.column()).isEqualTo(10);
              assertThat(error.message()).isEqualTo("what ( opens here is never closed");
            });
    assertThat(((Outcome.Error) reports.get(3).outcome()).column()).isEqualTo(6);
  }

  @Test
  void oneThatIsClosedLaterIsOneLine() {
    List<StepReport> reports =
        run(
            List.of(
                "s = socket.socket(", "    socket.AF_INET,  # (", "", "    socket.SOCK_DGRAM)"));

    assertThat(reports).hasSize(1);
    assertThat(reports.getFirst().calls().getFirst().text())
        .isEqualTo("socket(AF_INET, SOCK_DGRAM, 0)");
  }

  @Test
  void howeverManyLinesFollowEachIsReadAtOnce() {
    List<String> lines =
        IntStream.range(0, 60_000).mapToObj(i -> i == 0 ? "print(" : "# " + i).toList();

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(run(lines)).hasSize(1));
  }
}
