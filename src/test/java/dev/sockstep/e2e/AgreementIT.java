package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.regex.Pattern.MULTILINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Over a long mixed session in a network of its own, sockstep and the programs that everybody
 * trusts say the same: {@code ss} of states, queues, owners and timers of every socket there is,
 * {@code tcpdump} of every packet, and {@code strace} of every call.
 */
@Timeout(90)
class AgreementIT {
  private static final Pattern PACKET =
      Pattern.compile(
          "IP (\\S+)\\.(\\d+) > (\\S+)\\.(\\d+): (?:Flags \\[(.*?)\\].*|UDP), length (\\d+)");

  /** Takes one connection and leaves the next, says so, and does what it is told. */
  private static final String FOREIGN =
      """
      import socket, sys
      srv = socket.socket()
      srv.bind(("127.0.0.1", 7777))
      srv.listen()
      print("ready", flush=True)
      conn, _ = srv.accept()
      conn.sendall(b"welcome")
      print("sent", flush=True)
      sys.stdin.read()
      """;

  @TempDir private Path folder;
  private Conversation sockstep;
  private Network network;

  @Test
  void ssAndTcpdumpAndStraceSayTheSame() throws Exception {
    Needs.program("strace", "strace");
    Needs.program("ss", "ss of iproute2");
    Needs.program("tcpdump", "tcpdump");
    Needs.program("python3", "Python");
    Path trace = folder.resolve("trace");
    Sockstep program = Sockstep.with("--json", "--patience", "50ms");
    // Detached, strace leaves the program its place as our child, and its process id.
    program.under(TracedCalls.strace(trace, "-D").toArray(String[]::new)).under(Network.own());
    try (Conversation started = program.converse()) {
      sockstep = started;
      sockstep.type("set patience 50ms"); // it runs, so its network is there
      network = new Network(sockstep.pid());
      Process tcpdump =
          network.start("tcpdump", "-i", "lo", "-nn", "-l", "-Z", "root", "--immediate-mode");
      Process foreign = network.start("python3", "-u", "-c", FOREIGN);
      try (BufferedReader errors = tcpdump.errorReader();
          BufferedReader said = foreign.inputReader()) {
        awaitLine(errors, "listening on");
        BlockingQueue<String> printed = new LinkedBlockingQueue<>();
        Thread.startVirtualThread(() -> read(tcpdump, printed));
        awaitLine(said, "ready");
        mixedSession(said);
        packetsAgree(printed);
        assertThat(sockstep.end()).isZero();
        callsAgree(trace);
      } finally {
        tcpdump.destroy();
        foreign.destroy();
      }
    }
  }

  private void mixedSession(BufferedReader said) throws Exception {
    all("srv = create", "srv.bind 127.0.0.1 0", "srv.listen");
    all("f = create", "f.connect 127.0.0.1 7777");
    awaitLine(said, "sent");
    all("g = create", "g.connect 127.0.0.1 7777", "g.send \"to nobody yet\"");
    agrees("a peer in another process, and one that it has not accepted");
    for (int i = 0; i < 4; i++) {
      round(i);
    }
    all("f.recv 3", "f.shutdown wr");
    agrees("half closed to another process, which reads nothing");
    all("small = create", "small.bind 127.0.0.1 0", "small.listen 0");
    all("one = create", "one.connect $small", "two = create");
    assertThat(sockstep.type("two.connect $small").status()).isEqualTo("blocked");
    agrees("a full accept queue");
    datagrams();
  }

  /** A life in which every stop is looked at; what is closed stays as a ghost. */
  private void round(int i) throws Exception {
    String c = "c" + i;
    String a = "a" + i;
    all(c + " = create", c + ".connect $srv", c + ".send #" + (2 + 3000 * i));
    agrees("a connection that nobody has accepted, round " + i);
    all(a + " = srv.accept", a + ".recv 1", a + ".send \"answer\"");
    agrees("data unread at both ends, round " + i);
    all(a + ".recv 100000", c + ".recv 100");
    if (i % 2 == 0) {
      all(c + ".shutdown wr");
      agrees("half closed, round " + i);
      all(a + ".shutdown wr");
      agrees("both FINs, both descriptors open, round " + i);
      all(c + ".close", a + ".close");
    } else {
      all(c + ".close");
      agrees("a ghost in FIN_WAIT_2, round " + i);
      all(a + ".recv 1", a + ".close");
    }
    agrees("TIME_WAIT, round " + i);
  }

  private void datagrams() throws Exception {
    all("u = create udp", "u.bind 127.0.0.1 0", "v = create udp", "v.connect $u");
    all("v.send \"one\"", "v.send \"another\"");
    SortedMap<String, String> ours = new TreeMap<>();
    for (Map<String, Object> row : sockstep.type("sockets").objects("sockets")) {
      if (row.get("kind").equals("udp")) {
        ours.put((String) row.get("local"), String.valueOf(row.get("queued")));
      }
    }
    assertThat(ours).hasSize(2);
    assertThat(Ss.udp(network.run("ss", "-Huan"))).isEqualTo(ours);
    // To a port that nobody has in this network: each is answered by ICMP.
    all("w = create udp", "w.connect 127.0.0.1 9", "w.send \"to nobody\"");
    all("x = create udp", "x.sendto \"nor this\" 127.0.0.1 10");
  }

  private void all(String... lines) throws Exception {
    for (String line : lines) {
      Step step = sockstep.type(line);
      assertThat(step.status()).as(line).isEqualTo("done");
      assertThat(step.json().get("failure")).as(line).isNull();
    }
  }

  /** Acknowledgements may be under way while the one is asked, and come before the other is. */
  private void agrees(String when) throws Exception {
    SortedMap<String, String> ours = new TreeMap<>();
    SortedMap<String, String> theirs = new TreeMap<>();
    long deadline = System.nanoTime() + Until.DEADLINE.toNanos();
    do {
      ours = ours();
      theirs = Ss.tcp(network.run("ss", "-Htanpeo"));
      theirs.keySet().removeIf(key -> key.startsWith("127.0.0.1:7777 -")); // no socket of ours
    } while (!ours.equals(theirs) && System.nanoTime() < deadline);
    assertThat(ours).as(when).isEqualTo(theirs);
  }

  /** Every TCP socket that the kernel has a connection or listener for. */
  private SortedMap<String, String> ours() throws Exception {
    SortedMap<String, String> sockets = new TreeMap<>();
    for (Map<String, Object> row : sockstep.type("sockets").objects("sockets")) {
      Object state = row.get("state");
      if (!row.get("kind").equals("tcp") || state == null || state.equals("CLOSE")) {
        continue; // ss does not list what has no connection
      }
      boolean open = (Long) row.get("fd") >= 0;
      String holder = (String) row.get("held_by");
      String pid =
          open
              ? Long.toString(sockstep.pid())
              : holder == null ? null : holder.substring(holder.lastIndexOf(' ') + 1);
      String text = Ss.text((String) state, queue(row, "recvq"), queue(row, "sendq"), pid);
      boolean rests = "time-wait".equals(row.get("running"));
      Object before =
          sockets.put(
              row.get("local") + " " + Objects.requireNonNullElse(row.get("peer"), "-"),
              text + (rests ? " time-wait" : ""));
      assertThat(before).as("told twice: " + row).isNull();
    }
    return sockets;
  }

  private static long queue(Map<String, Object> row, String name) {
    Object value = row.get(name);
    return value == null ? 0 : (Long) value;
  }

  private void packetsAgree(BlockingQueue<String> printed) throws Exception {
    // What the kernel still owes: a delayed acknowledgement comes after 40 ms at most.
    sockstep.type("sleep 100ms");
    List<String> ours = new ArrayList<>();
    for (Map<String, Object> packet : sockstep.type("wire").objects("wire")) {
      ours.add(packet.containsKey("icmp") ? icmp(packet) : packet(packet));
    }
    List<String> theirs = new ArrayList<>();
    while (theirs.size() < ours.size()) {
      String line = printed.poll(Until.DEADLINE.toSeconds(), TimeUnit.SECONDS);
      assertThat(line).as("after " + theirs.size() + " of " + ours.size()).isNotNull();
      theirs.add(packet(line));
    }
    assertThat(ours).hasSizeGreaterThan(40);
    assertThat(ours).filteredOn(line -> line.contains("ICMP")).hasSize(2);
    assertThat(theirs).containsExactlyInAnyOrderElementsOf(ours);
  }

  private static String packet(Map<String, Object> packet) {
    return packet.get("from")
        + " > "
        + packet.get("to")
        + " ["
        + packet.get("flags")
        + "] "
        + packet.get("length");
  }

  /** As tcpdump writes one that says port unreachable. */
  private static String icmp(Map<String, Object> packet) {
    Map<String, Object> icmp = Step.object(packet.get("icmp"));
    String to = (String) icmp.get("to");
    assertThat(icmp).containsEntry("type", 3L).containsEntry("code", 3L);
    assertThat(packet).containsEntry("flags", "");
    return packet.get("from")
        + " > "
        + packet.get("to")
        + ": ICMP "
        + to.replace(":", " " + icmp.get("protocol") + " port ")
        + " unreachable, length "
        + packet.get("length");
  }

  private void callsAgree(Path trace) throws Exception {
    // strace pads a short pid with blanks.
    Pattern end = Pattern.compile("^" + sockstep.pid() + " +\\Q+++ exited with 0 +++", MULTILINE);
    Until.see(
        "the end of the trace",
        () -> Files.readString(trace, ISO_8859_1),
        whole -> end.matcher(whole).find());
    List<Step.Call> claimed = TracedCalls.claimed(sockstep.all());
    List<Strace.Seen> seen = TracedCalls.afterTheFirstStep(Strace.read(trace));
    assertThat(claimed).hasSizeGreaterThan(60);
    TracedCalls.assertAgree(claimed, seen);
    TracedCalls.assertOnlyLooksBesides(claimed, seen);
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

  private static String packet(String line) {
    if (line.contains(": ICMP ")) {
      return line.substring(line.indexOf("IP ") + 3);
    }
    Matcher match = PACKET.matcher(line);
    assertThat(match.find()).as(line).isTrue();
    String flags = match.group(5) == null ? "" : match.group(5);
    String from = match.group(1) + ":" + match.group(2);
    return from
        + " > "
        + match.group(3)
        + ":"
        + match.group(4)
        + " ["
        + flags
        + "] "
        + match.group(6);
  }

  private static void awaitLine(BufferedReader from, String start) throws IOException {
    String line = from.readLine();
    while (line != null && !line.startsWith(start)) {
      line = from.readLine();
    }
    assertThat(line).as("a line that begins so: " + start).isNotNull();
  }
}
