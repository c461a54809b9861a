package dev.sockstep.lesson;

import java.time.Duration;
import java.util.List;

/**
 * What came of checking a lesson.
 *
 * @param file the lesson's file
 * @param id its id; null where it could not be read
 * @param status how it ended
 * @param reason why it was skipped; null where it was not
 * @param findings what is wrong with it
 * @param steps how many steps were run
 * @param tasks how many tasks were proven
 * @param times how often it was run
 * @param time how long that took
 */
public record Verdict(
    String file,
    String id,
    Status status,
    String reason,
    List<Finding> findings,
    int steps,
    int tasks,
    int times,
    Duration time) {
  public Verdict {
    findings = List.copyOf(findings);
  }

  /** How the check of a lesson ended. */
  public enum Status {
    PASSED,
    FAILED,
    SKIPPED,
    /** It is no lesson, or has a mistake in it. */
    UNREADABLE
  }

  static Verdict unreadable(String file, List<Finding> findings) {
    return new Verdict(file, null, Status.UNREADABLE, null, findings, 0, 0, 0, Duration.ZERO);
  }

  static Verdict skipped(Lesson lesson, String reason) {
    return new Verdict(
        lesson.file(),
        lesson.about().id(),
        Status.SKIPPED,
        reason,
        List.of(),
        0,
        0,
        0,
        Duration.ZERO);
  }

  /** The same of a lesson that was run several times, of which this was the last. */
  Verdict repeated(int runs, Duration all) {
    return new Verdict(file, id, status, reason, findings, steps, tasks, runs, all);
  }
}
