package dev.sockstep.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sockstep.command.Mistake;
import dev.sockstep.model.Change;
import dev.sockstep.model.Notice;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReport;
import dev.sockstep.model.TcpState;
import dev.sockstep.render.json.JsonRenderer;
import java.io.BufferedWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session is kept as it goes, and can be stepped through without a kernel. */
@Timeout(60)
class TranscriptTest {
  private static final String TALK =
      """
      srv = create
      srv.bind 127.0.0.1 0
      srv.listen
      conn = srv.accept
      c = create
      c.connect $srv
      c.send "hello"
      conn.recv 5
      expect conn.bytes == "hello"
      refused = create
      refused.connect 127.0.0.1 1
      sockets
      c.close
      """;

  @TempDir Path folder;
  private Recorded session;

  @BeforeEach
  void record() {
    session = new Recorded(folder.resolve("sessions"));
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Recording open(String file) throws Mistake {
    return session.recordings.open(file, 1);
  }

  @Test
  void whatIsSavedAsJsonIsEveryReportAsItWas() throws Exception {
    session.all(TALK);
    List<StepReport> reports = List.copyOf(session.reports);
    Path file = folder.resolve("talk.jsonl");

    session.all("save --json " + file);

    JsonRenderer json = new JsonRenderer();
    assertThat(Files.readAllLines(file)).isEqualTo(reports.stream().map(json::render).toList());
    try (Recording recording = open(file.toString())) {
      assertThat(recording.all()).usingRecursiveFieldByFieldElementComparator().isEqualTo(reports);
    }
  }

  @Test
  void theStatesAtAStepAreThoseThatTheKernelHadThen() throws Exception {
    session.all(TALK);
    Path file = folder.resolve("talk.jsonl");
    session.all("save --json " + file);

    try (Recording recording = open(file.toString())) {
      int listed =
          session.reports.stream().filter(r -> r.sockets() != null).findFirst().get().step();
      List<SocketView> told = recording.standing(listed - 1).sockets();
      List<SocketView> seen = recording.step(listed).sockets();
      assertThat(told).hasSameSizeAs(seen);
      for (int i = 0; i < seen.size(); i++) {
        SocketView was = told.get(i);
        SocketView is = seen.get(i);
        assertThat(was.name()).isEqualTo(is.name());
        assertThat(was.kind()).isEqualTo(is.kind());
        assertThat(was.stage()).isEqualTo(is.stage());
        assertThat(was.snapshot().fd()).isEqualTo(is.snapshot().fd());
        assertThat(was.snapshot().state()).isEqualTo(is.snapshot().state());
        assertThat(was.snapshot().local()).isEqualTo(is.snapshot().local());
        assertThat(was.snapshot().peer()).isEqualTo(is.snapshot().peer());
      }
      assertThat(recording.standing(1).sockets()).hasSize(1);
      assertThat(recording.standing(recording.steps()).states().walks())
          .filteredOn(walk -> walk.name().equals("conn"))
          .singleElement()
          .matches(walk -> walk.now() == TcpState.CLOSE_WAIT);
      assertThat(recording.standing(recording.steps()).sockets())
          .filteredOn(socket -> socket.name().equals("c"))
          .singleElement()
          .matches(socket -> socket.stage() == Stage.CLOSED);
    }
  }

  @Test
  void aSavedScriptMakesTheSameCallsAgain() throws Exception {
    session.all(TALK);
    session.run("nonsense");
    Path file = folder.resolve("talk.sock");
    session.all("help\nsave " + file);

    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    assertThat(lines.removeFirst()).startsWith("#");
    assertThat(String.join("\n", lines) + "\n").isEqualTo(TALK);
    try (Recorded again = new Recorded(folder.resolve("again"))) {
      again.all(TALK);
      assertThat(names(again)).isEqualTo(names(session).subList(0, names(again).size()));
    }
  }

  private static List<String> names(Recorded session) {
    return session.reports.stream()
        .flatMap(report -> report.calls().stream())
        .map(call -> call.name() + (call.failed() ? call.error().name() : ""))
        .toList();
  }

  @Test
  void whatWasToldBetweenTwoStepsStandsInTheSecond() throws Exception {
    session.all("c = create");
    Change change = new Change("c", Change.Property.STATE, "CLOSE", "ESTABLISHED");
    session.recorder.tell(new Notice(List.of(change), List.of("because"), List.of()));
    session.all("c.close\nsockets");

    try (Recording recording = session.recorder.recording()) {
      assertThat(recording.step(2).meanwhile()).containsExactly(change);
      assertThat(recording.step(3).meanwhile()).isEmpty();
    }
  }

  @Test
  void aLineThatCouldNotBeRunIsKeptAndLeftOutOfPages() throws Exception {
    session.run("nonsense");
    session.all("c = create");
    Change change = new Change("c", Change.Property.STATE, "CLOSE", "ESTABLISHED");
    session.recorder.tell(new Notice(List.of(change), List.of("because"), List.of()));
    session.run("nobody.close");
    session.all("c.close");
    Path file = folder.resolve("talk.jsonl");
    Path page = folder.resolve("talk.html");
    Path text = folder.resolve("talk.md");
    session.all("save --json " + file + "\nexport html " + page + "\nexport markdown " + text);

    assertThat(Files.readAllLines(file))
        .extracting(
            line -> line.replaceAll("\\{\"step\":(\\d+),.*\"status\":\"(\\w+)\".*", "$1 $2"))
        .containsExactly("1 error", "2 done", "3 error", "4 done");
    try (Recording recording = open(file.toString())) {
      assertThat(recording.steps()).isEqualTo(4);
      assertThat(recording.step(4).source().text()).isEqualTo("c.close");
      assertThat(recording.step(4).meanwhile()).containsExactly(change);
    }
    assertThat(page).content().contains("2 steps").doesNotContain("nonsense", "nobody");
    assertThat(text).content().contains("## Step 4").doesNotContain("nonsense", "nobody");
  }

  @Test
  void aSessionThatCrashedIsThereUpToTheLastWholeStep() throws Exception {
    session.all(TALK);
    Path kept = session.recordings.latest().getFirst();
    byte[] bytes = Files.readAllBytes(kept);
    Path torn = folder.resolve("torn.jsonl");
    Files.write(torn, java.util.Arrays.copyOf(bytes, bytes.length - 20));

    try (Recording recording = open(torn.toString());
        Recording whole = open("1")) {
      assertThat(recording.isCut()).isTrue();
      assertThat(recording.steps()).isEqualTo(session.reports.size() - 1);
      assertThat(whole.isCut()).isFalse();
      assertThat(whole.steps()).isEqualTo(session.reports.size());
    }
    assertThat(Files.getPosixFilePermissions(kept))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aFileIsWrittenOverOnlyWhenThatIsAskedFor() throws Exception {
    session.all("create");
    Path file = Files.writeString(folder.resolve("mine.sock"), "precious");

    Outcome.Error there = session.mistake("save " + file);
    assertThat(there.message()).isEqualTo("there is a file " + file + " already");
    assertThat(there.mend()).contains("--force");
    assertThat(there.column()).isEqualTo(6);
    assertThat(file).hasContent("precious");
    assertThat(session.mistake("save " + folder).message()).endsWith(" is a folder");
    assertThat(session.mistake("save " + folder + "/no/where").message())
        .startsWith("there is no folder for ");

    session.all("save " + file + " --force");
    assertThat(Files.readString(file)).endsWith("\ncreate\n");
  }

  @Test
  void aProvocationIsMadeAgainByItsLinesAndNotOnceMoreByItsName() {
    session.run("provoke refused-bound-only");
    session.all("rerun 6");

    assertThat(session.archive.next())
        .isEqualTo(new Next.Again(List.of("srv = create", "srv.bind 0", "create", "connect $srv")));
  }

  @Test
  void rerunAsksForTheLinesOfTheFirstSteps() {
    session.all(TALK);

    session.all("rerun 3");

    assertThat(session.archive.next())
        .isEqualTo(new Next.Again(List.of("srv = create", "srv.bind 127.0.0.1 0", "srv.listen")));
    assertThat(session.archive.next()).isEqualTo(new Next.Nothing());
    assertThat(session.mistake("rerun 999").message()).startsWith("there are only ");
  }

  @Test
  void historyHasTheLinesAndWhatCameOfThem() {
    session.all("c = create\nc.connect 127.0.0.1 1");
    session.run("nonsense");

    assertThat(session.run("history").notes())
        .hasSize(3)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("   1  c = create   = "),
            second -> assertThat(second).endsWith("= -1 ECONNREFUSED"),
            third -> assertThat(third).endsWith("nonsense   not run"));
    assertThat(session.run("history 1").notes())
        .containsExactly("3 earlier lines: history 4 shows all", "   4  history");
  }

  @Test
  void tenThousandStepsOpenInASecondAndStepBackAtOnce() throws Exception {
    session.all(TALK);
    Path file = folder.resolve("long.jsonl");
    JsonRenderer json = new JsonRenderer();
    List<String> lines = session.reports.stream().map(json::render).toList();
    try (BufferedWriter out = Files.newBufferedWriter(file, UTF_8)) {
      for (int i = 0; i < 10_000; i++) {
        out.write(lines.get(i % lines.size()) + "\n");
      }
    }
    open(file.toString()).close(); // The compiler has seen it: a student's is ahead of time.

    long start = computing();
    try (Recording recording = open(file.toString())) {
      Duration opened = Duration.ofNanos(computing() - start);
      assertThat(recording.steps()).isEqualTo(10_000);
      start = computing();
      for (int step = 10_000; step > 9_900; step--) {
        recording.step(step);
        recording.standing(step).sockets();
        recording.packets(step);
      }
      Duration back = Duration.ofNanos(computing() - start).dividedBy(100);

      // On a machine that does nothing else, a third of a second and a few milliseconds.
      assertThat(opened).isLessThan(Duration.ofSeconds(2));
      assertThat(back).isLessThan(Duration.ofMillis(100));
    }
  }

  /** The time of this thread, in ns: what else the machine does meanwhile counts for nothing. */
  private static long computing() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  void whereTheTranscriptCannotBeKeptTheSessionGoesOnAndSaysSo() {
    try (Recorded poor = new Recorded(Path.of("/proc/self/none"))) {
      poor.all("c = create\nc.close");
      assertThat(poor.mistake("save --json " + folder.resolve("x")).message())
          .contains("the transcript could not be kept");
      poor.all("save " + folder.resolve("lines.sock"));
    }
    assertThatThrownBy(() -> open("7")).hasMessageStartingWith("there is no recording 7");
  }
}
