package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.session.Confinement;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A lesson is proven on the live kernel, and what is wrong with it is found where it stands. */
class ProofTest {
  private static final String FOUR_FAILURES = "lessons/four-failures.md";

  private static Verdict prove(String text) {
    return prove(text, Duration.ofSeconds(30));
  }

  private static Verdict prove(String text, Duration limit) {
    LessonParser.Parsed parsed = LessonParser.parse("x.md", text);
    assertThat(parsed.problems()).isEmpty();
    Confinement confinement = Confinement.lesson(Set.of(), false);
    Duration patience = Duration.ofMillis(100);
    return Proof.of(parsed.lesson(), new NativeLibc(), patience, confinement, limit);
  }

  private static String withText(String text) {
    return "---\nid: x\ntitle: X\nsummary: X.\nminutes: 1\ntrack: X\n---\n\n" + text;
  }

  /** The lesson with one thing changed. */
  private static String changed(String from, String to) throws IOException {
    String text = Files.readString(Path.of(FOUR_FAILURES));
    assertThat(text).contains(from);
    return text.replaceFirst(Pattern.quote(from), to);
  }

  @Test
  void aSoundLessonPasses() throws IOException {
    Verdict verdict = prove(Files.readString(Path.of(FOUR_FAILURES)));

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.status()).isEqualTo(Verdict.Status.PASSED);
    assertThat(verdict.tasks()).isEqualTo(2);
    assertThat(verdict.steps()).isGreaterThan(40);
  }

  @Test
  void linesOfPythonAreStepsToo() {
    String lesson =
        withText(
            """
            ```sockstep
            import socket
            srv = socket.create_server(("127.0.0.1", 0))
            port = srv.getsockname()[1]
            c = socket.socket(); c.connect(("127.0.0.1", port))
            = 0
            conn, (host, _) = srv.accept()
            c.sendall(b"hello")
            = 5
            data = conn.recv(1024)
            expect conn.bytes == "hello"
            print(data, host, c.send(data))
            c.connect(srv.getsockname())
            = -1 EISCONN
            conn.close
            ```
            """);

    Verdict verdict = prove(lesson);

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.steps()).isEqualTo(17);
    assertThat(prove(lesson.replace("= -1 EISCONN", "= 0")).findings())
        .extracting(Finding::line)
        .containsExactly(22);
  }

  @Test
  void aChangedExpectationIsFoundAtItsLineWithWhatWasSeenInstead() throws IOException {
    String text = changed("expect second.state == SYN_SENT", "expect second.state == ESTABLISHED");

    Verdict verdict = prove(text);

    assertThat(verdict.status()).isEqualTo(Verdict.Status.FAILED);
    Finding finding = verdict.findings().getFirst();
    assertThat(finding.message()).isEqualTo("expectation failed");
    assertThat(finding.expected()).isEqualTo("second.state == ESTABLISHED");
    assertThat(finding.actual()).isEqualTo("second.state is SYN_SENT");
    assertThat(text.lines().toList().get(finding.line() - 1))
        .isEqualTo("expect second.state == ESTABLISHED");
  }

  @Test
  void aBrokenSolutionIsFoundAtTheConditionThatItMisses() throws IOException {
    Verdict verdict = prove(changed("b.shutdown wr", "b.shutdown rd").replace("= -1 EPIPE\n", ""));

    Finding finding = verdict.findings().getFirst();
    assertThat(finding.message()).isEqualTo("the solution does not reach the goal");
    assertThat(finding.expected()).isEqualTo("errno == EPIPE");
    assertThat(finding.actual()).isEqualTo("errno is none");
  }

  @Test
  void aTaskThatIsSolvedBeforeItBeginsIsNone() throws IOException {
    Verdict verdict =
        prove(changed("expect other.stage == bound", "expect other.stage == created"));

    assertThat(verdict.findings().getFirst().message())
        .isEqualTo("the goal is reached before anything is done");
  }

  @Test
  void aGoalOnASocketThatIsNotThereYetIsNotReached() {
    Verdict verdict =
        prove(
            withText(
                """
                ### Your turn

                Make it.

                ```sockstep goal
                expect c.stage == created
                ```

                <details><summary>Hint</summary>

                Make it.

                </details>

                <details><summary>Solution</summary>

                ```sockstep
                c = create
                ```

                </details>

                <details><summary>Explanation</summary>

                Made.

                </details>
                """));

    assertThat(verdict.findings()).isEmpty();
    assertThat(verdict.tasks()).isEqualTo(1);
  }

  @Test
  void aLessonThatIsStuckIsStoppedWhereItIs() {
    String text = "```sockstep\nc = create\nsleep 10\nc.close\n```\n";

    Verdict verdict = prove(withText(text), Duration.ofMillis(300));

    assertThat(verdict.findings().getFirst().message()).contains("takes too long");
    assertThat(verdict.findings().getFirst().line()).isEqualTo(11);
    assertThat(verdict.time()).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void aLessonReachesThisMachineOnly() {
    Verdict verdict = prove(withText("```sockstep\nc = create\nc.connect 192.0.2.1 80\n```\n"));

    Finding finding = verdict.findings().getFirst();
    assertThat(finding.message())
        .isEqualTo("a lesson reaches only this machine, and not 192.0.2.1");
    assertThat(finding.line()).isEqualTo(11);
    assertThat(finding.column()).isEqualTo(11);
  }
}
