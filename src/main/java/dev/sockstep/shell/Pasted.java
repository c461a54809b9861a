package dev.sockstep.shell;

import dev.sockstep.command.python.PythonNames;
import dev.sockstep.command.python.PythonNotation;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.StepReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A program of Python that was pasted at the prompt, and has come to a line that can't be run yet:
 * it needs what a blocked call will give. In Python the program would wait there; here the prompt
 * comes back, and the rest of the lines waits.
 */
final class Pasted {
  private final Deque<String> waiting = new ArrayDeque<>();

  /** By step: what a blocked call will give, and the socket that it is on. */
  private final Map<Integer, Awaited> blocked = new TreeMap<>();

  /** The step that the program waits for, or has waited for. */
  private int heldFor;

  /** Whether the program waits: lines of it, or the rest of the line that made the step. */
  private boolean holding;

  /** Steps that have failed after all: Python would leave the rest of their lines out. */
  private final Set<Integer> failed = new HashSet<>();

  private record Awaited(Set<String> names, String socket) {}

  /** Takes each report, from whichever thread finished the step. */
  synchronized void show(StepReport report) {
    switch (report.outcome()) {
      case Outcome.Blocked _ when PythonNotation.isPython(report.source().text()) ->
          blocked.put(
              report.step(),
              new Awaited(PythonNames.of(report.source().text()).given(), report.socket()));
      case Outcome.Finished(int of) -> {
        blocked.remove(of);
        if (report.exception() != null) {
          failed.add(of);
        }
      }
      case Outcome.Blocked _, Outcome.Done _, Outcome.Expectation _, Outcome.Error _ -> {}
    }
  }

  /** Whether a call that Python would wait for is blocked. */
  synchronized boolean isBlocked() {
    return !blocked.isEmpty();
  }

  /** The first step that a line must wait for; 0 for none. */
  synchronized int awaitedBy(String line) {
    PythonNames names = PythonNames.of(line);
    for (Map.Entry<Integer, Awaited> each : blocked.entrySet()) {
      Awaited awaited = each.getValue();
      boolean acts = names.actsOn().filter(name -> name.equals(awaited.socket())).isPresent();
      if (acts || !Collections.disjoint(awaited.names(), names.used())) {
        return each.getKey();
      }
    }
    return 0;
  }

  /**
   * Keeps the lines until they are asked for.
   *
   * @param step what they wait for
   * @return what is said about it
   */
  synchronized String hold(List<String> lines, int step) {
    waiting.addAll(lines);
    String waits = (heldFor == step ? "still waits" : "waits") + " for step " + step;
    heldFor = step;
    holding = true;
    String others = lines.size() == 1 ? "line" : lines.size() + " lines";
    return (lines.isEmpty()
            ? "the rest of the line " + waits
            : "the program " + waits + ", and its other " + others + " with it")
        + ":\n    when it has returned, Enter on an empty line goes on; Ctrl-C drops "
        + (lines.isEmpty() ? "it" : "them");
  }

  /**
   * What is said when the step that lines wait for has returned: they don't go on by themselves.
   */
  synchronized Optional<String> goesOn(StepReport report) {
    boolean awaited = report.outcome() instanceof Outcome.Finished(int of) && of == heldFor;
    if (!awaited || !holding || waiting.isEmpty() && hasFailed(heldFor)) {
      return Optional.empty();
    }
    return Optional.of(
        "Enter on an empty line goes on with the "
            + (waiting.isEmpty() ? "line" : "program: " + count(waiting.size())));
  }

  private static String count(int lines) {
    return lines == 1 ? "1 line" : lines + " lines";
  }

  /**
   * Forgets the lines that wait.
   *
   * @return what is said about it
   */
  String drop() {
    int lines = take().size();
    return "dropped: " + (lines == 0 ? "the rest of the line" : count(lines) + " of the program");
  }

  synchronized boolean isHolding() {
    return holding;
  }

  /** Whether the step still goes on. */
  synchronized boolean isBlocked(int step) {
    return blocked.containsKey(step);
  }

  synchronized boolean hasFailed(int step) {
    return failed.contains(step);
  }

  /** The lines that have waited, which wait no more. */
  synchronized List<String> take() {
    List<String> lines = new ArrayList<>(waiting);
    waiting.clear();
    holding = false;
    return lines;
  }
}
