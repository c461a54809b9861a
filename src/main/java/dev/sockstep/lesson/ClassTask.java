package dev.sockstep.lesson;

import dev.sockstep.command.Verb;
import dev.sockstep.render.Style;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A task before the class: what it says is typed, or a line of the solution with each key. */
final class ClassTask {
  private static final String FIRST =
      "What was typed may stand in its way: the task begins anew, on new sockets.";

  private final PlaySteps steps;
  private final Slides slides;
  private final Typist typist;
  private final boolean attended;

  private boolean open;

  /** How many lines of the solution were typed. */
  private int typed;

  /** Whether something else was typed, which may stand in the solution's way. */
  private boolean altered;

  /** Whether the solution has missed the goal once, and was begun again. */
  private boolean repeated;

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
    hints = 0;
    repeated = false;
    anew();
  }

  private void anew() {
    typed = 0;
    altered = false;
    due = false;
  }

  /**
   * First what is asked for, then a line of its solution each time, then what it shows. Whatever
   * the class has done meanwhile, the solution begins where the task began.
   *
   * @param again what goes on when the person has agreed to a host
   * @param renew makes the sockets as they were at the task's start; false when it has to wait
   * @return whether the task is behind the class
   */
  boolean next(Block.Task task, Runnable again, BooleanSupplier renew) {
    if (!open) {
      open = true;
      slides.showApart(ReplayText.task(task, attended));
      return false;
    }
    if (due || steps.isReached(task, Goals.IN_FULL)) {
      slides.show(ReplayText.solved(task));
      return true;
    }
    if (altered && !begins(FIRST, renew)) {
      return false;
    }
    if (typed == task.solution().size()) {
      if (!attended || repeated) {
        misses(task);
        return true;
      }
      if (!begins(Solved.ONCE_MORE, renew)) {
        return false;
      }
      repeated = true;
    }
    type(task.solution(), again);
    return false;
  }

  private boolean begins(String why, BooleanSupplier renew) {
    slides.showWithStep(List.of(PlayText.say(Style.WAITING, why)));
    boolean renewed = renew.getAsBoolean();
    if (renewed) {
      anew();
    }
    return renewed;
  }

  private void misses(Block.Task task) {
    typist.misses();
    slides.show(PlayText.standing(steps.look(task, Duration.ZERO)));
    slides.show(PlaySteps.changed());
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

  /** A command of the class's was run. */
  void typed(Verb verb) {
    altered |= Footing.mayAlter(verb);
  }

  /**
   * What was typed has been run. What it has reached is said below its card, or with the next key
   * where there is no room: the card is what the class wants to see first.
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

  /** Begins anew, on sockets as they were at its start. */
  void again(Block.Task task, BooleanSupplier renew) {
    if (renew.getAsBoolean()) {
      anew();
      slides.showApart(ReplayText.task(task, attended));
    }
  }

  /**
   * Brings the task to its end without a word, for the lesson goes on from there.
   *
   * @return false when it has to wait
   */
  boolean skip(Block.Task task, BooleanSupplier renew) {
    boolean begun = altered || typed > 0;
    if (due || begun && steps.isReached(task, Goals.IN_FULL)) {
      return true;
    }
    Solved solved = Solved.by(() -> runsQuietly(task), begun ? FIRST : null, renew, _ -> {});
    if (solved == Solved.MISSED) {
      misses(task);
    }
    return solved != Solved.WAITS;
  }

  private boolean runsQuietly(Block.Task task) {
    steps.solveQuietly(task);
    return steps.isReached(task, Goals.IN_FULL);
  }

  void hint(Block.Task task) {
    slides.show(PlayText.hint(task, Math.min(hints, task.hints().size() - 1)));
    hints++;
  }

  void solution(Block.Task task) {
    slides.show(PlayText.solution(task));
    String how = altered ? "Enter begins the task anew, and types it." : "Enter types it.";
    slides.show(List.of(PlayText.say(Style.QUIET, how)));
  }

  /** Says what of the goal is reached. */
  void stand(Block.Task task) {
    slides.show(PlayText.standing(steps.look(task, Goals.IN_FULL)));
  }
}
