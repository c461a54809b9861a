package dev.sockstep.export;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.Call;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.StepReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a session, and what came of them: what a script of it is made of. The transcript has
 * them too; these are for the case that it could not be written, so that they can be saved still.
 */
final class Lines {
  private final List<Typed> typed = new ArrayList<>();
  private int last;

  /**
   * A line with its result.
   *
   * @param step its number
   * @param shown how the list shows it: the next step of a line is told by its call
   * @param result what came of it, in a few words
   * @param replayed whether it is made again when the session is
   */
  private record Typed(int step, String shown, String again, String result, boolean replayed) {
    String row() {
      return String.format("%4d  %s", step, shown) + (result.isEmpty() ? "" : "   " + result);
    }
  }

  synchronized void add(StepReport report) {
    last = report.step();
    typed.add(
        new Typed(
            report.step(), shown(report), report.replayLine(), result(report), isReplayed(report)));
  }

  private static String shown(StepReport report) {
    boolean again = report.source().isAgain() && report.call() != null;
    return again ? "  … " + report.call().name() : report.source().text().strip();
  }

  synchronized int size() {
    return last;
  }

  /** The end of a blocked step comes by itself; a line that was wrong would be wrong again. */
  private static boolean isReplayed(StepReport report) {
    return switch (report.outcome()) {
      case Outcome.Finished _, Outcome.Error _ -> false;
      case Outcome.Done _, Outcome.Blocked _, Outcome.Expectation _ ->
          isReplayed(report.replayLine());
    };
  }

  /** Whether a step is about the session itself, or a slip: a document is better without. */
  static boolean isAside(StepReport report) {
    return report.outcome() instanceof Outcome.Error
        || report.calls().isEmpty() && !isReplayed(report.replayLine());
  }

  private static boolean isReplayed(String line) {
    if (line.startsWith("$ ")) {
      return false; // what a provocation has left to the system's shell
    }
    try {
      Optional<Line> parsed = LineParser.parse(line);
      return parsed.isEmpty()
          || switch (parsed.get().command()) {
            case Command.Keep _, Command.Help _, Command.Quit _ -> false;
            // Each of its lines is a step of its own, and made again as such.
            case Command.Provoke _ -> false;
            // The file is there already.
            case Command.Wire wire -> wire.save().isEmpty();
            default -> true;
          };
    } catch (Mistake otherNotation) {
      return true;
    }
  }

  private static String result(StepReport report) {
    Call call = report.call();
    return switch (report.outcome()) {
      case Outcome.Error _ -> "not run";
      case Outcome.Blocked _ -> "blocked";
      case Outcome.Expectation expectation -> expectation.passed() ? "ok" : "failed";
      case Outcome.Finished _, Outcome.Done _ ->
          call == null || !call.returned()
              ? ""
              // The last call may have done well: poll, which says that the time is up.
              : report.failure() != null && !call.failed()
                  ? report.failure().mode()
                  : "= " + call.result() + (call.failed() ? " " + call.error().name() : "");
    };
  }

  /** The lines up to a step, to be run again. */
  synchronized List<String> script(int steps) {
    return typed.stream()
        .filter(line -> line.step() <= steps && line.replayed())
        .map(Typed::again)
        .toList();
  }

  /** The latest lines, each with its step and what came of it. */
  synchronized List<String> history(int most) {
    int earlier = Math.max(0, typed.size() - most);
    List<String> lines = new ArrayList<>();
    if (earlier > 0) {
      lines.add(
          (earlier == 1 ? "1 earlier line" : earlier + " earlier lines")
              + ": history "
              + typed.size()
              + " shows all");
    }
    typed.subList(earlier, typed.size()).forEach(line -> lines.add(line.row()));
    return lines;
  }
}
