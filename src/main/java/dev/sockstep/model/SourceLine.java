package dev.sockstep.model;

/**
 * The line that a step came from.
 *
 * @param file the script's name; null for a line typed at the prompt
 * @param number the line's number in it, from 1
 * @param text the line as written
 */
public record SourceLine(String file, int number, String text) {

  /** A line typed at the prompt. */
  public static SourceLine typed(String text) {
    return new SourceLine(null, 1, text);
  }
}
