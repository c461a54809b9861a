package dev.sockstep.lesson;

import dev.sockstep.model.Outcome;
import dev.sockstep.model.StepReport;
import dev.sockstep.session.Confinement;
import dev.sockstep.session.Session;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.Libc;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs a lesson without a person: every step does what the lesson says, and every task is one,
 * which its solution solves. It ends at the first that does not, for what follows stands on it.
 */
final class Proof {
  /** Long enough for any lesson: one that is stuck must not hold up the others for ever. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  /** How long a goal is watched for coming true by itself, before the solution is run. */
  private static final Duration START = Duration.ofMillis(200);

  private final Session session;
  private final Confinement confinement;
  private final long deadline;
  private Finding found;
  private int steps;
  private int tasks;

  private Proof(Session session, Confinement confinement, Duration limit) {
    this.session = session;
    this.confinement = confinement;
    this.deadline = System.nanoTime() + limit.toNanos();
  }

  static Verdict of(Lesson lesson, Libc libc, Duration patience, Confinement confinement) {
    return of(lesson, libc, patience, confinement, LIMIT);
  }

  static Verdict of(
      Lesson lesson, Libc libc, Duration patience, Confinement confinement, Duration limit) {
    long start = System.nanoTime();
    Settings settings = new Settings();
    settings.patience(patience);
    settings.lab(confinement.isInLab());
    Proof proof;
    // What a blocked call gives when it returns, a later line of the lesson looks at.
    try (Session session = new Session(libc, settings, _ -> {});
        Watchdog _ = new Watchdog(session, limit)) {
      proof = new Proof(session, confinement, limit);
      proof.run(lesson);
    }
    return new Verdict(
        lesson.file(),
        lesson.about().id(),
        proof.found == null ? Verdict.Status.PASSED : Verdict.Status.FAILED,
        null,
        Optional.ofNullable(proof.found).map(List::of).orElse(List.of()),
        proof.steps,
        proof.tasks,
        1,
        Duration.ofNanos(System.nanoTime() - start));
  }

  private void run(Lesson lesson) {
    for (Block block : lesson.blocks()) {
      switch (block) {
        case Block.Steps(_, List<Step> lines) -> run(lines);
        case Block.Task task -> prove(task);
        case Block.Prose _, Block.Predict _, Block.Notes _ -> {}
      }
      if (found != null) {
        return;
      }
    }
  }

  private void run(List<Step> lines) {
    for (Step step : lines) {
      StepReport report = session.execute(step.source(), step.line(), confinement);
      steps++;
      int line = step.source().number();
      switch (report.outcome()) {
        case Outcome.Expectation(boolean passed, String expected, String actual) when !passed ->
            found = new Finding(line, 1, "expectation failed", expected, actual, null);
        case Outcome.Error(int column, String message, String mend) ->
            found = new Finding(line, column, message, null, null, mend);
        case Outcome.Expectation _, Outcome.Done _, Outcome.Finished _, Outcome.Blocked _ -> {}
      }
      if (System.nanoTime() > deadline) {
        found =
            new Finding(
                line,
                1,
                "the lesson takes too long: it was stopped here",
                null,
                null,
                "a wait or sleep has no end; give it one");
      }
      if (found != null) {
        return;
      }
    }
  }

  private void prove(Block.Task task) {
    if (SeenGoal.hold(Goals.look(session, task.goals(), START))) {
      found =
          new Finding(
              task.goals().getFirst().source().number(),
              1,
              "the goal is reached before anything is done",
              "at the start, a condition that does not hold yet",
              "all of them hold",
              "add a condition that only the solution makes true");
      return;
    }
    run(task.solution());
    if (found != null) {
      return;
    }
    for (SeenGoal seen : Goals.look(session, task.goals(), Goals.IN_FULL)) {
      if (!seen.holds()) {
        int line = seen.goal().source().number();
        String message = "the solution does not reach the goal";
        found = new Finding(line, 1, message, seen.expected(), seen.actual(), null);
        return;
      }
    }
    tasks++;
  }
}
