package dev.sockstep.session;

import dev.sockstep.model.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps whose calls have not returned: waiting for their ends, and interrupting them. Guarded
 * by the session's lock.
 */
final class PendingSteps {
  /** How long a call that the kernel has already woken is given to come back. */
  private static final long SETTLE_NANOS = 100_000_000;

  /** How long a call that is signalled is given to return. */
  private static final Duration INTERRUPT = Duration.ofSeconds(1);

  private static final long MILLISECOND = 1_000_000;

  private final Sync sync;
  private final Journal journal;
  private final List<PendingStep> steps = new ArrayList<>();

  PendingSteps(Sync sync, Journal journal) {
    this.sync = sync;
    this.journal = journal;
  }

  /** All of them, in the order they were reported as blocked. */
  List<PendingStep> all() {
    return List.copyOf(steps);
  }

  void add(PendingStep step) {
    steps.add(step);
  }

  void remove(PendingStep step) {
    steps.remove(step);
  }

  /** The blocked step that will make a socket of that name; null when none will. */
  PendingStep promised(String name) {
    for (PendingStep step : steps) {
      if (name.equals(step.madeName())) {
        return step;
      }
    }
    return null;
  }

  /** Lets the calls that this step's call has woken come back, so that their ends follow it. */
  void settle() {
    if (!steps.isEmpty()) {
      sync.await(
          () -> steps.stream().map(PendingStep::attempt).noneMatch(Attempt::isOnItsWay),
          SETTLE_NANOS,
          MILLISECOND / 10);
    }
    journal.release();
  }

  /** Waits until the end of a blocked step has been reported. */
  boolean waitFor(PendingStep step, Duration limit) {
    sync.await(() -> !steps.contains(step), limit.toNanos(), 0);
    journal.release();
    return step.mark().ended;
  }

  /** Signals the step's thread until its call returns: see {@link Attempt#interrupt}. */
  boolean interruptAndWait(PendingStep step) {
    long deadline = System.nanoTime() + INTERRUPT.toNanos();
    sync.clearInterrupt();
    while (!step.attempt().hasReturned() && System.nanoTime() < deadline) {
      step.attempt().interrupt();
      sync.await(step.attempt()::hasReturned, 2 * MILLISECOND, 0);
    }
    return step.attempt().hasReturned();
  }

  boolean interruptForeground() {
    return sync.call(
        () -> {
          if (!journal.isBusy()) {
            return false;
          }
          sync.interruptWait();
          return true;
        });
  }

  boolean interruptLatest() {
    return sync.call(
        () -> {
          if (steps.isEmpty()) {
            return false;
          }
          PendingStep latest = steps.getLast();
          interruptAndWait(latest);
          return true;
        });
  }

  void interruptAll() {
    sync.run(
        () -> {
          for (PendingStep step : all()) {
            step.attempt().interrupt();
            // A resolver goes on after a signal: leaving does not wait for a name server.
            if (!"getaddrinfo".equals(step.attempt().inProgress())) {
              interruptAndWait(step);
              waitFor(step, INTERRUPT);
            }
          }
        });
  }

  /** The call that a blocked step is in, for a sentence about it. */
  static String callOf(PendingStep step) {
    List<Call> calls = step.attempt().calls();
    return calls.isEmpty() ? step.command().verb().word() : calls.getLast().text();
  }
}
