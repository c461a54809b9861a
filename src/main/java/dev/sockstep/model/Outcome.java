package dev.sockstep.model;

/** How a step ended. */
public sealed interface Outcome {

  /** The step's calls have returned, well or with an error of the kernel's. */
  record Done() implements Outcome {}

  /**
   * The call has not returned within the patience; it goes on.
   *
   * @param sleepingIn the kernel function it sleeps in; null where the system does not tell
   * @param waitsFor what it waits for
   * @param unblock what would make it return
   */
  record Blocked(String sleepingIn, String waitsFor, String unblock) implements Outcome {}

  /**
   * The end of a step that was reported as blocked.
   *
   * @param of that step's number
   */
  record Finished(int of) implements Outcome {}

  /**
   * An expectation was checked.
   *
   * @param passed whether what was seen is what was expected
   * @param expected what was expected
   * @param actual what was seen
   */
  record Expectation(boolean passed, String expected, String actual) implements Outcome {}

  /**
   * The line could not be run: a mistake in it, not a failed call.
   *
   * @param column where in the line, from 1
   * @param message what is wrong
   * @param mend how to put it right; null when the message says it
   */
  record Error(int column, String message, String mend) implements Outcome {}
}
