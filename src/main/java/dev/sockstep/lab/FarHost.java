package dev.sockstep.lab;

import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.Namespaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The other host of the lab: a network namespace of its own, in which a thread of this process
 * lives. To the kernel it is another machine, which only the cable leads to: it has its own
 * addresses, ports and connections.
 */
final class FarHost {
  private final Libc libc;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().daemon().name("sockstep-far-host").unstarted(task));

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
   * Starts the echo service (RFC 862) there. A socket belongs to the network of the thread that
   * made it, whichever threads use it then.
   */
  void serve() {
    there(
        () -> {
          ServerSocket server = new ServerSocket(LabAddresses.ECHO);
          daemon(() -> accept(server));
          return null;
        });
  }

  private static void accept(ServerSocket server) throws IOException {
    while (true) {
      Socket connection = server.accept();
      daemon(
          () -> {
            try (connection) {
              connection.getInputStream().transferTo(connection.getOutputStream());
            } catch (IOException reset) {
              // The student's end was closed with RST: the connection is over, as it should be.
            }
          });
    }
  }

  /** What a thread of the host does until the program ends. */
  private interface Service {
    void run() throws IOException;
  }

  private static void daemon(Service service) {
    Thread.ofPlatform()
        .daemon()
        .name("sockstep-echo")
        .start(
            () -> {
              try {
                service.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
