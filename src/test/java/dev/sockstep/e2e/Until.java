package dev.sockstep.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;

/** Waits for a state of something outside this process, with a deadline. */
final class Until {
  /** Long enough for a loaded machine; a test that passes never waits this long. */
  static final Duration DEADLINE = Duration.ofSeconds(20);

  private Until() {}

  /**
   * Looks again and again until what it sees is as wished.
   *
   * @param what the state, for the message
   * @return what was seen last
   */
  static <T> T see(String what, Callable<T> look, Predicate<T> wished) throws Exception {
    return see(what, DEADLINE, look, wished);
  }

  static <T> T see(String what, Duration limit, Callable<T> look, Predicate<T> wished)
      throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    T seen = look.call();
    while (!wished.test(seen)) {
      if (System.nanoTime() > deadline) {
        Assertions.fail("not within " + limit.toMillis() + " ms: " + what + "; seen:\n" + seen);
      }
      LockSupport.parkNanos(5_000_000);
      seen = look.call();
    }
    return seen;
  }
}
