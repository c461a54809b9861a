package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.Change;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.NativeLibc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A session on the real kernel, whose reports are kept, and waited for where they come late. */
final class Live implements AutoCloseable {
  /** No test waits longer for what must come. */
  static final Duration DEADLINE = Duration.ofSeconds(10);

  /** How long a call that is expected to block is watched. */
  static final Duration SHORT = Duration.ofMillis(30);

  final NativeLibc libc = new NativeLibc();
  final Settings settings = new Settings();
  final Session session;
  private final List<StepReport> reports = new ArrayList<>();
  private final Map<String, Runnable> reactions = new HashMap<>();

  Live() {
    settings.patience(DEADLINE);
    session = new Session(libc, settings, this::take);
  }

  private void take(StepReport report) {
    Runnable then = keep(report);
    if (then != null) {
      then.run();
    }
  }

  private synchronized Runnable keep(StepReport report) {
    reports.add(report);
    notifyAll();
    return reactions.remove(report.source().text());
  }

  /** Does something, on the session's thread, as soon as that line is reported: once. */
  synchronized void whenReported(String line, Runnable then) {
    reactions.put(line, then);
  }

  synchronized List<StepReport> reports() {
    return List.copyOf(reports);
  }

  /** Runs a line, with the patience as it is. */
  StepReport run(String text) {
    SourceLine source = SourceLine.typed(text);
    try {
      Optional<Line> line = LineParser.parse(text);
      return session.execute(source, line.orElseThrow());
    } catch (Mistake mistake) {
      return session.reject(source, mistake);
    }
  }

  /** Runs a line whose calls must return well. */
  StepReport done(String text) {
    StepReport report = run(text);
    assertThat(report.outcome()).as(text).isEqualTo(new Outcome.Done());
    assertThat(report.failure()).as(text).isNull();
    return report;
  }

  /** Runs lines whose calls must all return well; gives the last report. */
  StepReport all(String... lines) {
    StepReport last = null;
    for (String line : lines) {
      last = done(line);
    }
    return last;
  }

  /** Runs a line whose last call must fail so. */
  StepReport fails(String text, Errno errno) {
    StepReport report = run(text);
    assertThat(report.outcome()).as(text).isEqualTo(new Outcome.Done());
    assertFailed(report, errno);
    return report;
  }

  /** Runs a line whose last call must fail so, and leave the socket at that stage. */
  StepReport fails(String text, Errno errno, Stage stage) {
    StepReport report = fails(text, errno);
    assertThat(report.stage().before()).as("stage before " + text).isEqualTo(stage);
    assertThat(report.stage().after()).as("stage after " + text).isEqualTo(stage);
    return report;
  }

  static void assertMode(StepReport report, String mode, String why) {
    assertThat(report.failure().mode()).as(report.source().text()).isEqualTo(mode);
    assertThat(report.failure().why()).as(report.source().text()).startsWith(why);
    assertThat(report.failure().attempt()).isNotBlank();
  }

  static void assertFailed(StepReport report, Errno errno) {
    String text = report.source().text();
    assertThat(report.call().error()).as(text).isNotNull();
    assertThat(report.call().error().name()).as(text).isEqualTo(errno.name());
    assertThat(report.call().result()).as(text).isEqualTo(-1);
    assertThat(report.failure()).as(text).isNotNull();
  }

  /** How many calls are blocked now: each has a line that ends it. */
  long blockedCalls() {
    return session.endings().stream().filter("cancel"::equals).count();
  }

  /** Runs a line whose call must still be blocked after a short while. */
  StepReport blocks(String text) {
    return blocks(text, SHORT);
  }

  /** Runs a line whose call must still be blocked after that time. */
  StepReport blocks(String text, Duration time) {
    Duration patience = settings.patience();
    settings.patience(time);
    StepReport report = run(text);
    settings.patience(patience);
    assertThat(report.outcome()).as(text).isInstanceOf(Outcome.Blocked.class);
    assertThat(report.call().returned()).as(text).isFalse();
    return report;
  }

  /** Runs a line that must be reported as a mistake. */
  Outcome.Error mistake(String text) {
    StepReport report = run(text);
    assertThat(report.outcome()).as(text).isInstanceOf(Outcome.Error.class);
    assertThat(report.calls()).as(text).isEmpty();
    return (Outcome.Error) report.outcome();
  }

  /** Checks an expectation that must hold, now or within its time. */
  void expect(String condition) {
    StepReport report = run(condition.startsWith("=") ? condition : "expect " + condition);
    assertThat(report.outcome())
        .as(condition)
        .isInstanceOfSatisfying(
            Outcome.Expectation.class,
            expectation -> assertThat(expectation.passed()).as(expectation.toString()).isTrue());
  }

  /** The end of a step that was reported as blocked; waits for it. */
  StepReport end(StepReport blocked) {
    Predicate<StepReport> isEnd =
        report -> report.outcome().equals(new Outcome.Finished(blocked.step()));
    await(() -> reports().stream().anyMatch(isEnd), "the end of step " + blocked.step());
    return reports().stream().filter(isEnd).findFirst().orElseThrow();
  }

  boolean hasEnded(StepReport blocked) {
    return reports().stream()
        .anyMatch(report -> report.outcome().equals(new Outcome.Finished(blocked.step())));
  }

  /** Waits for reports until the condition holds. */
  synchronized void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      assertThat(left).as("time left for " + what).isPositive();
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** On another thread, does what Ctrl-C does as soon as there is something to interrupt. */
  Thread interruptSoon() {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              while (!session.interrupt() && System.nanoTime() < deadline) {
                Thread.onSpinWait();
              }
            });
  }

  /** A listener srv, its client c and the accepted socket a, all connected. */
  Live connected() {
    all(
        "srv = create",
        "srv.bind 0",
        "srv.listen",
        "c = create",
        "c.connect $srv",
        "a = srv.accept");
    return this;
  }

  /** The listening socket srv, on a free port. */
  Live listening() {
    all("srv = create", "srv.bind 0", "srv.listen");
    return this;
  }

  /** The value of a field, as an expectation that cannot pass shows it. */
  String value(String field) {
    Outcome.Expectation seen =
        (Outcome.Expectation) run("expect " + field + " != " + impossible(field)).outcome();
    String prefix = field + " is ";
    assertThat(seen.actual()).startsWith(prefix);
    return seen.actual().substring(prefix.length());
  }

  private static String impossible(String field) {
    return "$" + field;
  }

  int fd(String name) {
    return Integer.parseInt(value(name + ".fd"));
  }

  int port(String name) {
    return Integer.parseInt(value(name + ".port"));
  }

  static Change change(String socket, Change.Property what, String before, String after) {
    return new Change(socket, what, before, after);
  }

  @Override
  public void close() {
    session.close();
  }
}
