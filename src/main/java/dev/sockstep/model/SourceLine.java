package dev.sockstep.model;

/**
 * The line that a step came from.
 *
 * @param file the script's name; null for a line typed at the prompt
 * @param number the line's number in it, from 1
 * @param text the line as written
 * @param isAgain whether an earlier step came from it too
 */
public record SourceLine(String file, int number, String text, boolean isAgain) {

  /** A line whose first step this is. */
  public SourceLine(String file, int number, String text) {
    this(file, number, text, false);
  }

  /** A line typed at the prompt. */
  public static SourceLine typed(String text) {
    return new SourceLine(null, 1, text);
  }

  /** The line as one more step of it has it. */
  public SourceLine again() {
    return new SourceLine(file, number, text, true);
  }
}
