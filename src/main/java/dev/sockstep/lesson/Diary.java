package dev.sockstep.lesson;

import java.time.Clock;

/**
 * Writes down what a student does in one lesson, and reads it again.
 *
 * @param lesson the lesson's id
 * @param progress where it is kept
 * @param clock what time it is
 */
record Diary(String lesson, Progress progress, Clock clock) {

  /** An event that is no more than that it happened. */
  void note(Event.Kind kind) {
    note(kind, "", 0, 0, false);
  }

  void note(Event.Kind kind, String what, int number, int of, boolean right) {
    progress.add(new Event(clock.instant(), lesson, kind, what, number, of, right));
  }

  /** How far the student has come. */
  Standing standing() {
    return Standing.in(lesson, progress.events());
  }
}
