package dev.sockstep.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The session's one lock, and its one condition: something has come to an end. */
final class Sync {
  private final ReentrantLock lock;
  private final Condition changed;
  private boolean interrupted;

  Sync(ReentrantLock lock) {
    this.lock = lock;
    this.changed = lock.newCondition();
  }

  /** What is done with the lock held; it may find that the user is mistaken. */
  interface Body<T, E extends Exception> {
    T get() throws E;
  }

  <T, E extends Exception> T call(Body<T, E> body) throws E {
    lock.lock();
    try {
      return body.get();
    } finally {
      lock.unlock();
    }
  }

  void run(Runnable body) {
    lock.lock();
    try {
      body.run();
    } finally {
      lock.unlock();
    }
  }

  /** Wakes whoever waits, to look again at what it waits for. */
  void signal() {
    run(changed::signalAll);
  }

  /** Ends the wait that is under way, if there is one. */
  void interruptWait() {
    run(
        () -> {
          interrupted = true;
          changed.signalAll();
        });
  }

  /** Forgets an interruption that no wait has taken. */
  void clearInterrupt() {
    interrupted = false;
  }

  boolean wasInterrupted() {
    return interrupted;
  }

  /**
   * Waits, with the lock released, until the condition holds, the time is over or {@link
   * #interruptWait} is called.
   *
   * @param sliceNanos how often to look at a condition that nobody signals; 0 for never
   * @return whether the condition holds
   */
  boolean await(BooleanSupplier condition, long nanos, long sliceNanos) {
    long deadline = System.nanoTime() + nanos;
    while (!condition.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || interrupted) {
        return false;
      }
      try {
        changed.await(sliceNanos > 0 ? Math.min(left, sliceNanos) : left, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        // The line editor's Ctrl-C, pressed while it was handing the line over: it means this wait,
        // and must not be kept for the next line.
        interrupted = true;
        return false;
      }
    }
    return true;
  }
}
