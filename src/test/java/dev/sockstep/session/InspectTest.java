package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.Python;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.model.StepReport;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.SocketConstants;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything known about one socket, true, and without touching it. */
@Timeout(60)
class InspectTest {
  private static final String SERVER =
      """
      import os, socket, sys
      s = socket.create_server(("127.0.0.1", 0))
      print(s.getsockname()[1], os.getpid())
      c, _ = s.accept()
      print("accepted")
      sys.stdin.read()
      """;

  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void whatFillsABufferIsCountedForThatBuffer() {
    live.connected().done("c.send #1000");
    live.expect("a.recvq == 1000 within 5s");
    Map<String, Figure> seen = figures("inspect a");

    assertThat(seen.get("rcvbuf_fill").value()).matches("[1-9][0-9]+ of [1-9][0-9]+ bytes");
    assertThat(seen.get("sndbuf_fill").value()).matches("0 of [1-9][0-9]+ bytes");
  }

  @Test
  void theNamedSocketOrTheCurrentOne() {
    live.connected();
    assertThat(view("inspect srv").socket().name()).isEqualTo("srv");
    assertThat(view("c.inspect").socket().name()).isEqualTo("c");
    assertThat(view("inspect").socket().name()).isEqualTo("a");
    assertThat(live.mistake("inspect nobody").message()).contains("nobody");
  }

  @Test
  void oneGroupOfFiguresFitsAScreen() {
    live.connected().all("c.setopt SO_KEEPALIVE on", "u = create unix");
    for (String line : List.of("inspect c timers", "c.inspect timers")) {
      Inspection timers = view(line);
      assertThat(timers.socket().name()).isEqualTo("c");
      assertThat(timers.groups()).extracting(Inspection.Group::title).containsExactly("timers");
      assertThat(figures(line).get("timer").value()).startsWith("keepalive");
    }
    live.run("use c");
    assertThat(view("inspect other").groups())
        .extracting(Inspection.Group::title)
        .containsExactly("other end");

    assertThat(live.done("inspect c timers").notes()).isEmpty();
    assertThat(live.done("inspect c").notes())
        .containsExactly("one group alone: inspect c options; Tab lists the groups");
    StepReport none = live.done("inspect u timers");
    assertThat(none.notes()).containsExactly("u has no figures of that group (timers) now");
    assertThat(live.mistake("inspect c timer").message())
        .startsWith("expected connection, call, options, queues");
  }

  @Test
  void beforeTheFirstSocketThereIsNothingToInspect() {
    assertThat(live.mistake("inspect").mend()).contains("create");
  }

  @Test
  void aListenersFiguresAreItsQueue() {
    live.listening().all("c = create", "c.connect $srv");
    Map<String, Figure> seen = figures("inspect srv");

    assertThat(seen.get("acceptq").value()).isEqualTo("1");
    assertThat(seen.get("backlog").value()).isEqualTo("128");
    assertThat(seen).doesNotContainKeys("rtt", "timer", "other_state");
  }

  @Test
  void aConnectionsFiguresAreThoseThatTheKernelHas() {
    live.connected().all("c.send #1000");
    Map<String, Figure> seen = figures("inspect c");

    // The SYN takes a number too, and its acknowledgement counts.
    assertThat(seen.get("bytes_acked").value()).isEqualTo("1001");
    assertThat(Long.parseLong(seen.get("rtt").value())).isBetween(1L, 1_000_000L);
    assertThat(seen.get("rtt").source()).isEqualTo("TCP_INFO tcpi_rtt");
    assertThat(seen.get("timer").value()).isIn("none", "retransmit", "keepalive");
    assertThat(seen.get("other_name").value()).isEqualTo("a");
    assertThat(seen.get("other_recvq").value()).isEqualTo("1000");
    assertThat(seen.get("other_owner").value()).endsWith("pid " + ProcessHandle.current().pid());
    assertThat(seen.get("other_inode").value())
        .isEqualTo(figures("inspect a").get("inode").value());
  }

  @Test
  void ssSaysTheSame() throws IOException {
    Needs.program("ss", "iproute2");
    live.connected().all("c.send #1000", "a.send \"x\"", "c.recv 1");
    String ss = ss(live.value("c.local"));
    Map<String, Figure> seen = figures("inspect c");

    assertThat(number(ss, "ino:(\\d+)")).isEqualTo(value(seen, "inode"));
    assertThat(number(ss, " mss:(\\d+)")).isEqualTo(value(seen, "mss"));
    assertThat(number(ss, " cwnd:(\\d+)")).isEqualTo(value(seen, "cwnd"));
    assertThat(number(ss, " pmtu:(\\d+)")).isEqualTo(value(seen, "pmtu"));
    assertThat(number(ss, " bytes_acked:(\\d+)")).isEqualTo(value(seen, "bytes_acked"));
    assertThat(number(ss, " bytes_received:(\\d+)")).isEqualTo(value(seen, "bytes_received"));
    double millis = Double.parseDouble(found(ss, " rtt:([0-9.]+)/"));
    assertThat(Math.round(millis * 1000)).isEqualTo(value(seen, "rtt"));
  }

  private static String ss(String local) throws IOException {
    Process process = new ProcessBuilder("ss", "-tneiOH", "src", local).start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      return out.readLine();
    }
  }

  private static long number(String text, String pattern) {
    return Long.parseLong(found(text, pattern));
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
    return matcher.group(1);
  }

  private static long value(Map<String, Figure> figures, String key) {
    return Long.parseLong(figures.get(key).value());
  }

  @Test
  void theOptionsAreThoseInForce() {
    live.all("c = create", "c.setopt SO_KEEPALIVE on", "c.setopt SO_RCVTIMEO 1500ms");
    Map<String, Figure> seen = figures("inspect c");

    assertThat(seen.get("SO_KEEPALIVE").value()).isEqualTo("on");
    assertThat(seen.get("SO_RCVTIMEO").value()).isEqualTo("1500ms");
    assertThat(seen.get("TCP_NODELAY").source()).isEqualTo("getsockopt IPPROTO_TCP");
    assertThat(seen).doesNotContainKey("SO_ERROR");
    for (SocketOption option : SocketOption.values()) {
      boolean other =
          option == SocketOption.SO_ERROR
              || option == SocketOption.SO_PEERCRED
              || option.level() == SocketOption.Level.IPV6
              || option.name().startsWith("IP_MULTICAST_");
      assertThat(seen.containsKey(option.name())).as(option.name()).isEqualTo(!other);
    }
  }

  @Test
  void aPendingErrorIsStillThereAfterwards() {
    live.all("c = create --nonblock");
    live.fails("c.connect 127.0.0.1 1", Errno.EINPROGRESS);
    live.expect("c.state == CLOSE within 2s");
    live.done("inspect c");

    byte[] error =
        live.libc
            .getsockopt(live.fd("c"), SocketConstants.SOL_SOCKET, SocketConstants.SO_ERROR, 4)
            .bytes();
    assertThat(error[0]).isEqualTo((byte) Errno.ECONNREFUSED.number());
  }

  @Test
  void inspectingChangesNothingThatInspectingShows() {
    live.connected();
    byte[] before = tcpInfo();
    live.done("inspect c");
    byte[] after = tcpInfo();
    // All but the times since something last came or went, at 44 to 60 (struct tcp_info).
    Arrays.fill(before, 44, 60, (byte) 0);
    Arrays.fill(after, 44, 60, (byte) 0);
    assertThat(after).isEqualTo(before);
  }

  private byte[] tcpInfo() {
    return live.libc
        .getsockopt(live.fd("c"), InetConstants.IPPROTO_TCP, InetConstants.TCP_INFO, 160)
        .bytes();
  }

  @Test
  void aClosedSocketsConnectionIsToldWithItsTimer() {
    live.connected().all("c.close", "a.recv 1", "a.close");
    Map<String, Figure> seen = figures("inspect c");

    assertThat(seen.get("timer").value()).isEqualTo("time-wait");
    assertThat(Long.parseLong(seen.get("timer_left").value())).isBetween(40_000L, 60_000L);
    assertThat(seen).containsKey("closed").doesNotContainKeys("inode", "SO_KEEPALIVE");
  }

  @Test
  void theOtherEndThatAnotherProgramHasIsNamed() throws IOException {
    Needs.program("python3", "CPython");
    try (Python python = Python.start(SERVER)) {
      String[] words = python.line().split(" ");
      live.all("c = create", "c.connect " + words[0]);
      assertThat(python.line()).isEqualTo("accepted");

      Figure owner = figures("inspect c").get("other_owner");
      assertThat(owner.value()).startsWith("python3").endsWith(", pid " + words[1]);
      assertThat(owner.source()).isEqualTo("/proc/PID/fd");
    }
  }

  /** sock_diag counts the FIN among the bytes to be read. */
  @Test
  void aFinIsNoByteInTheOtherEndsQueue() {
    live.connected().done("c.close");
    live.expect("a.state == CLOSE_WAIT within 2s");
    Map<String, Figure> seen = figures("inspect c");
    assertThat(seen.get("other_state").value()).isEqualTo("CLOSE_WAIT");
    assertThat(seen.get("other_recvq").value()).isEqualTo("0");
  }

  /** Before that the kernel's figure is the time since it was started. */
  @Test
  void whenDataWasLastSentIsToldOnceThereWasAny() {
    live.connected();
    assertThat(figures("inspect c")).doesNotContainKeys("last_sent", "last_received");
    live.done("c.send \"x\"");
    assertThat(figures("inspect c")).containsKey("last_sent").doesNotContainKey("last_received");
    assertThat(figures("inspect a")).containsKey("last_received").doesNotContainKey("last_sent");
  }

  /** What is neither acknowledged nor still to be sent is under way. */
  @Test
  void theSendQueueIsWhatWasSentAndWhatWasNot() {
    live.connected().done("c.block off");
    live.done("c.send #8000000");
    long queue = Long.parseLong(live.value("c.sendq")); // from here on it can only shrink
    Map<String, Figure> seen = figures("inspect c");
    long unsent = value(seen, "unsent");
    assertThat(unsent).isPositive();
    assertThat(value(seen, "unacked_bytes")).isBetween(0L, queue - unsent);
  }

  @Test
  void theQueueOfAListenerIsFromWhereItsFamilyHasIt() {
    live.listening().all("u = create unix", "u.bind @q" + UUID.randomUUID(), "u.listen 5");
    assertThat(figures("inspect srv").get("acceptq").source()).isEqualTo("TCP_INFO tcpi_unacked");
    assertThat(figures("inspect u").get("acceptq").source()).isEqualTo("sock_diag udiag_rqueue");
    assertThat(figures("inspect u").get("backlog").source()).isEqualTo("sock_diag udiag_wqueue");
    assertThat(figures("inspect u").get("backlog").value()).isEqualTo("5");
  }

  @Test
  void anEndThatNobodyHasAcceptedIsHeldByNoProcess() {
    live.listening().all("c = create", "c.connect $srv");
    assertThat(figures("inspect c").get("other_owner").value()).startsWith("no process yet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "create --ipv6", "create udp", "create unix"})
  void everyKindHasKeysOfItsOwnAndNumbersWhereItCounts(String create) {
    live.done("s = " + create);
    List<Figure> all =
        view("inspect s").groups().stream().flatMap(group -> group.figures().stream()).toList();

    assertThat(all).extracting(Figure::key).doesNotHaveDuplicates();
    assertThat(all)
        .filteredOn(figure -> figure.unit() != Unit.TEXT)
        .allMatch(figure -> figure.value().matches("-?\\d+"));
  }

  private Inspection view(String line) {
    StepReport report = live.done(line);
    Inspection view = (Inspection) report.view();
    assertThat(report.sockets()).containsExactly(view.socket());
    assertThat(report.calls()).isEmpty();
    return view;
  }

  private Map<String, Figure> figures(String line) {
    return view(line).groups().stream()
        .flatMap(group -> group.figures().stream())
        .collect(Collectors.toMap(Figure::key, Function.identity()));
  }
}
