package dev.sockstep.lesson;

import java.util.List;

/**
 * How a condition of a goal was seen to stand.
 *
 * @param goal the condition
 * @param holds whether it holds
 * @param expected what must hold
 * @param actual what is the case instead
 */
record SeenGoal(Goal goal, boolean holds, String expected, String actual) {
  static boolean hold(List<SeenGoal> seen) {
    return seen.stream().allMatch(SeenGoal::holds);
  }
}
