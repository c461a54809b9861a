package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Packet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * tcpdump on the same interface sees the same packets: as many, between the same ends, the same.
 */
@Timeout(60)
class WireAgainstTcpdumpTest {
  /** Nobody else uses this address: what tcpdump sees of it is the session's. */
  private static final String HOST = "127.0.43.77";

  private static final Pattern LINE =
      Pattern.compile(
          "IP (\\S+)\\.(\\d+) > (\\S+)\\.(\\d+): (?:Flags \\[(.*?)\\].*|UDP), length (\\d+)");

  @Test
  void aMixedSessionLooksTheSame() throws Exception {
    Needs.capture();
    Needs.program("tcpdump", "tcpdump");
    Process tcpdump =
        new ProcessBuilder(
                "tcpdump",
                "-i",
                "lo",
                "-nn",
                "-l",
                "--immediate-mode",
                "-B",
                "8192",
                "host " + HOST)
            .start();
    try (Live live = new Live()) {
      waitUntilItListens(tcpdump);
      BlockingQueue<String> seen = new LinkedBlockingQueue<>();
      Thread.startVirtualThread(() -> read(tcpdump, seen));
      mixedSession(live);
      List<String> ours =
          live.done("wire").ladder().stream().map(WireAgainstTcpdumpTest::text).toList();
      List<String> theirs = new ArrayList<>();
      for (String line; theirs.size() < ours.size(); ) {
        line = seen.poll(5, TimeUnit.SECONDS);
        assertThat(line).as("after " + theirs.size() + " of " + ours.size()).isNotNull();
        theirs.add(text(line));
      }

      assertThat(ours).hasSizeBetween(100, 1000);
      assertThat(theirs).containsExactlyInAnyOrderElementsOf(ours);
      assertThat(seen.poll(300, TimeUnit.MILLISECONDS)).as("no more").isNull();
    } finally {
      tcpdump.destroy();
    }
  }

  private static void mixedSession(Live live) {
    live.all("srv = create", "srv.bind " + HOST + " 0", "srv.listen");
    for (int i = 0; i < 8; i++) {
      live.all("c = create", "c.connect $srv", "a = srv.accept");
      live.all("c.send \"hello\"", "a.recv 10", "a.send #" + (1 + 20_000 * i), "c.recv 70000");
      if (i % 2 == 0) {
        live.all("c.shutdown wr", "a.recv 1", "a.close", "c.close");
      } else {
        live.all("c.send \"unread\"", "a.close", "c.close");
      }
      live.done("d = create");
      live.fails("d.connect " + HOST + " 9", Errno.ECONNREFUSED);
      live.all("d.close", "u = create udp", "u.bind " + HOST + " 0", "v = create udp");
      live.all("v.connect $u", "v.send #" + (1 + 1000 * i), "u.recv 9000", "v.close", "u.close");
    }
    live.done("srv.close");
    // What the kernel still owes: a delayed acknowledgement comes after 40 ms at most.
    live.done("sleep 100ms");
  }

  private static void read(Process tcpdump, BlockingQueue<String> lines) {
    try (BufferedReader out = tcpdump.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    } catch (IOException stopped) {
      // It was ended: there was no more to read.
    }
  }

  private static void waitUntilItListens(Process tcpdump) throws IOException {
    BufferedReader errors =
        new BufferedReader(new InputStreamReader(tcpdump.getErrorStream(), StandardCharsets.UTF_8));
    String line = errors.readLine();
    while (line != null && !line.startsWith("listening on")) {
      line = errors.readLine();
    }
    assertThat(line).as("tcpdump has started").isNotNull();
  }

  private static String text(Packet packet) {
    return packet.from().text()
        + " > "
        + packet.to().text()
        + " ["
        + packet.flags()
        + "] "
        + packet.length();
  }

  private static String text(String line) {
    Matcher match = LINE.matcher(line);
    assertThat(match.find()).as(line).isTrue();
    String flags = match.group(5) == null ? "" : match.group(5);
    return match.group(1)
        + ":"
        + match.group(2)
        + " > "
        + match.group(3)
        + ":"
        + match.group(4)
        + " ["
        + flags
        + "] "
        + match.group(6);
  }
}
