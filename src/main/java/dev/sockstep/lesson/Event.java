package dev.sockstep.lesson;

import java.time.Instant;

/**
 * Something that a student has done in a lesson: a line of the progress file.
 *
 * @param at when
 * @param lesson the lesson's id
 * @param kind what it was
 * @param what of which prediction or task; else empty
 * @param number the choice made, the hints seen, the beat reached; 0 for none
 * @param of how many there are
 * @param right whether the choice was right
 */
public record Event(
    Instant at, String lesson, Kind kind, String what, int number, int of, boolean right) {

  /** What a student does. */
  public enum Kind {
    BEGAN,
    REACHED,
    PREDICTED,
    HINT,
    SOLUTION,
    SOLVED,
    SKIPPED,
    FINISHED
  }
}
