package dev.sockstep.lesson;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What became of a task's solution that was run from where the task began: nowhere else is it sure
 * to reach the goal.
 */
enum Solved {
  REACHED,
  MISSED,
  /** It could not be run yet: making the sockets anew has to wait for something. */
  WAITS;

  static final String ONCE_MORE = "That did not reach it: once more, on new sockets.";

  /**
   * Runs a solution, and once more on new sockets where that has not reached the goal: what was
   * done before the task may be to blame, or nothing but the time that has passed.
   *
   * @param altered why the sockets are no longer as they were at the task's start; null if they are
   * @param renew makes them so; false when it has to wait
   * @param run runs it; whether the goal is reached
   * @param says takes why the task begins anew
   */
  static Solved by(
      BooleanSupplier run, String altered, BooleanSupplier renew, Consumer<String> says) {
    if (altered != null && !begins(altered, renew, says)) {
      return WAITS;
    }
    if (run.getAsBoolean()) {
      return REACHED;
    }
    if (!begins(ONCE_MORE, renew, says)) {
      return WAITS;
    }
    return run.getAsBoolean() ? REACHED : MISSED;
  }

  private static boolean begins(String why, BooleanSupplier renew, Consumer<String> says) {
    says.accept(why);
    return renew.getAsBoolean();
  }
}
