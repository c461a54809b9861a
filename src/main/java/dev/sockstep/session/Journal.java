package dev.sockstep.session;

import dev.sockstep.model.Call;
import dev.sockstep.model.StepReport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Numbers the steps and hands their reports to the sink in an order that makes sense to a reader:
 * what a step brought about on other threads is reported after it. Guarded by the session's lock.
 */
final class Journal {
  private final Sync sync;
  private final Consumer<StepReport> sink;
  private final Deque<Runnable> held = new ArrayDeque<>();
  private Consumer<StepReport> watcher = _ -> {};
  private boolean busy;
  private int steps;
  private Last last = new Last(null, null);

  Journal(Sync sync, Consumer<StepReport> sink) {
    this.sync = sync;
    this.sink = sink;
  }

  /**
   * What the last command that made calls gave: what {@code expect result} looks at.
   *
   * @param call null while the command is blocked
   * @param pending the blocked command; null when it was not blocked
   */
  record Last(Call call, PendingStep pending) {}

  int nextStep() {
    return ++steps;
  }

  /** How many steps there have been. */
  int steps() {
    return steps;
  }

  void begin() {
    busy = true;
    sync.clearInterrupt();
  }

  void end() {
    release();
    busy = false;
  }

  /** Makes a step and reports it, from a thread that need not have the session's lock. */
  StepReport step(Supplier<StepReport> made) {
    return sync.call(
        () -> {
          begin();
          StepReport report = made.get();
          report(report);
          end();
          return report;
        });
  }

  /** Whether a command is under way. */
  boolean isBusy() {
    return busy;
  }

  /** Who is told of every report too, once the sink has it. */
  void watch(Consumer<StepReport> told) {
    watcher = told;
  }

  void report(StepReport report) {
    sink.accept(report);
    watcher.accept(report);
  }

  /** Runs the end of a blocked step now, or after the report of the command under way. */
  void whenQuiet(Runnable end) {
    if (busy) {
      held.add(end);
    } else {
      end.run();
    }
  }

  /** Runs the ends that were held back. */
  void release() {
    while (!held.isEmpty()) {
      held.poll().run();
    }
  }

  Last last() {
    return last;
  }

  void last(Call call, PendingStep pending) {
    last = new Last(call, pending);
  }
}
