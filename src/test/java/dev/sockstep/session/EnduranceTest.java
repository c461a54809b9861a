package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.NativeLibc;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A long script takes no more memory and no more descriptors than a short one. */
@Timeout(120)
class EnduranceTest {
  private static final int STEPS = 20_000;

  private final List<WeakReference<StepReport>> early = new ArrayList<>();
  private int reports;
  private int failures;

  private void take(StepReport report) {
    reports++;
    failures += report.outcome() instanceof Outcome.Done && report.failure() == null ? 0 : 1;
    if (reports < 50) {
      early.add(new WeakReference<>(report));
    }
  }

  @Test
  void twentyThousandStepsLeakNoDescriptorAndHoldNoReport() throws Exception {
    Settings settings = new Settings();
    settings.patience(Live.DEADLINE);
    try (Session session = new Session(new NativeLibc(), settings, this::take)) {
      for (String line :
          List.of(
              "srv = create",
              "srv.bind 0",
              "srv.listen",
              "c = create",
              "c.connect $srv",
              "a = srv.accept")) {
        run(session, line);
      }
      run(session, "c.send \"ping\"");
      run(session, "a.recv 10");
      long before = InterruptTest.descriptors();

      for (int i = 0; i < STEPS / 2; i++) {
        run(session, "c.send \"ping\"");
        run(session, "a.recv 10");
      }

      assertThat(reports).isEqualTo(STEPS + 8);
      assertThat(failures).isZero();
      assertThat(InterruptTest.descriptors()).isEqualTo(before);
      assertThat(session.sockets()).hasSize(3);
      assertThat(collected()).as("the session keeps none of the early reports").isTrue();
    }
  }

  @Test
  void socketsMadeAndClosedUnderOneNameLeaveNothingBehind() throws Exception {
    try (Session session = new Session(new NativeLibc(), new Settings(), this::take)) {
      run(session, "s = create");
      run(session, "s.close");
      long before = InterruptTest.descriptors();

      for (int i = 0; i < 1000; i++) {
        run(session, "s = create");
        run(session, "s.close");
      }

      assertThat(failures).isZero();
      assertThat(InterruptTest.descriptors()).isEqualTo(before);
      assertThat(session.sockets()).hasSize(1);
    }
  }

  private static void run(Session session, String text) throws Mistake {
    Line line = LineParser.parse(text).orElseThrow();
    session.execute(SourceLine.typed(text), line);
  }

  /** Whether the collector finds them all free, which it may take some rounds to do. */
  private boolean collected() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (early.stream().anyMatch(report -> !report.refersTo(null))) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      System.gc();
      Thread.sleep(5); // for the collector, which has no event to wait for
    }
    return true;
  }
}
