package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls inside a line of Python, as in {@code print(s.recv(10))}: each is a step. */
@Timeout(20)
class CallsInsideALineTest {
  private final Live live = new Live();
  private final LineRunner runner = new LineRunner(live.session, Confinement.NONE, (_, _) -> {});

  @AfterEach
  void close() {
    live.close();
  }

  /** The reports of what one line does. */
  private List<StepReport> run(String line) {
    int before = live.reports().size();
    runner.run(new SourceLine("-", 1, line));
    return live.reports().subList(before, live.reports().size());
  }

  @Test
  void eachIsAStepBeforeTheOneThatUsesWhatItGives() {
    run("a, b = socket.socketpair()");
    run("b.send(b'hello')");

    List<StepReport> reports = run("print(a.recv(2), len(a.recv(10)))");

    assertThat(reports).extracting(report -> report.calls().size()).containsExactly(1, 1, 0);
    assertThat(reports.getLast().notes()).containsExactly("b'he' 3");
  }

  @Test
  void whatStandsBehindAFailedOneIsNotRun() {
    run("s = socket.socket()");

    List<StepReport> reports = run("print(s.recv(10), s.send(b'x'))");

    assertThat(reports).hasSize(1);
    assertThat(reports.getFirst().exception()).startsWith("OSError: [Errno 107]");
  }

  @Test
  void whatStandsBehindABlockedOneIsLeftOutAndSaidSo() {
    run("a, b = socket.socketpair()");
    live.settings.patience(Live.SHORT);

    List<StepReport> reports = run("print(a.recv(10), b.send(b'x'))");

    assertThat(reports).hasSize(2);
    assertThat(reports.getFirst().outcome()).isInstanceOf(Outcome.Blocked.class);
    assertThat(reports.getLast().outcome())
        .isInstanceOfSatisfying(
            Outcome.Error.class,
            error -> {
              assertThat(error.column()).isEqualTo(7);
              assertThat(error.message()).startsWith("recv is blocked");
            });
  }

  @Test
  void atThePromptTheRestWaitsForTheBlockedOneAndIsRunWhenAskedFor() {
    runner.keepingRests();
    live.settings.patience(Live.SHORT);
    run("a, b = socket.socketpair()");
    StepReport blocked = run("print('got', a.recv(10), 'and', b.recv(10))").getLast();
    assertThat(blocked.outcome()).isInstanceOf(Outcome.Blocked.class);
    assertThat(runner.awaited()).isEqualTo(blocked.step());

    run("b.send(b'for a')");
    live.end(blocked);
    runner.goOn();
    StepReport second = live.reports().getLast();
    assertThat(second.outcome()).as("the next inside it").isInstanceOf(Outcome.Blocked.class);
    assertThat(runner.awaited()).isEqualTo(second.step());

    run("a.send(b'for b')");
    live.end(second);
    runner.goOn();
    assertThat(runner.awaited()).isZero();
    assertThat(live.reports().getLast().notes()).containsExactly("got b'for a' and b'for b'");
  }

  @Test
  void theRestOfOneLineWaitsAndThatOfAnotherIsLeftOut() {
    runner.keepingRests();
    live.settings.patience(Live.SHORT);
    run("a, b = socket.socketpair()");
    StepReport blocked = run("print(a.recv(10))").getLast();
    run("c, d = socket.socketpair()");

    assertThat(run("print(c.recv(10))").getLast().outcome()).isInstanceOf(Outcome.Error.class);

    run("b.send(b'for a')");
    live.end(blocked);
    runner.goOn();
    assertThat(live.reports().getLast().notes()).containsExactly("b'for a'");
  }

  @Test
  void aBlockedOneGetsNoOtherCallsResult() {
    run("a, b = socket.socketpair()");
    live.settings.patience(Live.SHORT);
    run("print(a.recv(10))");
    live.settings.patience(Live.DEADLINE);

    run("a.send(b'for b')");
    List<StepReport> reports = run("print(b.recv(10))");

    assertThat(reports.getLast().notes()).containsExactly("b'for b'");
  }
}
