package dev.sockstep.session;

import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.python.LogicalLines;
import dev.sockstep.command.python.PythonNotation;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Runs lines in whichever notation each is written; one of Python may be several steps. */
public final class LineRunner {
  /** How many lines one statement may have; a bracket that stays open for more was forgotten. */
  private static final int MOST_JOINED = 1000;

  private final Session session;
  private final Confinement confinement;
  private final BiConsumer<Line, StepReport> ran;

  /** Null before the first line: the prompt does not wait for it. */
  private PythonNotation python;

  /** The lines of a statement with a bracket that a later one may close. */
  private List<SourceLine> open = new ArrayList<>();

  private LogicalLines logical = new LogicalLines();

  /** Whether the rest of a line that a call inside it holds up is kept, and not left out. */
  private boolean keepsRests;

  /** What is kept so; null when nothing is. */
  private Rest rest;

  /** The parts of a line that are left, and the step whose end they wait for. */
  private record Rest(SourceLine source, List<PythonNotation.Part> parts, int step) {}

  /** Whether lines stand beside a program that waits, and end none of its blocks. */
  private boolean aside;

  /**
   * @param confinement how far the lines may reach
   * @param ran is told of each step with what it was typed as
   */
  public LineRunner(Session session, Confinement confinement, BiConsumer<Line, StepReport> ran) {
    this.session = session;
    this.confinement = confinement;
    this.ran = ran;
  }

  /** Whether it runs the lines of that session. */
  public boolean isOf(Session other) {
    return session == other;
  }

  private StepReport execute(SourceLine source, Line line) {
    StepReport report = session.execute(source, line, confinement);
    ran.accept(line, report);
    return report;
  }

  /**
   * Runs what a line says, once it is whole: a bracket may be closed by a later one. A mistake in
   * it is reported as a step.
   */
  public void run(SourceLine source) {
    python = python == null ? new PythonNotation(session.values()) : python;
    open.add(source);
    if (!logical.goesOn(source.text())) {
      runWhole(joined());
    } else if (open.size() > MOST_JOINED) {
      giveUp();
    }
  }

  /** The lines that belong together, as one; the next begins another. */
  private SourceLine joined() {
    SourceLine first = open.getFirst();
    String text =
        open.size() == 1
            ? first.text()
            : open.stream().map(SourceLine::text).collect(Collectors.joining("\n"));
    open = new ArrayList<>();
    logical = new LogicalLines();
    return new SourceLine(first.file(), first.number(), text);
  }

  /** No further line closes what is open. */
  public void flush() {
    while (open.size() > 1) {
      giveUp();
    }
    if (!open.isEmpty()) {
      runWhole(joined());
    }
  }

  /**
   * What the first of several lines has opened stays open: the others are run for themselves, so
   * that nothing else of what was written is lost.
   */
  private void giveUp() {
    List<SourceLine> lines = open;
    SourceLine first = lines.getFirst();
    Mistake unclosed =
        new Mistake(
            logical.openColumn(),
            "what " + logical.shown(first.text()) + " opens here is never closed",
            "close it; the lines behind it are run without it");
    joined();
    session.reject(first, unclosed);
    lines.subList(1, lines.size()).forEach(this::run);
  }

  private void runWhole(SourceLine source) {
    try {
      if (!aside && python.leavesOut(source.text())) {
        return;
      }
      if (!aside) {
        endBlocks(source, python.ended(source.text()));
      }
      if (PythonNotation.isPython(source.text()) || python.isOfNames(source.text())) {
        runPython(source);
      } else {
        LoneName.check(source.text(), session.values());
        Optional<Line> line = LineParser.parse(source.text());
        line.flatMap(Line::assign).ifPresent(python::renamed);
        line.ifPresent(command -> execute(source, command));
      }
    } catch (Mistake mistake) {
      session.reject(source, mistake);
    }
  }

  private void runPython(SourceLine source) throws Mistake {
    runParts(source, python.parts(source.text()));
  }

  /** As in Python, what follows a failure in the same line does not run. */
  private void runParts(SourceLine source, List<PythonNotation.Part> parts) throws Mistake {
    SourceLine step = source;
    for (PythonNotation.Part part : parts) {
      int error = 0;
      for (Line line : part.lines()) {
        StepReport report = execute(step, line);
        step = source.again();
        if (report.exception() != null || report.outcome() instanceof Outcome.Error) {
          return;
        }
        if (part.innerColumn() > 0 && report.outcome() instanceof Outcome.Blocked) {
          if (keepsRests && rest == null) {
            python.setAside();
            python.done(0);
            List<PythonNotation.Part> left = parts.subList(parts.indexOf(part) + 1, parts.size());
            rest = new Rest(step, left, report.step());
            return;
          }
          throw python.cutOff(report.calls().getLast().name(), part.innerColumn());
        }
        error = session.errorNumber(report);
      }
      python.done(error);
    }
  }

  /** Keeps, from here on, the rest of a line that a call inside it holds up. */
  public LineRunner keepingRests() {
    keepsRests = true;
    return this;
  }

  /** The step that the rest of a line waits for; 0 for none. */
  public int awaited() {
    return rest == null ? 0 : rest.step();
  }

  /** Runs the rest of the line. */
  public void goOn() {
    Rest left = rest;
    rest = null;
    try {
      runParts(left.source(), left.parts());
    } catch (Mistake mistake) {
      session.reject(left.source(), mistake);
    }
  }

  /** Leaves the rest of the line out. */
  public void dropRest() {
    rest = null;
  }

  /**
   * Whether the next lines stand beside a program that waits for a call: they end none of its with
   * blocks, however little they are indented.
   */
  public void aside(boolean aside) {
    this.aside = aside;
  }

  /** Whether a with block is open, which a blank line ends at the prompt. */
  public boolean isInBlock() {
    return python != null && python.isInBlock();
  }

  /** The program ends here: the sockets of its with blocks close. */
  public void end(SourceLine source) {
    flush();
    endBlocks(source, python == null ? List.of() : python.end());
  }

  /** What nobody typed says so where the line would stand. */
  private void endBlocks(SourceLine source, List<Line> closing) {
    for (Line line : closing) {
      String text = line.target().orElseThrow() + ".close()  # the with block ends";
      execute(new SourceLine(source.file(), source.number(), text), line);
    }
  }
}
