package dev.sockstep.lesson;

import dev.sockstep.session.Session;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends the waits of a session that has run for too long. */
final class Watchdog implements AutoCloseable {
  private static final long AGAIN_MILLIS = 20;

  private final CountDownLatch done = new CountDownLatch(1);

  Watchdog(Session session, Duration limit) {
    Thread thread = new Thread(() -> watch(session, limit), "sockstep-watchdog");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch(Session session, Duration limit) {
    try {
      long millis = limit.toMillis();
      while (!done.await(millis, TimeUnit.MILLISECONDS)) {
        // Again and again: an interruption that comes between two waits ends neither.
        session.interruptCommand();
        millis = AGAIN_MILLIS;
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; it ends with its session.
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
  }
}
