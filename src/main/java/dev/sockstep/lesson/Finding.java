package dev.sockstep.lesson;

/**
 * Something that is wrong with a lesson: with its text, or with what came of running it.
 *
 * @param line where in the file, from 1
 * @param column where in the line, from 1
 * @param message what is wrong
 * @param expected what should have been; null where the message says it all
 * @param actual what was instead; null likewise
 * @param mend how to put it right; null where that is the author's to know
 */
public record Finding(
    int line, int column, String message, String expected, String actual, String mend) {

  static Finding of(Problem problem) {
    return new Finding(
        problem.line(), problem.column(), problem.message(), null, null, problem.mend());
  }
}
