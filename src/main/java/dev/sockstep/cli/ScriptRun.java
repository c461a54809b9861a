package dev.sockstep.cli;

import dev.sockstep.export.Next;
import dev.sockstep.export.Recorder;
import dev.sockstep.export.Recordings;
import dev.sockstep.export.SessionArchive;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Printable;
import dev.sockstep.session.Confinement;
import dev.sockstep.session.LineRunner;
import dev.sockstep.session.Session;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** Runs a script: every line, whatever comes of those before it. */
final class ScriptRun {
  private static final int FINE = 0;
  static final int EXPECTATION_FAILED = 1;
  private static final int UNREADABLE = 2;

  private final Session session;
  private final LineRunner runner;
  private final Recorder recorder;
  private final SessionArchive archive;
  private final Printer printer;
  private final PrintStream err;
  private boolean failed;
  private boolean wrong;

  ScriptRun(
      Settings settings,
      Printer printer,
      PrintStream err,
      Confinement confinement,
      Recordings recordings,
      Recorder recorder) {
    this.recorder = recorder;
    this.printer = printer;
    this.err = err;
    NativeLibc.link();
    this.archive = new SessionArchive(recorder, recordings, false);
    this.session = new Session(new NativeLibc(), settings, this::take, null, archive);
    this.runner = new LineRunner(session, confinement, (_, _) -> {});
  }

  private void take(StepReport report) {
    switch (report.outcome()) {
      case Outcome.Expectation expectation -> failed |= !expectation.passed();
      case Outcome.Error _ -> wrong = true;
      case Outcome.Done _, Outcome.Blocked _, Outcome.Finished _ -> {}
    }
    printer.print(report);
    recorder.record(report);
  }

  /** The exit status; calls still blocked at the end are interrupted and reported. */
  int run(Script script) {
    try {
      SourceLine last = null;
      for (SourceLine line = script.next(); line != null; line = script.next()) {
        execute(line);
        last = line;
        if (session.hasQuit() || printer.isBroken()) {
          break;
        }
      }
      if (last != null && !session.hasQuit()) {
        runner.end(last);
      }
    } catch (IOException e) {
      err.println("sockstep: " + Printable.escaped(e.getMessage()));
      wrong = true;
    }
    session.finish();
    return wrong ? UNREADABLE : failed ? EXPECTATION_FAILED : FINE;
  }

  private void execute(SourceLine source) {
    runner.run(source);
    if (archive.next() instanceof Next.Again(List<String> lines)) {
      Stream.concat(session.endings().stream(), lines.stream())
          .map(text -> new SourceLine(source.file(), source.number(), text))
          .forEach(this::execute);
    }
  }
}
