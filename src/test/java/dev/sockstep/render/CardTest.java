package dev.sockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;
import dev.sockstep.model.Call;
import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole cards, as they stand on a screen of 80 columns. */
class CardTest {
  @Test
  void createShowsBothLivesThatTheSocketMayTake() {
    assertThat(typed(Reports.create()))
        .isEqualTo(
            """
              1 socket(AF_INET, SOCK_STREAM, 0) = 7                                    24 µs
                stage    ● create ─ connect (client)  or  bind ─ listen (server)
                kernel   c  fd 7  CLOSE
                python   c = socket.socket()
            """);
  }

  @Test
  void createOfADatagramSocketSaysTheStageOnce() {
    assertThat(typed(Reports.createUdp()))
        .contains("    stage    ● create ─ bind ─ connect ─ send ─ recv ─ close\n");
  }

  @Test
  void whatIsToldInTwoColumnsGoesOnInTheSecond() {
    StepReport help =
        StepReport.of(SourceLine.typed("help"))
            .note("looking      sockets inspect track states")
            .note("             explain")
            .note("a sentence, which has but one column, goes on")
            .note("")
            .build(1, Reports.DONE);

    assertThat(TextRenderer.render(help, Looks.width(40)))
        .isEqualTo(
            """
              1 looking      sockets inspect track
                             states
                             explain
                a sentence, which has but one
                column, goes on

            """);
  }

  @Test
  void bindToPortZeroTellsWhoChoseThePort() {
    assertThat(typed(Reports.bind()))
        .isEqualTo(
            """
              2 bind(8, 127.0.0.1:0) = 0                                                3 µs
                stage    create ─ ● bind ─ listen ─ accept ─ send ─ recv ─ close
                kernel   srv  local 127.0.0.1:40123 (port chosen by the kernel)
                python   srv.bind(("127.0.0.1", 0))
            """);
  }

  @Test
  void thePortThatALineNamesIsNotTheKernelsChoice() {
    StepReport bind =
        StepReport.of(SourceLine.typed("srv.bind * 8080"))
            .socket("srv")
            .call(new Call("bind", List.of("8", "0.0.0.0:8080"), 0L, null, 3_000))
            .changes(List.of(new Change("srv", Property.LOCAL, null, "0.0.0.0:8080")))
            .build(2, Reports.DONE);
    assertThat(typed(bind)).endsWith("    kernel   srv  local 0.0.0.0:8080\n");
  }

  @Test
  void aConnectThatNarrowsAnAddressHasChosenNoPort() {
    StepReport connect =
        StepReport.of(SourceLine.typed("u.connect 9"))
            .socket("u")
            .call(new Call("connect", List.of("8", "127.0.0.1:9"), 0L, null, 3_000))
            .changes(List.of(new Change("u", Property.LOCAL, "0.0.0.0:8080", "127.0.0.1:8080")))
            .build(2, Reports.DONE);
    assertThat(typed(connect)).endsWith("    kernel   u  local 0.0.0.0:8080 ▸ 127.0.0.1:8080\n");
  }

  @Test
  void ofSeveralCallsTheLastBearsTheNumberOfTheStep() {
    StepReport timeout =
        StepReport.of(SourceLine.typed("c.recv 10"))
            .socket("c")
            .call(new Call("poll", List.of("…", "1", "50"), 1L, null, 1_499_999))
            .call(new Call("recv", List.of("7", "10", "0"), 5L, null, 9_999_499_999L))
            .build(2, Reports.DONE);
    assertThat(typed(timeout))
        .isEqualTo(
            """
                poll(…, 1, 50) = 1                                                      1 ms
              2 recv(7, 10, 0) = 5                                                   9999 ms
            """);
  }

  @ParameterizedTest
  @CsvSource({"499, 0 µs", "500, 1 µs", "24_600, 25 µs", "999_499, 999 µs", "1_000_000, 1 ms"})
  void aTimeIsRoundedToItsUnit(String nanos, String shown) {
    Call call = new Call("dup", List.of("7"), 8L, null, Long.parseLong(nanos.replace("_", "")));
    StepReport dup = StepReport.of(SourceLine.typed("c.dup")).call(call).build(2, Reports.DONE);
    assertThat(typed(dup)).endsWith(" " + shown + "\n");
  }

  /** SIOCINQ tells how long the next datagram is, and SO_MEMINFO what all of them take. */
  @Test
  void ofDatagramsTheNextOneIsToldOf() {
    StepReport sent =
        StepReport.of(SourceLine.typed("u.send \"hello\""))
            .socket("u")
            .call(new Call("send", List.of("7", "\"hello\"", "5", "0"), 5L, null, 3_000))
            .changes(
                List.of(
                    new Change("d", Property.RECVQ, "0", "5"),
                    new Change("d", Property.QUEUED, "0", "768"),
                    new Change("c", Property.RECVQ, "0", "1")))
            .build(2, Reports.DONE);
    assertThat(typed(sent))
        .endsWith(
            """
                kernel   d  next datagram 0 ▸ 5 bytes  queue 0 ▸ 768 bytes of memory
                         c  receive queue 0 ▸ 1 byte
            """);
  }

  @Test
  void connectShowsWhatChangedAtBothEnds() {
    assertThat(typed(Reports.connect()))
        .isEqualTo(
            """
              5 connect(7, 127.0.0.1:8080) = 0                                         83 µs
                stage    create ─ ● connect ─ send ─ recv ─ close
                kernel   c    CLOSE ▸ ESTABLISHED  local 127.0.0.1:54022 (port chosen by the
                              kernel)  peer 127.0.0.1:8080
                         srv  accept queue 0 ▸ 1
                python   c.connect(("127.0.0.1", 8080))
            """);
  }

  @Test
  void aBlockedCallTellsWhereItSleepsAndWhatWouldWakeIt() {
    assertThat(typed(Reports.blockedAccept()))
        .isEqualTo(
            """
              4 accept(8) … blocked 300 ms
                waits    sleeping in inet_csk_accept: the accept queue is empty
                to go on connect to 127.0.0.1:8080 from another socket; or Ctrl-C
                python   conn, address = srv.accept()
            """);
  }

  @Test
  void theEndOfABlockedCallNamesItsStepAndItsLine() {
    assertThat(typed(Reports.finishedAccept()))
        .isEqualTo(
            """
            step 4 has returned  › conn = srv.accept
              6 accept(8) = 9                                                           12 s
                stage    create ─ bind ─ listen ─ ● accept ─ send ─ recv ─ close
                kernel   conn  fd 9  ESTABLISHED  local 127.0.0.1:8080  peer 127.0.0.1:54022
                         srv   accept queue 1 ▸ 0
                note     conn is the new socket: the other end is c
                python   conn, address = srv.accept()
            """);
  }

  @Test
  void aFailureTellsWhyAndByWhichEvidence() {
    assertThat(typed(Reports.refused(SourceLine.typed("c.connect 9"))))
        .isEqualTo(
            """
              3 connect(7, 127.0.0.1:9) = -1 ECONNREFUSED (Connection refused)         41 µs
                stage    create ─ ✗ connect ─ send ─ recv ─ close
                kernel   c  local 127.0.0.1:40112 (port chosen by the kernel)
                why      connection refused: nobody listens on port 9 of 127.0.0.1, so its
                         kernel answered the SYN with RST.
                evidence the answer came after 41 µs
                         no socket of this session is bound to it
                try      start a server there, or connect to a port that one listens on
                python   c.connect(("127.0.0.1", 9))
            """);
  }

  @Test
  void aReaderWhoDidNotTypeTheLineSeesItFirst() {
    assertThat(TextRenderer.render(Reports.blockedAccept(), Looks.echo(Feedback.NORMAL)))
        .as("and is not told of Ctrl-C")
        .isEqualTo(
            """
            › conn = srv.accept
              4 accept(8) … blocked 300 ms
                waits    sleeping in inet_csk_accept: the accept queue is empty
                to go on connect to 127.0.0.1:8080 from another socket
                python   conn, address = srv.accept()
            """);
  }

  @Test
  void briefFeedbackIsOneLine() {
    Look brief = Looks.feedback(Feedback.BRIEF);

    assertThat(TextRenderer.render(Reports.connect(), brief))
        .isEqualTo("  5 connect(7, 127.0.0.1:8080) = 0\n");
    assertThat(TextRenderer.render(Reports.refused(SourceLine.typed("c.connect 9")), brief))
        .isEqualTo(
            """
              3 connect(7, 127.0.0.1:9) = -1 ECONNREFUSED (Connection refused)  connection
                refused
            """);
    assertThat(TextRenderer.render(Reports.recv("a\nb\nc\n"), brief))
        .isEqualTo(
            """
              8 recv(7, 4096, 0) = 6
                data     "a\\n"
                         (4 more bytes; set feedback full shows them)
            """);
  }

  @Test
  void fullFeedbackShowsEveryLanguage() {
    assertThat(TextRenderer.render(Reports.bind(), Looks.feedback(Feedback.FULL)))
        .isEqualTo(
            """
              2 bind(8, 127.0.0.1:0) = 0                                                3 µs
                stage    create ─ ● bind ─ listen ─ accept ─ send ─ recv ─ close
                kernel   srv  local 127.0.0.1:40123 (port chosen by the kernel)
                python   srv.bind(("127.0.0.1", 0))
                c        bind(srv, (struct sockaddr *)&address, sizeof address);
                java     srv.bind(new InetSocketAddress("127.0.0.1", 0));
            """);
  }

  @Test
  void silentFeedbackSaysNothingOfCallsButAnswersQuestions() {
    Look silent = Looks.echo(Feedback.SILENT);

    assertThat(TextRenderer.render(Reports.connect(), silent)).isEmpty();
    assertThat(TextRenderer.render(Reports.blockedAccept(), silent)).isEmpty();
    assertThat(TextRenderer.render(Reports.finishedAccept(), silent)).isEmpty();
    assertThat(TextRenderer.render(Reports.expectation(true), silent)).isEmpty();
    assertThat(TextRenderer.render(Reports.expectation(false), silent)).isNotEmpty();
    assertThat(TextRenderer.render(Reports.sockets(), silent)).isNotEmpty();
    assertThat(TextRenderer.render(Reports.says("help", "create makes"), silent))
        .isEqualTo(" 11 create makes\n");
  }

  @ParameterizedTest
  @EnumSource(Notation.class)
  void theNotationChoosesTheLanguage(Notation notation) {
    String language =
        switch (notation) {
          case PYTHON -> "    python   srv.bind((\"127.0.0.1\", 0))\n";
          case C -> "    c        bind(srv, (struct sockaddr *)&address, sizeof address);\n";
          case JAVA -> "    java     srv.bind(new InetSocketAddress(\"127.0.0.1\", 0));\n";
          case OFF -> "";
        };

    assertThat(TextRenderer.render(Reports.bind(), Looks.notation(notation)))
        .isEqualTo(
            """
              2 bind(8, 127.0.0.1:0) = 0                                                3 µs
                stage    create ─ ● bind ─ listen ─ accept ─ send ─ recv ─ close
                kernel   srv  local 127.0.0.1:40123 (port chosen by the kernel)
            """
                + language);
  }

  @Test
  void aTerminalWithoutUnicodeGetsSignsOfAscii() {
    assertThat(
            TextRenderer.render(Reports.connect(), Looks.ascii())
                + TextRenderer.render(Reports.blockedAccept(), Looks.ascii()))
        .isASCII()
        .isEqualTo(
            """
            > c.connect 127.0.0.1 8080
              5 connect(7, 127.0.0.1:8080) = 0                                         83 us
                stage    create - * connect - send - recv - close
                kernel   c    CLOSE > ESTABLISHED  local 127.0.0.1:54022 (port chosen by the
                              kernel)  peer 127.0.0.1:8080
                         srv  accept queue 0 > 1
                python   c.connect(("127.0.0.1", 8080))
            > conn = srv.accept
              4 accept(8) ... blocked 300 ms
                waits    sleeping in inet_csk_accept: the accept queue is empty
                to go on connect to 127.0.0.1:8080 from another socket
                python   conn, address = srv.accept()
            """);
  }

  @Test
  void coloursAreTheTerminalsOwnAndEachEnds() {
    String card =
        TextRenderer.render(Reports.refused(SourceLine.typed("c.connect 9")), Looks.colour());

    assertThat(card.replace('\033', '~'))
        .isEqualTo(
            """
            ~[2m  3 ~[m~[1mconnect(7, 127.0.0.1:9)~[m = ~[1;38;5;160m-1 ECONNREFUSED~[m \
            (Connection refused)         ~[2m41 µs~[m
            ~[2m    stage    ~[mcreate~[2m ─ ~[m~[1;38;5;160m✗ connect~[m~[2m ─ send ─ recv ─ close~[m
            ~[2m    kernel   ~[m~[38;5;31mc~[m  local ~[1m127.0.0.1:40112~[m (port chosen by the kernel)
            ~[2m    why      ~[m~[1;38;5;160mconnection refused~[m: nobody listens on port 9 of \
            127.0.0.1, so its
                         kernel answered the SYN with RST.
            ~[2m    evidence ~[mthe answer came after 41 µs
                         no socket of this session is bound to it
            ~[2m    try      ~[mstart a server there, or connect to a port that one listens on
            ~[2m    python   ~[mc.connect(("127.0.0.1", 9))
            """);
    assertThat(TextRenderer.render(Reports.connect(), Looks.colour()))
        .contains("= \033[38;5;28m0\033[m", "\033[38;5;28m● connect\033[m");
    assertThat(TextRenderer.render(Reports.blockedAccept(), Looks.colour()))
        .contains("\033[38;5;133m … blocked 300 ms\033[m");
  }

  @Test
  void aDurationThatFindsNoRoomStandsOnALineOfItsOwn() {
    assertThat(TextRenderer.render(Reports.create(), Looks.width(40)))
        .isEqualTo(
            """
              1 socket(AF_INET, SOCK_STREAM, 0) = 7
                                               24 µs
                stage    ● create ─ connect (client)
                         or  bind ─ listen (server)
                kernel   c  fd 7  CLOSE
                python   c = socket.socket()
            """);
  }

  @Test
  void aStationKeepsItsSignWhereTheTrackIsWrapped() {
    assertThat(TextRenderer.render(Reports.finishedAccept(), Looks.width(40)))
        .contains(
            """
                stage    create ─ bind ─ listen ─
                         ● accept ─ send ─ recv ─
                         close
            """);
  }

  private static String typed(StepReport report) {
    return TextRenderer.render(report, Looks.TYPED);
  }
}
