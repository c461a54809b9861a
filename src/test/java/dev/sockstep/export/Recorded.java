package dev.sockstep.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.json.JsonRenderer;
import dev.sockstep.session.Session;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.NativeLibc;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session on the real kernel that is recorded, in a folder of the test's. */
final class Recorded implements AutoCloseable {
  final Recordings recordings;
  final Recorder recorder;
  final SessionArchive archive;
  final List<StepReport> reports = new ArrayList<>();
  private final Session session;

  Recorded(Path folder) {
    Settings settings = new Settings();
    settings.patience(Duration.ofMillis(50));
    recordings = new Recordings(Optional.of(folder), System.currentTimeMillis());
    recorder = Recorder.in(recordings, new JsonRenderer());
    archive = new SessionArchive(recorder, recordings, true);
    session = new Session(new NativeLibc(), settings, this::take, null, archive);
  }

  private void take(StepReport report) {
    reports.add(report);
    recorder.record(report);
  }

  StepReport run(String text) {
    SourceLine source = SourceLine.typed(text);
    try {
      return session.execute(source, LineParser.parse(text).orElseThrow());
    } catch (Mistake mistake) {
      return session.reject(source, mistake);
    }
  }

  /** Runs lines that must be no mistakes, whatever the kernel says to them. */
  Recorded all(String lines) {
    lines
        .lines()
        .forEach(
            line -> assertThat(run(line).outcome()).as(line).isNotInstanceOf(Outcome.Error.class));
    return this;
  }

  /** Runs a line that must be a mistake. */
  Outcome.Error mistake(String line) {
    StepReport report = run(line);
    assertThat(report.outcome()).as(line).isInstanceOf(Outcome.Error.class);
    return (Outcome.Error) report.outcome();
  }

  @Override
  public void close() {
    session.close();
    recorder.close();
  }
}
