package dev.sockstep.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program that runs to its end does not show: the options, times and flags in its lines. */
class ProgramLinesTest {
  private static final String SESSION =
      """
      srv = create
      srv.bind 127.0.0.1 0
      srv.listen
      c = create
      c.setopt SO_LINGER on 5
      c.setopt SO_RCVTIMEO 1500ms
      c.timeout 1500ms
      c.connect $srv
      wait
      a = srv.accept
      wait
      c.send "abc"
      expect a.recvq == 3 within 5s
      a.recv 3 --dontwait
      c.send "de"
      expect a.recvq == 2 within 5s
      a.recv 5 --trunc
      c.setopt SO_LINGER off
      c.shutdown wr
      u = create udp
      u.join 239.255.1.2 lo
      """;

  @TempDir private static Path folder;
  private static Recorded session;

  @BeforeAll
  static void record() {
    session = new Recorded(folder.resolve("sessions")).all(SESSION);
    assertThat(session.reports)
        .allMatch(report -> report.failure() == null)
        .noneMatch(report -> report.outcome() instanceof Outcome.Expectation e && !e.passed());
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static List<String> exported(String how) {
    return session.run("export " + how).notes().stream().map(String::strip).toList();
  }

  @Test
  void inPython() {
    assertThat(exported("python"))
        .contains(
            "c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(\"ii\", 1, 5))",
            "c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(\"ii\", 0, 0))",
            "c.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack(\"ll\", 1, 500000))",
            "c.settimeout(1.5)",
            "c.sendall(b\"abc\")",
            "c.shutdown(socket.SHUT_WR)");
  }

  @Test
  void inC() {
    assertThat(exported("c"))
        .contains(
            "signal(SIGPIPE, SIG_IGN);",
            "struct linger value = {1, 5};",
            "struct linger value = {0, 0};",
            "struct timeval value = {1, 500000};",
            "set_timeout(c, (struct timeval) {1, 500000});",
            "group.imr_ifindex = if_nametoindex(\"lo\");");
  }

  @Test
  void inJava() {
    assertThat(exported("java"))
        .contains(
            "srv.setOption(StandardSocketOptions.SO_REUSEADDR, false);",
            "c.setOption(StandardSocketOptions.SO_LINGER, 5);",
            "c.setOption(StandardSocketOptions.SO_LINGER, -1);",
            "c.shutdownOutput();")
        .doesNotContain("c.shutdownInput();");
  }

  /** There every call waits until it is done, and what it gives is what it has written. */
  @ParameterizedTest
  @ValueSource(strings = {"python", "c", "java"})
  void theFlagsThatAProgramCanDoWithoutAreLeftOut(String language) {
    assertThat(exported(language))
        .isNotEmpty()
        .noneMatch(line -> line.contains("MSG_DONTWAIT") || line.contains("MSG_TRUNC"));
  }
}
