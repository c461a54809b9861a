package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types the examples of the README and of the guide, and compares what comes with what stands
 * there.
 */
@Timeout(120)
class ReadmeExamplesIT {
  /** What the server of the first example sends: as Python's http.server does. */
  private static final String PAGE =
      "HTTP/1.0 200 OK\r\nServer: SimpleHTTP/0.6 Python/3.11.7\r\n"
          + "Date: Sun, 22 Nov 2026 23:27:17 GMT\r\nContent-type: text/html\r\n"
          + "Content-Length: 15\r\nLast-Modified: Sun, 22 Nov 2026 23:25:10 GMT\r\n\r\n"
          + "<h1>hello</h1>\n";

  private static final List<String> PLAIN = List.of(Sockstep.launcher().toString());

  @TempDir Path folder;

  /** The examples at a prompt, each a list of lines with their cards. */
  private static List<List<Typed>> examples() throws Exception {
    List<List<Typed>> examples = new ArrayList<>();
    String pages =
        Files.readString(Path.of("README.md"))
            + Files.readString(Path.of("src/site/markdown/guide.md"));
    for (String block : pages.split("(?m)^```text\n")) {
      String text = block.substring(0, Math.max(0, block.indexOf("\n```")));
      List<Typed> typed = Typed.in(text.lines().toList());
      if (typed.size() > 1) {
        examples.add(typed);
      }
    }
    return examples;
  }

  private static List<Typed> example(String firstLine) throws Exception {
    return examples().stream()
        .filter(example -> example.get(1).line().equals(firstLine))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no example begins with " + firstLine));
  }

  @Test
  void eachExampleIsTypedHereOrLeftOutOnPurpose() throws Exception {
    assertThat(examples().stream().map(example -> example.get(1).line()))
        .containsExactly(
            "create",
            "conn = srv.accept",
            "p = peer reset",
            "c.connect $srv",
            // Five seconds of retransmissions, whose times decide the order of the rows.
            "wire",
            "connect 192.0.2.2 80",
            "provoke refused-bound-only --step",
            "s.connect(('127.0.0.1', 9))");
  }

  /**
   * The kernel may acknowledge a FIN up to 40 ms late (tcp(7), delayed acknowledgements), and a
   * look in just that time tells of it in two notices, below the card of send: then the session is
   * had again.
   */
  @Test
  void theFirstSession() throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      try {
        firstSession();
        return;
      } catch (AssertionError told) {
        boolean understood = told.getMessage().strip().startsWith("[send ");
        if (!understood || System.nanoTime() > deadline) {
          throw told;
        }
      }
    }
  }

  private void firstSession() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(server.getLocalPort());
      compare(
          example("create"), List.of(), withoutCapture(), Map.of("8123", port), () -> page(server));
    }
  }

  /** Sends the page and reads the request at one stroke, as a server that was quick does. */
  private static Void page(ServerSocket server) throws Exception {
    try (Socket connection = server.accept()) {
      connection.getOutputStream().write(PAGE.getBytes(ISO_8859_1));
      connection.getInputStream().readNBytes(35);
    }
    return null;
  }

  /** The thread in accept may take the connection before anybody has looked at the queue. */
  @Test
  void bothEndsInOneSession() throws Exception {
    String port = Integer.toString(Network.freePort());
    compare(
        example("conn = srv.accept"),
        "srv accept queue # ▸ # ",
        List.of("srv = create", "srv.bind 127.0.0.1 " + port, "srv.listen"),
        withoutCapture(),
        Map.of("8080", port),
        () -> null);
  }

  @Test
  void aPeer() throws Exception {
    compare(example("p = peer reset"), List.of(), PLAIN, Map.of(), () -> null);
  }

  @Test
  void theWire() throws Exception {
    Needs.capture();
    compare(
        example("c.connect $srv"),
        List.of("srv = create", "srv.bind 0", "srv.listen", "c = create"),
        PLAIN,
        Map.of(),
        () -> null);
  }

  @Test
  void theLab() throws Exception {
    compare(
        example("connect 192.0.2.2 80"),
        List.of("create"),
        Stream.concat(PLAIN.stream(), Stream.of("--lab")).toList(),
        Map.of(),
        () -> null);
  }

  @Test
  void aProvocationStepByStep() throws Exception {
    compare(
        example("provoke refused-bound-only --step"),
        List.of("c = create"),
        PLAIN,
        Map.of(),
        () -> null);
  }

  @Test
  void aLineOfPython() throws Exception {
    Needs.capture();
    compare(
        example("s.connect(('127.0.0.1', 9))"),
        List.of("s = socket.socket()"),
        PLAIN,
        Map.of(),
        () -> null);
  }

  /** As an ordinary user has it, who may not capture packets. */
  private static List<String> withoutCapture() {
    if (!System.getProperty("user.name").equals("root")) {
      return PLAIN;
    }
    Needs.program("setpriv", "setpriv");
    Stream<String> less = Stream.of("setpriv", "--bounding-set=-net_raw", "--inh-caps=-net_raw");
    return Stream.concat(less, PLAIN.stream()).toList();
  }

  private void compare(
      List<Typed> example,
      List<String> before,
      List<String> command,
      Map<String, String> ports,
      Callable<Void> afterSend)
      throws Exception {
    compare(example, "", before, command, ports, afterSend);
  }

  /**
   * Types an example.
   *
   * @param passing words that are on the screen wherever the example has them, or nowhere
   * @param before the lines that lead to its first prompt
   * @param ports those that it names, and those that are free here
   * @param afterSend what somebody else does once the line with {@code send} is done
   */
  private void compare(
      List<Typed> example,
      String passing,
      List<String> before,
      List<String> command,
      Map<String, String> ports,
      Callable<Void> afterSend)
      throws Exception {
    try (Screen screen = Screen.open(folder, 80, 200, Map.of(), command)) {
      for (String line : before) {
        enter(screen, line);
      }
      int first = Typed.in(screen.lines()).size() - 1;
      for (Typed typed : example) {
        if (typed.isTyped() && typed != last(example)) {
          screen.see(typed.prompt(), rows -> isAt(rows, typed.prompt()));
          enter(screen, replaced(typed.line(), ports));
          if (typed.line().startsWith("send ")) {
            afterSend.call();
          }
        }
      }
      Typed end = last(example);
      if (end.card().isEmpty()) {
        screen.see("the line offered", rows -> rows.getLast().endsWith("› " + end.line()));
      } else if (end.isTyped()) {
        screen.see(end.prompt(), rows -> isAt(rows, end.prompt()));
        enter(screen, replaced(end.line(), ports));
      } else {
        screen.see("step", rows -> Typed.in(rows).size() - first >= example.size());
      }
      assertSame(example, passing, Typed.in(screen.lines()), before.isEmpty() ? 0 : first);
    }
  }

  private static Typed last(List<Typed> example) {
    return example.getLast();
  }

  private static boolean isAt(List<String> rows, String prompt) {
    return !rows.isEmpty() && rows.getLast().equals(prompt + " ›");
  }

  /** Types a line, and waits for the prompt below its card, which may offer a line. */
  private static void enter(Screen screen, String line) throws Exception {
    int size = Typed.in(screen.lines()).size();
    screen.line(line);
    screen.see(
        "the prompt after " + line,
        rows ->
            Typed.in(rows).size() > size
                && Typed.in(rows).getLast().isTyped()
                && !rows.getLast().endsWith("› " + line));
  }

  private static String replaced(String line, Map<String, String> ports) {
    String text = line;
    for (Map.Entry<String, String> port : ports.entrySet()) {
      text = text.replace(port.getKey(), port.getValue());
    }
    return text;
  }

  /**
   * @param from which of the lines on the screen is the example's first
   */
  private static void assertSame(List<Typed> example, String passing, List<Typed> seen, int from) {
    int skipped = example.getFirst().card().isEmpty() ? 1 : 0;
    int begin = Math.max(from, skipped);
    boolean passed = seen.stream().noneMatch(typed -> text(typed).contains(passing));
    for (int i = skipped; i < example.size(); i++) {
      int at = begin + i - skipped;
      assertThat(at).as("lines on the screen: " + seen).isLessThan(seen.size());
      String shown = text(example.get(i));
      assertThat(text(seen.get(at)).split(" "))
          .as(example.get(i).line())
          .containsExactly((passed ? shown.replace(passing, "") : shown).split(" "));
    }
  }

  private static String text(Typed typed) {
    return String.join(" ", typed.words());
  }
}
