package dev.sockstep.lesson;

import dev.sockstep.command.Command.Condition;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.Outcome;
import dev.sockstep.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks at the kernel whether a task's goal is reached; no step is made of it. */
final class Goals {
  /** As long as any goal may take. */
  static final Duration IN_FULL = Duration.ofHours(1);

  /** After a command: the prompt is not to wait for longer. */
  static final Duration BLINK = Duration.ofMillis(150);

  private Goals() {}

  /**
   * Looks at each condition of a goal.
   *
   * @param most how long a condition {@code within} a time is waited for at most, all together
   */
  static List<SeenGoal> look(Session session, List<Goal> goals, Duration most) {
    return look(session, goals, most, _ -> () -> {});
  }

  /** The same before somebody who is told what is waited for. */
  static List<SeenGoal> look(Scene scene, List<Goal> goals, Duration most) {
    return look(scene.session(), goals, most, scene::waiting);
  }

  private static List<SeenGoal> look(
      Session session, List<Goal> goals, Duration most, Function<String, Scene.Waiting> says) {
    long deadline = System.nanoTime() + most.toNanos();
    List<SeenGoal> seen = new ArrayList<>();
    for (Goal goal : goals) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      if (within(goal).isPresent() && left.compareTo(BLINK) > 0) {
        try (Scene.Waiting _ = says.apply(waitsFor(goal))) {
          seen.add(look(session, goal, left));
        }
      } else {
        seen.add(look(session, goal, left));
      }
    }
    return seen;
  }

  private static Optional<Duration> within(Goal goal) {
    return switch (goal.condition()) {
      case Condition.Compare compare -> compare.within();
      case Condition.Returns _ -> Optional.empty();
    };
  }

  private static String waitsFor(Goal goal) {
    long millis = within(goal).orElseThrow().toMillis();
    String time = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    return "waiting for " + goal.text().replaceFirst("\\s+within\\s.*", "") + ", up to " + time;
  }

  private static SeenGoal look(Session session, Goal goal, Duration most) {
    try {
      Outcome.Expectation outcome = session.look(within(goal.condition(), most));
      return new SeenGoal(goal, outcome.passed(), outcome.expected(), outcome.actual());
    } catch (Mistake mistake) {
      // The socket is not there yet, say: the goal is not reached, and nobody has done wrong.
      return new SeenGoal(goal, false, goal.text(), mistake.getMessage());
    }
  }

  private static Condition within(Condition condition, Duration most) {
    return switch (condition) {
      case Condition.Compare compare
          when compare.within().isPresent() && compare.within().get().compareTo(most) > 0 ->
          new Condition.Compare(
              compare.subject(), compare.operator(), compare.operands(), Optional.of(most));
      case Condition.Compare compare -> compare;
      case Condition.Returns returns -> returns;
    };
  }
}
