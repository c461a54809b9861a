package dev.sockstep.sys;

import static dev.sockstep.sys.Descriptors.ANY_PORT;
import static dev.sockstep.sys.Descriptors.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads in libc at once; one of them blocked, and woken. */
@Timeout(60)
class ThreadsTest {
  /** With one segment for both threads, this many calls each mix errnos up hundreds of times. */
  private static final int OFTEN_ENOUGH = 200_000;

  private final Libc libc = new NativeLibc();

  @Test
  void twoThreadsThatFailAtOnceEachSeeTheirOwnErrno() throws Exception {
    Endpoint nowhere = new Endpoint.Unix("/nonexistent/socket", false);
    try (Descriptors open = new Descriptors(libc);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      int unix = open.socket(SocketConstants.AF_UNIX);
      CountDownLatch start = new CountDownLatch(2);

      Future<Integer> bad = threads.submit(failing(start, Errno.EBADF, () -> libc.close(-1)));
      Future<Integer> lost =
          threads.submit(failing(start, Errno.ENOENT, () -> libc.connect(unix, nowhere)));

      assertThat(bad.get()).as("errnos of another").isZero();
      assertThat(lost.get()).as("errnos of another").isZero();
    }
  }

  @Test
  void aSignalMakesABlockedAcceptReturnEintr() throws Exception {
    succeeded(libc.sigaction(Signals.INTERRUPT, "abs", 0));
    CountDownLatch over = new CountDownLatch(1);
    try (Descriptors open = new Descriptors(libc)) {
      int listener = open.listener(ANY_PORT, 1);
      CompletableFuture<Long> self = new CompletableFuture<>();
      CompletableFuture<CallResult> accepted = new CompletableFuture<>();
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                self.complete(libc.pthread_self());
                accepted.complete(libc.accept4(listener, 0).call());
                awaitQuietly(over); // a thread must live as long as someone may signal it
              });

      // A signal that lands before the call sleeps is lost; so repeat it.
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (!accepted.isDone() && System.nanoTime() < deadline) {
        assertThat(libc.pthread_kill(self.get(), Signals.INTERRUPT).value()).isZero();
        accepted.copy().completeOnTimeout(null, 5, TimeUnit.MILLISECONDS).get();
      }

      assertThat(accepted).isDone();
      assertThat(accepted.get().failed()).isTrue();
      assertThat(Errno.of(accepted.get().errno())).contains(Errno.EINTR);
    } finally {
      over.countDown();
    }
  }

  @Test
  void theKernelListsTheThread() {
    assertThat(Path.of("/proc/self/task/" + libc.gettid())).exists();
  }

  @Test
  void linkingAheadIsAllowedAtAnyTime() {
    NativeLibc.link();
    NativeLibc.link();

    assertThat(libc.gettid()).isPositive();
  }

  @Test
  void aThousandSocketsClosedLeaveNoDescriptorBehind() throws IOException {
    openAndCloseATenth(); // what the JVM itself opens on the way, it has opened now
    long before = descriptors();

    for (int i = 0; i < 10; i++) {
      openAndCloseATenth();
    }

    assertThat(descriptors()).isLessThan(before + 50);
  }

  private void openAndCloseATenth() {
    for (int i = 0; i < 100; i++) {
      int fd =
          (int) succeeded(libc.socket(SocketConstants.AF_INET, SocketConstants.SOCK_STREAM, 0));
      libc.accept4(fd, 0);
      succeeded(libc.close(fd));
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException enough) {
      Thread.currentThread().interrupt();
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> fds = Files.list(Path.of("/proc/self/fd"))) {
      return fds.count();
    }
  }

  /** Calls over and over, beside the other thread; counts the errnos that are not this call's. */
  private static Callable<Integer> failing(
      CountDownLatch start, Errno expected, Callable<CallResult> call) {
    return () -> {
      start.countDown();
      start.await();
      int wrong = 0;
      for (int i = 0; i < OFTEN_ENOUGH; i++) {
        wrong += call.call().errno() == expected.number() ? 0 : 1;
      }
      return wrong;
    };
  }
}
