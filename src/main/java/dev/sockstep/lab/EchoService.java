package dev.sockstep.lab;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sends back what it is sent (RFC 862), with plain JDK sockets, a thread for each connection. */
final class EchoService implements Closeable {
  private final ServerSocket server;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();

  /**
   * Listens on all addresses of the calling thread's network: a socket belongs to the network of
   * the thread that made it, whichever threads use it then.
   */
  EchoService(int port) throws IOException {
    this.server = new ServerSocket(port);
    open.add(server);
    start(this::accept);
  }

  private void accept() throws IOException {
    while (true) {
      Socket connection = server.accept();
      open.add(connection);
      start(() -> echo(connection));
    }
  }

  private void echo(Socket connection) throws IOException {
    try (connection) {
      connection.getInputStream().transferTo(connection.getOutputStream());
    } finally {
      open.remove(connection);
    }
  }

  /** What a thread of the service does. */
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread.ofPlatform()
        .daemon()
        .name("sockstep-echo")
        .start(
            () -> {
              try {
                work.run();
              } catch (SocketException over) {
                // The other end sent RST, or close() was called: the connection is over either way.
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** Ends it. The JVM's own end would wait 300 ms for threads that sit in accept(2) and recv(2). */
  @Override
  public void close() throws IOException {
    for (Closeable each : open) {
      each.close();
    }
  }
}
