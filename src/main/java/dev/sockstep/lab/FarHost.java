package dev.sockstep.lab;

import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.Namespaces;
import java.io.Closeable;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The other host of the lab: a network namespace of its own, in which a thread of this process
 * lives. To the kernel it is another machine, which only the cable leads to: it has its own
 * addresses, ports and connections.
 */
final class FarHost implements Closeable {
  private final Libc libc;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("sockstep-far-host").unstarted(task));

  private EchoService echo;

  FarHost(Libc libc) {
    this.libc = libc;
  }

  /**
   * Moves in.
   *
   * @param errno 0, or why there can be no such host
   * @param thread the number of the thread that lives there
   */
  record Home(int errno, int thread) {}

  /** Makes the namespace. */
  Home begin() {
    return there(
        () -> {
          CallResult moved = new Namespaces().unshare(Namespaces.CLONE_NEWNET);
          return new Home(moved.failed() ? moved.errno() : 0, libc.gettid());
        });
  }

  /** Does something as that host: what it asks of the kernel is about that host's network. */
  <T> T there(Callable<T> task) {
    try {
      return thread.submit(task).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the lab was being set up", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Starts what answers there.
   *
   * @return 0, or the errno of what it could not do
   */
  int serve() {
    echo = new EchoService(libc);
    return there(echo::listen);
  }

  @Override
  public void close() {
    if (echo != null) {
      echo.close();
    }
    thread.shutdown();
  }
}
