package dev.sockstep.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.json.JsonRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folder of the last sessions: what is kept there, and the list of it. */
@Timeout(60)
class RecordingsTest {
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

  @Test
  void typingMistakesAloneAreNoSessionToBeFoundAgain() {
    session.run("nonsense");

    assertThat(session.recordings.latest()).isEmpty();
  }

  @Test
  void theListSaysOfASessionWhatWasDoneInIt() {
    session.all("help\nc = create\nc.bind 0\nhistory\nc.getsockname\nc.close\nd = create");

    assertThat(session.run("open").notes().getFirst())
        .endsWith("7 steps  c = create; c.bind 0; c.getsockname; c.clos…");
  }

  @Test
  void theListSaysOfASessionWithNothingButHelpWhatWasAskedFirst() {
    SourceLine help = new SourceLine("lessons/talk.md", 3, "help bind");
    session.recorder.record(StepReport.of(help).build(1, new Outcome.Done()));

    assertThat(RecordingList.of(session.recordings).getFirst()).endsWith("talk.md: help bind");
  }

  @Test
  void ofMistakesBeforeTheFirstStepTheLatestThousandAreKept() throws Exception {
    for (int number = 1; number <= 1500; number++) {
      SourceLine wrong = SourceLine.typed("wrong " + number);
      session.recorder.record(
          StepReport.of(wrong).build(number, new Outcome.Error(1, "unknown verb", null)));
    }
    session.all("create");

    List<String> kept = Files.readAllLines(session.recordings.latest().getFirst());
    assertThat(kept).hasSize(1001);
    assertThat(kept.getFirst()).contains("\"wrong 501\"");
    assertThat(kept.getLast()).contains("\"create\"");
  }

  @Test
  void theLastTenSessionsAreKept() throws Exception {
    Path sessions = folder.resolve("ten");
    for (int i = 0; i < 12; i++) {
      Recordings recordings = new Recordings(Optional.of(sessions), 1000 + i);
      recordings.create().close();
    }

    Recordings recordings = new Recordings(Optional.of(sessions), 1);
    assertThat(recordings.latest()).hasSize(10);
    assertThat(recordings.latest().getFirst().getFileName().toString()).startsWith("1011-");
    assertThat(recordings.latest().getLast().getFileName().toString()).startsWith("1002-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "empty.jsonl | is empty",
        "foreign.jsonl | is no transcript: line 1: it is no step of sockstep's",
        "script.sock | is no transcript: line 1: it is no JSON",
        "middle.jsonl | is no transcript: line 2: it is no JSON",
        "binary | is no transcript: line 1: it is no JSON",
        ". | is a folder",
        "nowhere | there is no file",
      })
  void whatIsNoTranscriptIsSaidToBeNone(String name, String message) throws Exception {
    session.all("create");
    String step = new JsonRenderer().render(session.reports.getFirst()) + "\n";
    Files.writeString(folder.resolve("empty.jsonl"), "\n");
    Files.writeString(folder.resolve("foreign.jsonl"), "{\"name\":\"x\"}\n");
    Files.writeString(folder.resolve("script.sock"), "c = create\n");
    Files.writeString(folder.resolve("middle.jsonl"), step + "{\"st\n" + step);
    Files.write(folder.resolve("binary"), new byte[] {0, 1, (byte) 0xff, '\n', 7});

    assertThat(session.mistake("open \"" + folder.resolve(name) + "\"").message())
        .contains(message);
  }
}
