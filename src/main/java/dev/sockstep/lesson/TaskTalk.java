package dev.sockstep.lesson;

import dev.sockstep.command.Verb;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The talk about one task: hints, its solution, and whether its goal is reached. */
final class TaskTalk {
  /** After so many looks that found the goal not reached, the student hears of a new start. */
  private static final int PATIENCE = 2;

  private final Scene scene;
  private final PlaySteps steps;
  private final Diary diary;

  private int hints;
  private boolean solutionSeen;

  /** Whether Enter has the solution run. */
  private boolean offered;

  /** How the sockets stood when the task began. */
  private Footing start;

  /** Whether the student has done something since, which may stand in the solution's way. */
  private boolean altered;

  private int misses;

  TaskTalk(Scene scene, PlaySteps steps, Diary diary) {
    this.scene = scene;
    this.steps = steps;
    this.diary = diary;
  }

  /** Another task begins, or none. */
  void begin() {
    hints = 0;
    solutionSeen = false;
    anew();
  }

  /** The task begins anew; what was read of hints and the solution was read all the same. */
  void anew() {
    offered = false;
    altered = false;
    misses = 0;
  }

  /** The student stands before the task, on sockets that nobody has touched since it began. */
  void stand() {
    start = new Footing(scene.session());
  }

  /**
   * What Enter does at a task; true when it is behind the student.
   *
   * @param renew makes the sockets as they were at the task's start; false when it has to wait
   */
  boolean next(Block.Task task, BooleanSupplier renew) {
    if (steps.isReached(task, Goals.IN_FULL)) {
      return solved(task);
    }
    if (!offered) {
      misses++;
      scene.say("Not there yet. check says what is missing; hint, solution, skip.");
      advise(task);
      return false;
    }
    return switch (solve(task, renew)) {
      case REACHED -> solved(task);
      case WAITS -> false;
      case MISSED -> {
        scene.say("skip goes on without.");
        yield false;
      }
    };
  }

  private Solved solve(Block.Task task, BooleanSupplier renew) {
    String spoiled =
        altered ? "Your steps may stand in its way: the task begins anew, on new sockets." : null;
    Solved solved = Solved.by(() -> runs(task), spoiled, renew, scene::say);
    if (solved == Solved.MISSED) {
      scene.print(PlayText.standing(steps.look(task, Duration.ZERO)));
      scene.say("Not as the lesson expects, on new sockets either: it may need what is not here.");
    }
    return solved;
  }

  private boolean runs(Block.Task task) {
    altered = true;
    steps.solve(task);
    return steps.isReached(task, Goals.IN_FULL);
  }

  /** A command was run; true when it has reached the goal. */
  boolean typed(Block.Task task, Verb verb) {
    altered |= Footing.mayAlter(verb);
    return steps.isReached(task, Goals.BLINK) && solved(task);
  }

  private boolean solved(Block.Task task) {
    Event.Kind kind = solutionSeen ? Event.Kind.SKIPPED : Event.Kind.SOLVED;
    diary.note(kind, task.id(), hints, task.hints().size(), !solutionSeen);
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
    } else {
      scene.print(PlayText.hint(task, hints));
      hints++;
      diary.note(Event.Kind.HINT, task.id(), hints, task.hints().size(), false);
    }
    advise(task);
  }

  void solution(Block.Task task) {
    solutionSeen = true;
    offered = true;
    diary.note(Event.Kind.SOLUTION, task.id(), 0, 0, false);
    scene.print(PlayText.solution(task));
    if (altered) {
      scene.say("It begins where the task began, and steps of yours may stand in its way. Enter");
      scene.say("begins the task anew and runs it; again begins it anew for you to type it.");
    } else {
      scene.say("Type it, or press Enter to have it run.");
    }
  }

  /** Says what of the goal is reached; true when all of it is. */
  boolean check(Block.Task task) {
    List<SeenGoal> seen = steps.look(task, Goals.IN_FULL);
    scene.print(PlayText.standing(seen));
    if (SeenGoal.hold(seen)) {
      return solved(task);
    }
    misses++;
    advise(task);
    return false;
  }

  /** Says how to begin anew where what was done can't be undone, or the student gets nowhere. */
  private void advise(Block.Task task) {
    List<String> lost = start.lost(task, new Footing(scene.session()));
    if (!lost.isEmpty()) {
      scene.say("Since the task began: " + lost.getFirst() + ".");
    }
    if (!lost.isEmpty() || misses >= PATIENCE) {
      scene.say("again begins the task anew, on new sockets as they were at its start.");
    }
  }

  /**
   * Leaves the task out; its solution is run, for the lesson goes on from there.
   *
   * @return false when the lesson has to wait
   */
  boolean skip(Block.Task task, BooleanSupplier renew) {
    diary.note(Event.Kind.SKIPPED, task.id(), hints, task.hints().size(), false);
    scene.say("The solution is run for you, for the lesson goes on from there.");
    return solve(task, renew) != Solved.WAITS;
  }
}
