package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.command.LineParser;
import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Notice;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Packet.Probe;
import dev.sockstep.model.SourceLine;
import dev.sockstep.sys.NativeLibc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The kernel's timers, told when they fire: the packet's own time tells when that was. */
@Timeout(60)
class TimerNoticesTest {
  /** A notice, and when it was told. */
  private record Told(Notice notice, Instant at) {}

  private final BlockingQueue<Told> queue = new LinkedBlockingQueue<>();

  @Test
  void keepAlivesAndRetransmissionsAreToldInAQuarterOfASecondAndOnce() throws Exception {
    Needs.capture();
    Map<Long, Duration> delays = new TreeMap<>();
    List<String> retransmissions = new ArrayList<>();
    List<String> words = new ArrayList<>();
    try (Session session =
        new Session(
            new NativeLibc(),
            new Settings(),
            _ -> {},
            notice -> queue.add(new Told(notice, Instant.now())))) {
      run(session, "srv = create", "srv.bind 0", "srv.listen 0", "c = create");
      run(session, "c.setopt TCP_KEEPIDLE 1", "c.setopt TCP_KEEPINTVL 1");
      run(session, "c.setopt SO_KEEPALIVE on", "c.connect $srv");
      // The accept queue is full: this SYN is dropped, and sent again after a second.
      run(session, "d = create", "d.block off", "d.connect $srv");
      int probes = 0;
      while (probes < 2 || retransmissions.size() < 2) {
        Told told = queue.poll(Live.DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(told).as("a notice, after " + delays).isNotNull();
        for (Packet packet : told.notice().packets()) {
          boolean byTimer = packet.probe() == Probe.KEEP_ALIVE || packet.again();
          probes += packet.probe() == Probe.KEEP_ALIVE ? 1 : 0;
          if (byTimer) {
            Instant sent = Instant.ofEpochSecond(0, packet.nanos());
            assertThat(delays.put(packet.nanos(), Duration.between(sent, told.at())))
                .as("told before")
                .isNull();
          }
        }
        for (int i = 0; i < told.notice().changes().size(); i++) {
          Change change = told.notice().changes().get(i);
          if (change.what() == Property.RETRANS) {
            retransmissions.add(change.after());
            words.add(told.notice().words().get(i));
          }
        }
      }
    }
    assertThat(retransmissions).doesNotHaveDuplicates();
    assertThat(words.getFirst()).startsWith("no acknowledgement came in time");
    assertThat(words.get(1)).as("what it means, once more without a step between").isEmpty();
    List<Duration> sorted = delays.values().stream().sorted().toList();
    // A machine that is busy otherwise may hold one of them up.
    assertThat(sorted.get(sorted.size() / 2))
        .as("the middle of " + sorted)
        .isLessThan(Duration.ofMillis(250));
  }

  private static void run(Session session, String... lines) throws Exception {
    for (String line : lines) {
      session.execute(SourceLine.typed(line), LineParser.parse(line).orElseThrow());
    }
  }
}
