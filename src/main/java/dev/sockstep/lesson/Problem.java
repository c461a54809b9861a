package dev.sockstep.lesson;

/**
 * A mistake in a lesson file.
 *
 * @param file the lesson's name
 * @param line where, from 1
 * @param column where in the line, from 1
 * @param message what is wrong
 * @param mend how to put it right; null when the message says it
 */
public record Problem(String file, int line, int column, String message, String mend) {

  /** As compilers write it, so that editors can jump there. */
  @Override
  public String toString() {
    String place = file + ":" + line + ":" + column + ": ";
    return place + message + (mend == null ? "" : "\n    " + mend);
  }
}
