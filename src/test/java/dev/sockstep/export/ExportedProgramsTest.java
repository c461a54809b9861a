package dev.sockstep.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Outcome;
import dev.sockstep.model.StepReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Exported programs, compiled and run: they get what the session got. */
@Timeout(120)
class ExportedProgramsTest {
  private static final String SESSION =
      """
      srv = create
      srv.setopt SO_REUSEADDR on
      srv.bind 127.0.0.1 0
      srv.listen 3
      conn = srv.accept
      c = create
      c.setopt SO_LINGER off
      c.setopt SO_RCVTIMEO 20s
      c.connect $srv.host $srv.port
      c.send "GET / \\xff\\x00??= \\"quoted\\"\\r\\n\\r\\n"
      c.send "*/ \\\\u000a"
      conn.recv 100
      conn.send #3000
      c.recv 100
      c.recv 5000
      c.shutdown wr
      conn.recv 10
      int = create udp
      int.bind 127.0.0.1 0
      v = create udp
      v.sendto "ping" $int
      int.recvfrom 100
      int.sendto "pong" $v
      v.recvfrom 100
      refused = create
      refused.connect 127.0.0.1 1
      c.close
      conn.close
      """;

  /** What is more than a connection; under the names at the end, sides that talk to each other. */
  private static final String MORE =
      """
      a, b = socketpair
      d = dup a
      a.send "over the pair, "
      b.recv 20
      d.send "by the other name, "
      a.close
      b.recv 30
      d.close
      group = create udp
      group.bind * 0
      group.join 239.255.1.2 127.0.0.1
      many = create udp
      many.setopt IP_MULTICAST_IF 127.0.0.1
      many.sendto "to the group, " 239.255.1.2 $group.port
      group.recvfrom 100
      group.leave 239.255.1.2 127.0.0.1
      lis = create
      lis.bind 127.0.0.1 0
      lis.listen
      k = create
      k.timeout 20s
      k.connect $lis
      n = lis.accept
      n.timeout 20ms
      n.recv 5
      n.timeout 20s
      k.send "abc" --nosignal
      n.peek 2
      n.recv 3 --waitall
      k.urgent "xyz!"
      n.recv 10
      n.timeout off
      n.recv 1 --oob
      k.send "?"
      n.recv 5
      wait
      n.send "end" --more
      k.recv 3
      wait
      """;

  private static final List<String> LANGUAGES = List.of("python", "c", "java");

  @TempDir static Path folder;
  private static Recorded session;

  @BeforeAll
  static void recordASession() {
    session = new Recorded(folder.resolve("sessions")).all(SESSION);
    session.all(MORE);
    for (String language : LANGUAGES) {
      session.all(
          """
          export %1$s lis %7$s
          export %1$s k %8$s
          export %1$s a %9$s
          export %1$s group %10$s
          export %1$s many %11$s
          export %1$s %2$s
          export %1$s srv %3$s
          export %1$s c %4$s
          export %1$s int %5$s
          export %1$s v %6$s
          """
              .formatted(
                  language,
                  file(language, "All"),
                  file(language, "Server"),
                  file(language, "Client"),
                  file(language, "Echo"),
                  file(language, "Asker"),
                  file(language, "Urgent"),
                  file(language, "Hurry"),
                  file(language, "Pair"),
                  file(language, "Member"),
                  file(language, "Caller")));
    }
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static Path file(String language, String name) {
    String ending = language.equals("python") ? "py" : language;
    return folder.resolve(name + "." + ending);
  }

  /** All that the session's sockets of those names received, in order. */
  private static String received(String... sockets) {
    StringBuilder all = new StringBuilder();
    for (StepReport report : session.reports) {
      if (report.bytes() != null && List.of(sockets).contains(report.socket())) {
        all.append(new String(report.bytes(), StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(all).isNotEmpty();
    return all.toString();
  }

  @TestFactory
  Stream<DynamicTest> theWholeSessionAsOneProgramReceivesWhatItReceived() {
    return LANGUAGES.stream()
        .map(
            language ->
                DynamicTest.dynamicTest(
                    language,
                    () -> {
                      RunningProgram program = start(language, "All");
                      String all =
                          received("c", "conn", "int", "v") + received("b", "group", "n", "k");
                      assertThat(program.end()).isEqualTo(inJava(language, all));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> oneSideOfALanguageTalksToTheOtherSideOfAnother() {
    return eachWithEach(
        (server, client) -> {
          both(server, "Server", "conn", client, "Client", "c");
          both(server, "Echo", "int", client, "Asker", "v");
        });
  }

  private interface Talk {
    void between(String server, String client) throws Exception;
  }

  private static Stream<DynamicTest> eachWithEach(Talk talk) {
    return LANGUAGES.stream()
        .flatMap(
            server ->
                LANGUAGES.stream()
                    .map(
                        client ->
                            DynamicTest.dynamicTest(
                                server + " server, " + client + " client",
                                () -> talk.between(server, client))));
  }

  /** Java's channels look at nothing and take no urgent byte; a comment says so. */
  private static String inJava(String language, String received) {
    return language.equals("java") ? received.replace("ababc", "abc").replace("!", "") : received;
  }

  @TestFactory
  Stream<DynamicTest> urgentBytesGroupsAndTimeoutsGoFromOneLanguageToAnother() {
    return eachWithEach(
        (server, client) -> {
          both(server, "Urgent", "n", client, "Hurry", "k");
          callTheGroup(server, client);
        });
  }

  private static void callTheGroup(String member, String caller) throws Exception {
    RunningProgram waiting = start(member, "Member");
    RunningProgram calling = start(caller, "Caller", waiting.port());

    try {
      assertThat(calling.end()).isEmpty();
      assertThat(waiting.end()).isEqualTo(received("group"));
    } finally {
      waiting.process().destroyForcibly();
    }
  }

  @TestFactory
  Stream<DynamicTest> aPairIsExportedWithBothItsEndsAndAllTheirNames() {
    return LANGUAGES.stream()
        .map(
            language ->
                DynamicTest.dynamicTest(
                    language,
                    () -> assertThat(start(language, "Pair").end()).isEqualTo(received("b"))));
  }

  @Test
  void whatALanguageCannotDoIsSaidInAComment() throws Exception {
    assertThat(Files.readString(file("java", "Urgent")))
        .contains("left out: a channel of Java can't peek")
        .contains("left out: a channel of Java can't take the urgent byte")
        .contains("left out: a call on a channel of Java waits for ever")
        .contains("// Java has no MSG_MORE.");
    for (String language : LANGUAGES) {
      assertThat(Files.readString(file(language, "Urgent")))
          .containsPattern("left out: step [0-9]+, recv on n: timed out");
    }
  }

  private static void both(
      String server,
      String serverName,
      String serverSocket,
      String client,
      String clientName,
      String clientSocket)
      throws Exception {
    RunningProgram serving = start(server, serverName);
    String port = serving.port();
    RunningProgram calling = start(client, clientName, port);

    try {
      assertThat(calling.end()).isEqualTo(received(clientSocket));
      assertThat(serving.end()).isEqualTo(inJava(server, received(serverSocket)));
    } finally {
      calling.process().destroyForcibly();
      serving.process().destroyForcibly();
    }
  }

  @Test
  void whatFailedIsLeftOutAndSaidToBe() throws Exception {
    assertThat(Files.readString(file("python", "All")))
        .contains("# left out: step ", ", connect on refused, failed with ECONNREFUSED");
  }

  @Test
  void aFailureOfTheProgramIsToldAndIsItsStatus() throws Exception {
    for (String language : LANGUAGES) {
      Process process = RunningProgram.builder(file(language, "Client"), "1").start();
      String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(language).isEqualTo(1);
      assertThat(error).as(language).containsIgnoringCase("connection refused");
    }
  }

  @Test
  void whatCannotBeExportedIsSaid() {
    assertThat(session.mistake("export python nosuch").message())
        .isEqualTo("no socket of the session is named nosuch");
    Outcome.Error there = session.mistake("export python " + file("python", "All"));
    assertThat(there.message()).endsWith(" already");
    assertThat(there.mend()).contains("--force");
    assertThat(session.mistake("export pascal").mend()).contains("python");
  }

  private static RunningProgram start(String language, String name, String... arguments)
      throws Exception {
    return RunningProgram.start(file(language, name), arguments);
  }
}
