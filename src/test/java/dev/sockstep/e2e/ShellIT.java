package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a student sees and types. */
@Timeout(60)
class ShellIT {
  /** The patience, and the time that tmux and a loaded machine need. */
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;

  /** A listener, and an accept on it that is blocked. */
  private static void blockAnAccept(Screen screen) throws Exception {
    screen.line("srv = create").seePrompt("srv created");
    screen.line("srv.bind 127.0.0.1 0").seePrompt("srv bound");
    screen.line("srv.listen").seePrompt("srv listening");
    screen.line("conn = srv.accept").seePrompt("srv listening, in accept");
  }

  /** The port that the card of the blocked accept advises to connect to. */
  private static int port(Screen screen) throws Exception {
    return screen.lines().stream()
        .filter(line -> line.contains("connect to 127.0.0.1:"))
        .map(line -> line.replaceFirst(".*connect to 127\\.0\\.0\\.1:(\\d+).*", "$1"))
        .map(Integer::parseInt)
        .toList()
        .getLast();
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "120, 40"})
  void bothLivesAreTypedAndThePromptTellsWhereEachSocketStands(int columns, int rows)
      throws Exception {
    try (Screen screen = Screen.open(folder, columns, rows, Map.of())) {
      blockAnAccept(screen);
      screen.see("blocked");
      screen.line("c = create").seePrompt("c created");
      screen.line("c.connect $srv").seePrompt("c connected");
      screen.see("step 4 has returned");
      screen.see("conn is the new socket");
      screen.line("c.send \"hello\"").see("8 send(");
      screen.seePrompt("c connected");
      screen.line("conn.recv 100").see("9 recv(");
      screen.seePrompt("c connected");
      screen.see("data     \"hello\"");
      screen.line("use conn").seePrompt("conn connected");
      screen.line("close").seePrompt("conn closed");
      screen.line("use c").seePrompt("c half-closed");
      screen.line("recv 10").see("end of stream");
      screen.seePrompt("c half-closed");
      screen.line("close").seePrompt("c closed");
      screen.line("use srv").seePrompt("srv listening");
      screen.line("close").seePrompt("srv closed");
      assertThat(screen.lines()).allMatch(line -> line.length() <= columns);
      screen.line("quit");
      assertThat(screen.ended(SECOND.multipliedBy(2))).isZero();
    }
  }

  @Test
  void aBlockedAcceptGivesThePromptBackWithinASecond() throws Exception {
    try (Screen screen = Screen.open(folder)) {
      screen.line("srv = create").seePrompt("srv created");
      screen.line("srv.listen").seePrompt("srv listening");
      screen.type("srv.accept").seeTyped("srv listening › srv.accept");
      long start = System.nanoTime();
      screen.key("Enter").seePrompt("srv listening, in accept");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SECOND);
    }
  }

  @Test
  void aLateEndAppearsAboveTheLineBeingTyped() throws Exception {
    try (Screen screen = Screen.open(folder)) {
      blockAnAccept(screen);
      screen.type("srv.setopt SO_REUSE").seeTyped("srv listening, in accept › srv.setopt SO_REUSE");

      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port(screen))) {
        List<String> lines =
            screen.see(
                "the card above the line",
                seen ->
                    seen.stream().anyMatch(line -> line.contains("step 4 has returned"))
                        && seen.getLast().contains("srv.setopt SO_REUSE"));
        assertThat(client.isConnected()).isTrue();
        assertThat(lines.stream().filter(line -> line.contains("srv.setopt SO_REUSE"))).hasSize(1);
        assertThat(lines.getLast()).startsWith("conn connected › srv.setopt SO_REUSE");
        assertThat(lines).anyMatch(line -> line.contains("conn is the new socket"));
      }
      screen.line("ADDR 1").see("setsockopt(");
      assertThat(screen.lines()).anyMatch(line -> line.contains("SO_REUSEADDR, 1) = 0"));
    }
  }

  @Test
  void controlCOnAnEmptyLineInterruptsTheBlockedCall() throws Exception {
    try (Screen screen = Screen.open(folder)) {
      blockAnAccept(screen);
      screen.key("C-c").see("EINTR");
      screen.seePrompt("srv listening");
    }
  }

  @Test
  void controlCOnAHalfTypedLineOnlyDropsIt() throws Exception {
    try (Screen screen = Screen.open(folder)) {
      blockAnAccept(screen);
      screen.type("nonsense").seeTyped("srv listening, in accept › nonsense");
      screen.key("C-c").seePrompt("srv listening, in accept");
      screen.line("use srv").seePrompt("srv listening, in accept");
      assertThat(screen.lines()).noneMatch(line -> line.contains("EINTR"));
      assertThat(screen.lines()).noneMatch(line -> line.contains("unknown verb"));
      screen.key("C-c").see("EINTR");
    }
  }

  @Test
  void controlCEndsAWait() throws Exception {
    try (Screen screen = Screen.open(folder)) {
      blockAnAccept(screen);
      screen.line("wait").seeTaken().key("C-c").see("the wait was interrupted");
      screen.seePrompt("srv listening, in accept");
      assertThat(screen.lines()).noneMatch(line -> line.contains("EINTR"));
    }
  }

  @Test
  void tabCompletesVerbsNamesAndAddresses() throws Exception {
    // High enough to list all the fields of a socket without asking first.
    try (Screen screen = Screen.open(folder, 100, 60, Map.of())) {
      screen.type("cre").key("Tab").seeTyped("sockstep › create");
      screen.key("Enter").seePrompt("s1 created");
      screen.line("server = create").seePrompt("server created");
      screen.line("bind 127.0.0.1 0").seePrompt("server bound");
      screen.line("listen").seePrompt("server listening");
      screen.type("ser").key("Tab").seeTyped("server listening › server.");
      screen.type("acc").key("Tab").seeTyped("server listening › server.accept");
      screen.key("C-c").seePrompt("server listening");
      // The fields of $server are listed below the line.
      screen.type("s1.connect $ser").key("Tab").see("server listening › s1.connect $server");
      screen.key("Enter").see("ESTABLISHED");
      screen.seePrompt("server listening");
      screen.type("s1.getopt SO_KEEP").key("Tab");
      screen.seeTyped("server listening › s1.getopt SO_KEEPALIVE");
      screen.key("C-c").seePrompt("server listening");
      screen.type("s1.connect ").key("Tab").see("server listens here");
    }
  }

  @Test
  void anUnknownVerbIsShownWithTheCaretUnderItsColumn() throws Exception {
    try (Screen screen = Screen.open(folder)) {
      List<String> lines = screen.line("x = conect 80").see("did you mean \"connect\"?");

      int shown = lines.lastIndexOf("    x = conect 80");
      assertThat(shown).isPositive();
      assertThat(lines.get(shown + 1)).isEqualTo(" ".repeat("    x = ".length()) + "^");
    }
  }

  @Test
  void theHistorySurvivesARestart() throws Exception {
    try (Screen screen = Screen.open(folder)) {
      screen.line("first = create udp").seePrompt("first created");
      screen.line("quit");
      assertThat(screen.ended(SECOND.multipliedBy(2))).isZero();
    }
    assertThat(Files.readString(folder.resolve("sockstep/history"))).contains("first = create udp");
    try (Screen screen = Screen.open(folder)) {
      screen.key("Up").seeTyped("sockstep › quit");
      screen.key("Up").seeTyped("sockstep › first = create udp");
      screen.key("Enter").seePrompt("first created");
    }
  }

  @Test
  void pastedLinesAreRunOneByOne() throws Exception {
    try (Screen screen = Screen.open(folder)) {
      screen.paste("a = create\nnonsense\nb = create udp\nb.bind 127.0.0.1 0\n");
      screen.seeTyped("b.bind 127.0.0.1 0");
      screen.key("Enter").seePrompt("b bound");
      assertThat(screen.lines())
          .anyMatch(line -> line.contains("1 socket(AF_INET, SOCK_STREAM"))
          .anyMatch(line -> line.contains("unknown verb \"nonsense\""))
          .anyMatch(line -> line.contains("3 socket(AF_INET, SOCK_DGRAM"))
          .anyMatch(line -> line.contains("4 bind("));
    }
  }

  @Test
  void controlDLeavesAtOnceThoughTwoCallsAreBlocked() throws Exception {
    try (Screen screen = Screen.open(folder)) {
      blockAnAccept(screen);
      screen.line("srv.accept").see("5 accept(");
      screen.seePrompt("srv listening, in accept");
      screen.key("C-d");
      assertThat(screen.ended(SECOND)).isZero();
      assertThat(screen.lines().stream().filter(line -> line.contains("-1 EINTR"))).hasSize(2);
    }
  }
}
