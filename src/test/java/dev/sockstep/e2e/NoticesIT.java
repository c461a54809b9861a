package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What another process does stands above the prompt within a quarter of a second, once. */
@Timeout(60)
class NoticesIT {
  private static final Duration QUARTER = Duration.ofMillis(250);

  @TempDir Path folder;

  /** An act of the other process. */
  private interface Act {
    void run() throws IOException;
  }

  @Test
  void dataFinAndRstAreToldInAQuarterOfASecond() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Screen screen = Screen.open(folder, 80, 70, Map.of())) {
      List<Socket> others = new ArrayList<>();
      for (String name : List.of("one", "two", "three")) {
        screen.line(name + " = create").seePrompt(name + " created");
        screen.line(name + ".connect " + server.getLocalPort()).seePrompt(name + " connected");
        others.add(server.accept());
      }
      List<Duration> delays = new ArrayList<>();
      for (Socket other : others) {
        int told = delays.size() + 1;
        delays.add(delay(screen, "data has arrived", told, () -> other.getOutputStream().write(7)));
      }
      delays.add(delay(screen, "has sent its FIN", 1, others.getFirst()::close));
      delays.add(delay(screen, "has sent its FIN", 2, others.get(1)::close));
      others.getLast().setSoLinger(true, 0);
      delays.add(delay(screen, "sent RST", 1, others.getLast()::close));

      // A machine that is busy otherwise may hold one or two of them up.
      assertThat(delays.stream().sorted().toList().get(delays.size() / 2))
          .as("the middle of " + delays)
          .isLessThan(QUARTER);
      screen.line("sockets").seePrompt("three connected, over");
      List<String> lines = screen.lines();
      assertThat(times(lines, "data has arrived")).isEqualTo(3);
      assertThat(times(lines, "has sent its FIN")).isEqualTo(2);
      assertThat(times(lines, "sent RST")).isEqualTo(1);
    }
  }

  /** How long it takes from the act until the text stands on the screen that many times. */
  private static Duration delay(Screen screen, String text, long told, Act act) throws Exception {
    long start = System.nanoTime();
    act.run();
    screen.see(text, lines -> times(lines, text) == told);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** A sentence may go on in the next line. */
  private static long times(List<String> lines, String text) {
    String all = String.join(" ", lines).replaceAll("\\s+", " ");
    return all.split(text, -1).length - 1;
  }
}
