package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.Kin;
import dev.sockstep.model.StepReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The timer that runs, and what is left of it: as {@code ss -o} has it, and told when it fires. */
@Timeout(60)
class TimersTest {
  private static final Pattern TIMER = Pattern.compile("timer:\\(([a-z]+),([^,]*),");
  private static final Pattern AMOUNT = Pattern.compile("([0-9.]+)(ms|sec|min)");

  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void persistWhileThePeersWindowIsClosed() throws Exception {
    closeTheWindow();
    assertAgreement("c", "persist", "persist", "c.local");
    Change probe = awaitedChange(change -> change.what() == Property.PROBES);
    assertThat(probe.socket()).isEqualTo("c");
    assertThat(Long.parseLong(probe.after())).isPositive();
  }

  @Test
  void keepaliveOnAnIdleConnection() throws Exception {
    live.connected();
    live.all("c.setopt TCP_KEEPIDLE 500", "c.setopt SO_KEEPALIVE on");
    assertAgreement("c", "keepalive", "keepalive", "c.local");
  }

  @Test
  void retransmitWhileASynHasNoAnswer() throws Exception {
    live.all("srv = create", "srv.bind 0", "srv.listen 0", "c = create", "c.connect $srv");
    live.all("d = create", "d.block off");
    live.run("d.connect $srv");
    live.expect("d.state == SYN_SENT");
    assertAgreement("d", "retransmit", "on", "d.local");
    Change again = awaitedChange(change -> change.what() == Property.RETRANS);
    assertThat(again.socket()).isEqualTo("d");
  }

  @Test
  void timeWaitOfAClosedConnection() throws Exception {
    live.connected();
    String local = live.value("c.local");
    live.all("c.close", "a.close");
    live.expect("c.state == TIME_WAIT within 5s");
    assertAgreement("c", "time-wait", "timewait", local);
  }

  /** Nobody reads at a: its buffer is soon full, and what c has not sent yet must wait. */
  private void closeTheWindow() {
    live.connected().done("c.block off");
    long deadline = System.nanoTime() + Live.DEADLINE.toNanos();
    do {
      assertThat(System.nanoTime()).as("the window is still open").isLessThan(deadline);
      live.run("c.send #1000000");
    } while (!figures("c").get("timer").value().equals("persist"));
  }

  /**
   * In inspect, in JSON's words of it, and in the list, what ss says; each time the look before ss
   * has more left, the one after it less.
   *
   * @param local the address, or the field that holds it
   */
  private void assertAgreement(String name, String timer, String ss, String local)
      throws Exception {
    Needs.program("ss", "iproute2");
    String address = local.contains(":") ? local : live.value(local);
    String server = live.value("srv.local");
    for (int tries = 0; ; tries++) {
      long before = inspected(name, timer);
      long between = ssMillis(address, server, ss);
      long listed = listed(name, timer);
      long after = inspected(name, timer);
      // The kernel counts in ticks, of 10 ms at most; ss leaves them out above ten seconds.
      long grain = before > 10_000 ? 1000 : 10;
      // It may have fired between two looks, and then it starts anew with more.
      boolean ran = listed <= before && after <= listed && between <= before + grain;
      if (ran && after - grain <= between || tries == 20) {
        assertThat(between).isBetween(after - grain, before + grain);
        assertThat(listed).isBetween(after, before);
        return;
      }
    }
  }

  private Map<String, Figure> figures(String name) {
    Inspection view = (Inspection) live.done("inspect " + name).view();
    return view.groups().stream()
        .flatMap(group -> group.figures().stream())
        .collect(Collectors.toMap(Figure::key, Function.identity()));
  }

  private long inspected(String name, String timer) {
    Map<String, Figure> figures = figures(name);
    assertThat(figures.get("timer").value()).isEqualTo(timer);
    assertThat(figures.get("timer_left").source()).isEqualTo("sock_diag idiag_expires");
    return Long.parseLong(figures.get("timer_left").value());
  }

  private long listed(String name, String timer) {
    Kin kin =
        live.done("sockets").sockets().stream()
            .filter(view -> view.name().equals(name))
            .findFirst()
            .orElseThrow()
            .kin();
    assertThat(kin).as("a timer in the list").isNotNull();
    assertThat(kin.timer()).isEqualTo(timer);
    return kin.timerMillis();
  }

  /** By both addresses: connections to other ports may be in TIME_WAIT at the same local one. */
  private static long ssMillis(String local, String peer, String timer) throws IOException {
    Process process = new ProcessBuilder("ss", "-tanoH", "src", local, "and", "dst", peer).start();
    String line;
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      line = out.readLine();
    }
    Matcher match = TIMER.matcher(String.valueOf(line));
    assertThat(match.find()).as(line).isTrue();
    assertThat(match.group(1)).isEqualTo(timer);
    return millis(match.group(2));
  }

  /**
   * ss writes {@code 1min20sec}, {@code 56sec}, {@code 496ms}, {@code 1.876ms} for 1.876 s, and
   * nothing for what is due.
   */
  private static long millis(String text) {
    long millis = 0;
    Matcher amounts = AMOUNT.matcher(text);
    while (amounts.find()) {
      String number = amounts.group(1);
      millis +=
          switch (amounts.group(2)) {
            case "min" -> 60_000 * Long.parseLong(number);
            case "sec" -> 1000 * Long.parseLong(number);
            default ->
                number.contains(".")
                    ? Math.round(1000 * Double.parseDouble(number))
                    : Long.parseLong(number);
          };
    }
    return millis;
  }

  /** A change that no step brought about, told with the step after it. */
  private Change awaitedChange(Predicate<Change> wanted) {
    long deadline = System.nanoTime() + Live.DEADLINE.toNanos();
    while (System.nanoTime() < deadline) {
      StepReport report = live.done("sleep 50ms");
      for (Change change : report.meanwhile()) {
        if (wanted.test(change)) {
          return change;
        }
      }
    }
    throw new AssertionError("no such change has been told");
  }
}
