package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** What a student may get wrong: a clear error, and the next line still runs. */
@Timeout(60)
class BadInputIT {
  /** Line, column, what the message says, and what the mend says if there is one. */
  private static final String MISTAKES =
      """
      conect 127.0.0.1 80    |  1 | unknown verb "conect" | did you mean "connect"?
      s.send                 |  7 | send lacks an argument | send "text"
      s.bind                 |  7 | bind lacks an argument | bind [host
      s.bind 127.0.0.1 70000 | 18 | a port is 0 to 65535, found 70000 |
      s.bind 127.0.0.1 -1    | 18 | -1 |
      nobody.send "x"        |  1 | no socket is named nobody | the sockets are s
      use nobody             |  5 | no socket is named nobody |
      s.bind $nobody.port    |  8 | no socket is named nobody |
      s.bind 127.0.0.1 $s.nothing | 21 | a socket has no "nothing" | the fields are
      s.bind $s.port         |  8 | $s.port has no value now | bind s first
      s.send "no end         |  8 | has no closing " | end it with "
      s.recv 99999999999     |  8 | a number of bytes is 0 to |
      s.recv lots            |  8 | found "lots" |
      s.connect localhost http | 21 | expected a port, found "http" |
      s.setopt SO_FOO 1      | 10 | unknown option "SO_FOO" | help getopt lists
      s.setopt SO_REUSEADDR maybe | 23 | found "maybe" |
      s = create             |  1 | belongs to an open socket | close it first
      s.listen 1 2           | 12 | nothing more is expected here |
      sleep forever          |  7 | expected a duration |
      s.connect /tmp/path    | 11 | s is tcp | create unix
      """;

  @TestFactory
  Stream<DynamicTest> aMistakeIsShownAtItsColumnWithAMend() throws Exception {
    List<List<String>> mistakes =
        MISTAKES
            .lines()
            .map(row -> Arrays.stream(row.split("\\|", -1)).map(String::strip).toList())
            .toList();
    StringBuilder script = new StringBuilder("s = create\n");
    mistakes.forEach(row -> script.append(row.getFirst()).append("\n"));
    Ended ended = Sockstep.script(script + "later = create udp\n");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.step("later = create udp").status()).isEqualTo("done");
    assertThat(ended.steps()).hasSize(mistakes.size() + 2);
    return mistakes.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getFirst(), () -> assertMistake(ended, mistakes.indexOf(row) + 2, row)));
  }

  private static void assertMistake(Ended ended, int line, List<String> row) {
    Step error = ended.steps().get(line - 1);
    assertThat(error.line()).isEqualTo(row.get(0));
    assertThat(error.status()).isEqualTo("error");
    assertThat(error.json()).containsEntry("column", Long.valueOf(row.get(1)));
    assertThat(error.text("message")).contains(row.get(2));
    if (!row.get(3).isEmpty()) {
      assertThat(error.text("mend")).contains(row.get(3));
    }
    assertThat(error.in("at", "line")).isEqualTo((long) line);
    assertThat(error.calls()).isEmpty();
  }

  @Test
  void theCaretStandsUnderTheColumn() throws Exception {
    Ended ended = Sockstep.with().input("s = create\n  s.bind 127.0.0.1 70000\n").run();

    assertThat(ended.out())
        .contains("    error at -:2\n      s.bind 127.0.0.1 70000\n" + " ".repeat(23) + "^\n");
  }

  @Test
  void aNameThatNoResolverTakesIsAFailureOfGetaddrinfo() throws Exception {
    // A label has at most 63 characters (RFC 1035), so the resolver asks nobody.
    String line = "s.connect " + "a".repeat(64) + " 80";
    Ended ended = Sockstep.script("s = create\n" + line + "\nexpect s.stage == created\n");

    Step connect = ended.step(line);
    assertThat(ended.status()).isZero();
    assertThat(connect.calls()).hasSize(1);
    assertThat(connect.calls().getFirst().name()).isEqualTo("getaddrinfo");
    assertThat(connect.calls().getFirst().errno()).startsWith("EAI_");
    assertThat(connect.mode()).isEqualTo("name not found");
  }

  @Test
  void aClosedSocketIsABadFileDescriptor() throws Exception {
    Ended ended = Sockstep.script("s = create\ns.close\ns.send \"x\"\ns.recv 1\ns = create\n");

    assertThat(ended.step("s.send \"x\"").calls().getFirst().text()).startsWith("send(-1, ");
    assertThat(ended.step("s.send \"x\"").result()).isEqualTo("-1 EBADF");
    assertThat(ended.step("s.recv 1").result()).isEqualTo("-1 EBADF");
    assertThat(ended.status()).isZero();
  }

  @Test
  void theLargestRecvAndAnEmptyOneAreServed() throws Exception {
    Ended ended =
        Sockstep.script(
            """
            # Zeroing so large a buffer takes a busy machine a while.
            set patience 20s
            srv = create
            srv.bind 127.0.0.1 0
            srv.listen
            c = create
            c.connect $srv.host $srv.port
            conn = srv.accept
            c.send "few"
            conn.recv 0
            conn.recv 67108864
            c.send #200000
            conn.recv 67108864
            """);

    assertThat(ended.status()).isZero();
    assertThat(ended.step("conn.recv 0").result()).isEqualTo("0");
    assertThat(ended.step("conn.recv 67108864").bytes()).isEqualTo("few");
    assertThat(ended.steps().getLast().calls().getLast().result()).isPositive();
  }
}
