package dev.sockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person at the prompt. */
class ShellTest {
  private static final String CTRL_A = "\001";
  private static final String CTRL_B = "\002";
  private static final String CTRL_C = "\003";
  private static final String CTRL_D = "\004";

  private TypedShell shell;

  @BeforeEach
  void start() throws Exception {
    shell = new TypedShell();
  }

  @AfterEach
  void leave() throws Exception {
    shell.close();
  }

  @Test
  void theGreetingTellsHowToStartAndTheFirstPromptNamesTheProgram() {
    assertThat(shell.screen.rows())
        .containsExactly(
            "sockstep makes each line you type a real system call. Start with: create",
            "help lists the verbs; Ctrl-D leaves.",
            "sockstep ›");
  }

  @Test
  void thePromptShowsTheCurrentSocketAndItsStage() {
    shell.enter("srv = create");
    assertThat(shell.line()).isEqualTo("srv created ›");
    shell.enter("bind 0");
    assertThat(shell.line()).isEqualTo("srv bound ›");
    shell.enter("listen");
    assertThat(shell.line()).isEqualTo("srv listening ›");
    shell.enter("accept");
    assertThat(shell.line()).isEqualTo("srv listening, in accept ›");
    shell.enter("c = create");
    assertThat(shell.line()).isEqualTo("c created ›");
    shell.enter("use srv");
    assertThat(shell.line()).isEqualTo("srv listening, in accept ›");
  }

  @Test
  void tabCompletesInWhateverCaseTheWordWasBegun() {
    shell.type("explain econnref");
    shell.press("\t");
    shell.screen.await("the errno", seen -> seen.currentRow().contains("explain ECONNREFUSED"));
  }

  @Test
  void bothLivesAreTypedInOneShell() {
    shell.enter("srv = create");
    shell.enter("srv.bind 127.0.0.1 0");
    shell.enter("srv.listen");
    shell.enter("c = create");
    assertThat(shell.run("c.connect $srv")).first().asString().contains("connect(", ") = 0");
    assertThat(shell.run("conn = srv.accept"))
        .anyMatch(row -> row.contains("● accept"))
        .anyMatch(row -> row.contains("note     conn is the new socket: the other end is c"));
    assertThat(shell.run("conn.send \"hello\\r\\n\"")).first().asString().contains(" = 7 ");
    assertThat(shell.run("c.recv 4096")).contains("    data     \"hello\\r\\n\"");
    shell.enter("c.close");
    assertThat(shell.run("conn.recv 10")).anyMatch(row -> row.contains("end of stream"));
    shell.enter("conn.close");
    shell.enter("srv.close");
    assertThat(shell.line()).isEqualTo("conn closed ›");
  }

  @Test
  void aMistakeShowsTheCaretUnderTheTypedColumnAndTheShellGoesOn() {
    assertThat(shell.run("crate"))
        .containsExactly(
            "    crate",
            "    ^",
            "    unknown verb \"crate\"",
            "    did you mean \"create\"? help lists the verbs");
    assertThat(shell.run("")).isEmpty();
    assertThat(shell.run("create")).isNotEmpty();
  }

  @Test
  void aLateEndIsPrintedAboveTheLineBeingTypedWhichStaysAsItWas() throws Exception {
    listenAndAccept();
    shell.type("conn.send \"hi\"");
    shell.press(CTRL_B + CTRL_B + CTRL_B); // three to the left: the cursor is on the h
    shell.screen.await("the cursor", seen -> seen.currentRow().startsWith("hi", seen.cursor()[0]));
    int column = shell.screen.cursor()[0];

    try (Socket client = connect()) {
      assertThat(client.isConnected()).isTrue();
      shell.screen.await("the card", seen -> seen.text().contains("has returned"));
      shell.screen.await(
          "the new prompt", seen -> seen.currentRow().startsWith("conn connected ›"));

      assertThat(shell.line()).isEqualTo("conn connected › conn.send \"hi\"");
      int shift = "conn connected".length() - "srv listening, in accept".length();
      assertThat(shell.screen.cursor()[0]).isEqualTo(column + shift);
      assertThat(shell.screen.text())
          .containsPattern(
              "step \\d+ has returned {2}› conn = srv.accept\n +\\d+ accept\\(\\d+\\) = ");
      assertThat(shell.screen.rows().stream().filter(row -> row.contains("conn.send")))
          .as("the half-typed line shows once")
          .hasSize(1);
      assertThat(shell.run("")).anyMatch(row -> row.contains("send("));
    }
  }

  @Test
  void ctrlCOnAnEmptyLineInterruptsTheBlockedCall() throws Exception {
    listenAndAccept();

    shell.press(CTRL_C);
    shell.screen.await("the card", seen -> seen.text().contains("-1 EINTR"));
    shell.screen.await("the prompt", seen -> seen.currentRow().equals("srv listening ›"));
    int row = shell.screen.cursor()[1];
    shell.press(CTRL_C);
    shell.awaitPromptBelow(row);

    assertThat(shell.screen.text()).contains("    nothing is blocked; Ctrl-D leaves");
  }

  @Test
  void ctrlCOnAHalfTypedLineOnlyDropsIt() throws Exception {
    listenAndAccept();
    shell.type("srv.clo");
    int row = shell.screen.cursor()[1];

    shell.press(CTRL_C);
    shell.awaitPromptBelow(row);

    assertThat(shell.line()).as("still blocked").isEqualTo("srv listening, in accept ›");
    assertThat(shell.screen.text()).doesNotContain("EINTR").doesNotContain("nothing is blocked");
  }

  @Test
  void ctrlCWhileALineRunsEndsItsWait() {
    shell.settings.patience(Duration.ofSeconds(60));
    shell.enter("srv = create");
    shell.enter("bind 0");
    shell.enter("listen");
    int row = shell.screen.cursor()[1];
    shell.press("accept\r");
    shell.screen.await("the line", seen -> seen.cursor()[1] > row);

    // Pressed before the call sleeps, the key ends nothing: so it is pressed as a person would.
    do {
      shell.press(CTRL_C);
    } while (!shell.screen.shows(seen -> seen.text().contains("EINTR"), Duration.ofMillis(50)));

    shell.screen.await("the prompt", seen -> seen.currentRow().equals("srv listening ›"));
  }

  @Test
  void ctrlDLeavesAtOnceAlsoWithBlockedCalls() throws Exception {
    listenAndAccept();
    shell.enter("srv2 = create");
    shell.enter("bind 0");
    shell.enter("listen");
    shell.enter("accept");

    shell.press(CTRL_D);

    assertThat(shell.hasEndedWithin(Duration.ofSeconds(1))).isTrue();
    assertThat(shell.screen.text()).containsPattern("(?s)EINTR.*EINTR");
  }

  @Test
  void ctrlDInALineDoesNotLeave() throws Exception {
    shell.type("create");
    shell.press(CTRL_A + CTRL_D);
    shell.screen.await("the letter gone", seen -> seen.currentRow().contains("› reate"));

    assertThat(shell.hasEndedWithin(Duration.ofMillis(1))).isFalse();
  }

  @Test
  void quitLeavesAndExitToo() throws Exception {
    shell.press("quit\r");
    assertThat(shell.hasEndedWithin(Duration.ofSeconds(5))).isTrue();

    try (TypedShell other = new TypedShell()) {
      other.press("exit\r");
      assertThat(other.hasEndedWithin(Duration.ofSeconds(5))).isTrue();
    }
  }

  @Test
  void pastedLinesAreRunOneByOneAndRepeatedAboveTheirCards() {
    shell.press("\033[200~a = create\n\n# a comment\nb = create udp\nnonsense\nsockets\n\033[201~");
    shell.screen.await("the paste", seen -> seen.text().contains("sockets"));
    int row = shell.screen.cursor()[1];
    shell.press("\r");
    shell.awaitPromptBelow(row);

    List<String> rows = shell.screen.rows();
    assertThat(rows.stream().filter(line -> line.startsWith("› ")))
        .containsExactly("› a = create", "› b = create udp", "› sockets");
    assertThat(rows).contains("    unknown verb \"nonsense\"");
    assertThat(rows).anyMatch(line -> line.matches(" {4}a +tcp .*"));
    assertThat(rows).anyMatch(line -> line.matches(" {2}\\* b +udp .*"));
    assertThat(shell.line()).isEqualTo("b created ›");
  }

  @Test
  void linesTypedAheadAreRunInTheirOrder() {
    int row = shell.screen.cursor()[1];
    shell.press("a = create\rb = create\rsockets\r");
    shell.screen.await(
        "three steps",
        seen ->
            seen.text().matches("(?s).*\\* b +tcp .*") && seen.currentRow().equals("b created ›"));

    assertThat(shell.screen.cursor()[1]).isGreaterThan(row);
  }

  @Test
  void whatIsTypedAheadShowsOnlyWhereItIsRead() {
    int row = shell.screen.cursor()[1];
    shell.press("sleep 300ms\r");
    shell.screen.await("the line taken", seen -> seen.cursor()[1] > row);
    shell.press("x = cre");
    shell.screen.await("the next line", seen -> seen.currentRow().equals("sockstep › x = cre"));

    assertThat(shell.screen.text()).containsOnlyOnce("x = cre");
  }

  @Test
  void aProvocationInStepsPutsEachLineAtThePromptUntilCtrlC() {
    shell.enter("provoke refused-bound-only --step");
    shell.screen.await("the first line", seen -> seen.currentRow().endsWith("› srv = create"));
    shell.enter("");
    shell.screen.await("the second", seen -> seen.currentRow().endsWith("› srv.bind 0"));
    int row = shell.screen.cursor()[1];
    shell.press("\003");
    shell.awaitPromptBelow(row);

    assertThat(shell.screen.text()).contains("the rest of the provocation (3 lines) is dropped");
    assertThat(shell.line()).isEqualTo("srv created ›");
  }

  @Test
  void theLinesOfAProvocationAreRepeatedAboveTheirCards() {
    assertThat(shell.run("provoke refused-bound-only"))
        .contains("› srv = create", "› connect $srv")
        .anyMatch(line -> line.matches(" +\\d+ ok  refused-bound-only"));
  }

  @Test
  void anExclamationMarkIsNoReferenceToTheHistory() {
    shell.enter("srv = create");
    assertThat(shell.run("send \"hi!! !srv\"")).first().asString().contains("hi!! !srv");
  }

  @Test
  void theSynopsisStandsBehindTheVerbUntilTheLineIsAccepted() {
    shell.press("listen");
    shell.screen.await(
        "the synopsis", seen -> seen.currentRow().equals("sockstep › listen [backlog]"));
    assertThat(shell.screen.cursor()[0]).isEqualTo("sockstep › listen".length());
    int row = shell.screen.cursor()[1];
    shell.press("\r");
    shell.awaitPromptBelow(row);

    assertThat(shell.screen.rows().get(row)).isEqualTo("sockstep › listen");
  }

  @Test
  void withoutUnicodeTheScreenIsAscii() throws Exception {
    try (TypedShell plain =
        new TypedShell(Optional.empty(), 80, new ShellOptions(false, false, false))) {
      plain.enter("c = create");

      assertThat(plain.screen.text()).isASCII();
      assertThat(plain.line()).isEqualTo("c created >");
    }
  }

  @Test
  void asJsonEachStepIsALine() throws Exception {
    try (TypedShell json =
        new TypedShell(Optional.empty(), 2000, new ShellOptions(true, true, true))) {
      assertThat(json.screen.rows()).as("no greeting").containsExactly("sockstep ›");
      assertThat(json.run("c = create"))
          .singleElement()
          .asString()
          .startsWith("{\"step\":1,\"line\":\"c = create\",\"socket\":\"c\",\"status\":\"done\"");
    }
  }

  private void listenAndAccept() {
    shell.enter("srv = create");
    shell.enter("bind 127.0.0.1 0");
    shell.enter("listen");
    shell.enter("conn = srv.accept");
    assertThat(shell.line()).isEqualTo("srv listening, in accept ›");
  }

  private Socket connect() throws Exception {
    int port = Integer.parseInt(shell.seen("local 127\\.0\\.0\\.1:(\\d+)"));
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }
}
