package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockstep.Needs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A network namespace of a test's own, which one program starts and others join. */
final class Network {
  private static final List<String> START =
      List.of("unshare", "-n", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");

  private final long pid;

  /**
   * @param pid of the program that it was started with
   */
  Network(long pid) {
    this.pid = pid;
  }

  /** What a program is run under, to have a network of its own. */
  static String[] own() throws IOException, InterruptedException {
    Needs.program("unshare", "unshare of util-linux");
    Needs.program("nsenter", "nsenter of util-linux");
    Needs.program("ip", "iproute2");
    List<String> trial = new ArrayList<>(START);
    trial.add("true");
    Process tried = new ProcessBuilder(trial).start();
    boolean may = tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0;
    Needs.that(may, "the right to make a network namespace (CAP_SYS_ADMIN)");
    return START.toArray(String[]::new);
  }

  /**
   * A TCP port of 127.0.0.1 that any socket can be bound to, and that the kernel gives to nobody
   * else soon. Without SO_REUSEADDR, which Java would set: a socket that has it is also given ports
   * where connections are in TIME_WAIT.
   */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(false);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }

  /** Starts another program in the same network. */
  Process start(String... command) throws IOException {
    List<String> entering = new ArrayList<>(List.of("nsenter", "-n", "-t", Long.toString(pid)));
    entering.addAll(List.of(command));
    return new ProcessBuilder(entering).start();
  }

  /** Runs another program there to its end, and gives the lines that it printed. */
  List<String> run(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(List.of(command) + ": " + errors);
    }
    return out.lines().toList();
  }
}
