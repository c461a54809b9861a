package dev.sockstep.lesson;

import java.time.Duration;
import java.util.List;

/** The talk about one task: hints, its solution, and whether its goal is reached. */
final class TaskTalk {
  private final Scene scene;
  private final PlaySteps steps;
  private final Diary diary;

  private int hints;
  private boolean solutionShown;

  TaskTalk(Scene scene, PlaySteps steps, Diary diary) {
    this.scene = scene;
    this.steps = steps;
    this.diary = diary;
  }

  /** Another task begins, or none. */
  void begin() {
    hints = 0;
    solutionShown = false;
  }

  /** What Enter does at a task; true when it is behind the student. */
  boolean next(Block.Task task) {
    if (steps.isReached(task, Goals.IN_FULL)) {
      return solved(task);
    }
    if (!solutionShown) {
      scene.say("Not there yet. check says what is missing; hint, solution, skip.");
      return false;
    }
    steps.solve(task);
    if (steps.isReached(task, Goals.IN_FULL)) {
      return solved(task);
    }
    // What the student did before may stand in its way.
    scene.print(PlayText.standing(steps.look(task, Duration.ZERO)));
    scene.print(PlaySteps.changed());
    scene.say("skip goes on without.");
    return false;
  }

  /** A command was run; true when it has reached the goal. */
  boolean typed(Block.Task task) {
    return steps.isReached(task, Goals.BLINK) && solved(task);
  }

  private boolean solved(Block.Task task) {
    Event.Kind kind = solutionShown ? Event.Kind.SKIPPED : Event.Kind.SOLVED;
    diary.note(kind, task.id(), hints, task.hints().size(), !solutionShown);
    scene.print(PlayText.solved(task));
    return true;
  }

  void hint(Block.Task task, boolean all) {
    if (all) {
      for (int i = 0; i < hints; i++) {
        scene.print(PlayText.hint(task, i));
      }
    }
    boolean none = hints == task.hints().size();
    if (none || all && hints > 0) {
      scene.say(none ? "That was all. solution shows one." : "hint gives one more.");
      return;
    }
    scene.print(PlayText.hint(task, hints));
    hints++;
    diary.note(Event.Kind.HINT, task.id(), hints, task.hints().size(), false);
  }

  void solution(Block.Task task) {
    solutionShown = true;
    diary.note(Event.Kind.SOLUTION, task.id(), 0, 0, false);
    scene.print(PlayText.solution(task));
  }

  /** Says what of the goal is reached; true when all of it is. */
  boolean check(Block.Task task) {
    List<Goals.Seen> seen = steps.look(task, Goals.IN_FULL);
    scene.print(PlayText.standing(seen));
    return Goals.hold(seen) && solved(task);
  }

  /** Leaves the task out; its solution is run, for the lesson goes on from there. */
  void skip(Block.Task task) {
    diary.note(Event.Kind.SKIPPED, task.id(), hints, task.hints().size(), false);
    scene.say("The solution is run for you, for the lesson goes on from there.");
    steps.solve(task);
  }
}
