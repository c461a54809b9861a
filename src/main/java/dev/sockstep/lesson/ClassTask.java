package dev.sockstep.lesson;

import dev.sockstep.render.Style;
import java.time.Duration;
import java.util.List;

/** A task before the class: what it says is typed, or a line of the solution with each key. */
final class ClassTask {
  private final PlaySteps steps;
  private final Slides slides;
  private final Typist typist;
  private final boolean attended;

  private boolean open;

  /** How many lines of the solution were typed. */
  private int typed;

  private int hints;

  /** Whether the goal is reached, and what it shows is still to be said. */
  private boolean due;

  ClassTask(PlaySteps steps, Slides slides, Typist typist, boolean attended) {
    this.steps = steps;
    this.slides = slides;
    this.typist = typist;
    this.attended = attended;
  }

  /** Whether the class works on it. */
  boolean isOpen() {
    return open;
  }

  /** Another task comes, or none. */
  void close() {
    open = false;
    typed = 0;
    hints = 0;
    due = false;
  }

  /**
   * First what is asked for, then a line of its solution each time, then what it shows.
   *
   * @param again what goes on when the person has agreed to a host
   * @return whether the task is behind the class
   */
  boolean next(Block.Task task, Runnable again) {
    if (!open) {
      open = true;
      slides.showApart(ReplayText.task(task, attended));
      return false;
    }
    if (due || steps.isReached(task, Goals.IN_FULL)) {
      slides.show(ReplayText.solved(task));
      return true;
    }
    if (typed < task.solution().size()) {
      type(task.solution(), again);
      return false;
    }
    typist.misses();
    slides.show(PlayText.standing(steps.look(task, Duration.ZERO)));
    slides.show(PlaySteps.changed());
    return true;
  }

  private void type(List<Step> solution, Runnable again) {
    Step step = solution.get(typed);
    if (!step.isCheck() && !typist.type(step, again)) {
      return;
    }
    int begin = step.isCheck() ? typed : typed + 1;
    int end = begin;
    while (end < solution.size() && solution.get(end).isCheck()) {
      end++;
    }
    typist.check(solution.subList(begin, end));
    typed = end;
  }

  /**
   * A command of the class's was run. What it has reached is said below its card, or with the next
   * key where there is no room: the card is what the class wants to see first.
   *
   * @return whether the task is behind the class
   */
  boolean ended(Block.Task task) {
    if (due || !steps.isReached(task, Goals.BLINK)) {
      return false;
    }
    if (slides.showWithCard(ReplayText.solved(task))) {
      return true;
    }
    due = true;
    slides.show(List.of(PlayText.say(Style.GOOD, ReplayText.reached(task) + " Enter says why.")));
    return false;
  }

  void hint(Block.Task task) {
    slides.show(PlayText.hint(task, Math.min(hints, task.hints().size() - 1)));
    hints++;
  }

  void solution(Block.Task task) {
    slides.show(PlayText.solution(task));
  }

  /** Says what of the goal is reached. */
  void stand(Block.Task task) {
    slides.show(PlayText.standing(steps.look(task, Goals.IN_FULL)));
  }
}
