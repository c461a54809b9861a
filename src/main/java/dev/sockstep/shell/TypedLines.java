package dev.sockstep.shell;

import dev.sockstep.command.Line;
import dev.sockstep.export.SessionArchive;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Row;
import dev.sockstep.session.Confinement;
import dev.sockstep.session.LineRunner;
import java.util.List;
import java.util.Optional;

/** Runs what was entered at the prompt: a line, or several that were pasted. */
final class TypedLines {
  private final LiveSession live;
  private final CardPrinter printer;
  private final SessionArchive archive;
  private final FollowUps followUps;
  private final Optional<Guide> guide;
  private final Pasted pasted = new Pasted();
  private LineRunner runner;

  /** Whether Ctrl-C has ended the command under way. */
  private volatile boolean interrupted;

  TypedLines(
      LiveSession live,
      CardPrinter printer,
      SessionArchive archive,
      FollowUps followUps,
      Optional<Guide> guide) {
    this.live = live;
    this.printer = printer;
    this.archive = archive;
    this.followUps = followUps;
    this.guide = guide;
  }

  /** Takes each report, from whichever thread finished the step. */
  void take(StepReport report) {
    pasted.show(report);
  }

  /** What is said below the report of a step that a program has waited for. */
  void after(StepReport report) {
    pasted
        .goesOn(report)
        .ifPresent(said -> printer.print(List.of(new Row(4).plain("    " + said))));
  }

  /**
   * Ctrl-C on an empty line: forgets the lines of a program that waits.
   *
   * @return whether there were any
   */
  boolean drop() {
    if (!pasted.isHolding()) {
      return false;
    }
    runner().dropRest();
    printer.say(pasted.drop());
    return true;
  }

  /** Ctrl-C while lines are run: ends the command under way, and the lines behind it. */
  void interrupt() {
    interrupted = live.now().interruptCommand();
  }

  /** What was pasted may be several lines: each is run, whatever comes of those before it. */
  void run(String text) {
    boolean goesOn = text.isBlank() && pasted.isHolding();
    List<String> lines =
        goesOn ? pasted.take() : text.isEmpty() ? List.of("") : text.lines().toList();
    boolean program = goesOn || lines.size() > 1;
    runner().aside(pasted.isHolding());
    printer.echo(program);
    interrupted = false;
    int dropped = 0;
    int held = goesOn ? restOfLine() : 0;
    if (held > 0) {
      printer.say(pasted.hold(lines, held));
    }
    for (int i = 0; held == 0 && i < lines.size(); i++) {
      String line = lines.get(i);
      if (live.now().hasQuit()) {
        return;
      }
      if (interrupted) {
        dropped++;
        continue;
      }
      int awaited = program ? pasted.awaitedBy(line) : 0;
      if (awaited > 0) {
        printer.say(pasted.hold(lines.subList(i, lines.size()), awaited));
        break;
      }
      if (guide.isEmpty() || !guide.get().takes(line)) {
        int before = runner().awaited();
        runLine(line);
        followUps.follow(archive.next(), this::runAll);
        held = runner().awaited() == before ? 0 : runner().awaited();
      }
      if (held > 0) {
        printer.say(pasted.hold(lines.subList(i + 1, lines.size()), held));
      }
    }
    if (!pasted.isHolding()) {
      end(lines, program);
    }
    printer.echo(false);
    guide.ifPresent(Guide::ended);
    if (dropped > 0) {
      printer.say("interrupted: " + dropped + " more lines were not run");
    }
    // A Ctrl-C that came with Enter was about these lines, not about the next.
    Thread.interrupted();
  }

  /**
   * Runs the rest of a line that has waited for a call inside it, unless that has failed.
   *
   * @return the step that it waits for still, or now; 0 for none
   */
  private int restOfLine() {
    int awaited = runner().awaited();
    if (awaited == 0 || pasted.isBlocked(awaited)) {
      return awaited;
    }
    if (pasted.hasFailed(awaited)) {
      runner.dropRest();
    } else {
      runner.goOn();
    }
    return runner.awaited();
  }

  private void runAll(List<String> lines) {
    for (String line : lines) {
      if (interrupted) {
        break;
      }
      runLine(line);
    }
  }

  private void runLine(String line) {
    runner().run(SourceLine.typed(line));
  }

  /** It keeps what Python has named: a lesson that is begun again gets one of its own. */
  private LineRunner runner() {
    if (runner == null || !runner.isOf(live.now())) {
      runner = new LineRunner(live.now(), Confinement.NONE, this::typed).keepingRests();
    }
    return runner;
  }

  private void typed(Line line, StepReport report) {
    guide.ifPresent(leader -> leader.typed(line, report));
  }

  /** What was pasted is a whole program; at the prompt a blank line ends a with block. */
  private void end(List<String> lines, boolean program) {
    runner().flush();
    // In Python the program would still be in the block, for as long as its call is blocked.
    boolean whole = program ? !pasted.isBlocked() : lines.stream().allMatch(String::isBlank);
    if (whole && runner.isInBlock() && !live.now().hasQuit()) {
      runner.end(SourceLine.typed("# the with block ends here"));
    }
  }
}
