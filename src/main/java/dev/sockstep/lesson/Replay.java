package dev.sockstep.lesson;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.model.Notice;
import dev.sockstep.model.StepReport;
import dev.sockstep.session.Confinement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A lesson at the front of a class: each {@link #next} shows or does the next thing. It has no
 * terminal; what there is to see goes to its {@link Board}.
 */
public final class Replay {
  private final Lesson lesson;
  private final Board board;
  private final List<String> lacks;
  private final Pages pages;
  private final ReplayWalk walk;

  /**
   * How things stood when an improvisation left the lesson; null when nothing has to be compared.
   */
  private Footing left;

  /** Whether it was said that things stand otherwise, and how to mend it. */
  private boolean told;

  /** Whether reports go to the page, which is drawn anew at the end. */
  private volatile boolean working;

  /**
   * @param lesson the lesson
   * @param board where it is shown
   * @param confinement how far its steps reach
   * @param attended whether there is somebody to ask
   * @param lacks what the lesson needs and the machine lacks, in words
   */
  public Replay(
      Lesson lesson, Board board, Confinement confinement, boolean attended, List<String> lacks) {
    this.lesson = lesson;
    this.board = board;
    this.lacks = List.copyOf(lacks);
    this.pages = new Pages(board, lesson.about().title());
    this.walk = new ReplayWalk(lesson, board, pages, confinement, attended);
  }

  /** Shows the first page. */
  public void begin() {
    walk.begin();
    pages.rows(PlayText.lacking(lacks));
    pages.draw();
  }

  /** Whether the lesson has been shown to its end. */
  public boolean isOver() {
    return walk.isOver();
  }

  /** Whether it waits for an answer of the instructor's. */
  public boolean isAsking() {
    return walk.consent().isAsking();
  }

  /** Whether all was so far as the lesson says. */
  public boolean isAsExpected() {
    return walk.isAsExpected();
  }

  /** Shows or does the next thing. */
  public void next() {
    if (pages.isBehind()) {
      pages.forward();
    } else if (pages.isImprovising()) {
      resume();
    } else if (isOver()) {
      board.say("The lesson is over. section N goes there, again begins it again, quit leaves.");
    } else {
      forget();
      work(walk::goOn);
    }
  }

  /** Back to the lesson's page; what the improvisation has changed must not belie its text. */
  private void resume() {
    boolean mends = told && !pages.isImprovising() && !pages.isBehind();
    pages.resume();
    if (left == null || isOver()) {
      return;
    }
    List<String> differences = left.differences(new Footing(board.session()));
    if (differences.isEmpty()) {
      forget();
    } else if (mends) {
      again();
    } else {
      told = true;
      board.print(ReplayText.changed(differences));
    }
  }

  private void again() {
    forget();
    pages.resume();
    work(walk::again);
  }

  private void forget() {
    left = null;
    told = false;
  }

  private void work(Runnable work) {
    working = true;
    try {
      work.run();
      pages.draw();
    } finally {
      working = false;
    }
  }

  /**
   * Takes the votes of a class, as {@code 3 12 5} or {@code a 3 b 12}; false when the line is
   * something else.
   */
  public boolean vote(String line) {
    Optional<List<Integer>> tally = Vote.tally(line, walk.ballot().choices());
    if (tally.isEmpty()) {
      return false;
    }
    walk.ballot()
        .take(tally.get())
        .ifPresentOrElse(
            board::say, () -> work(() -> walk.slides().show(walk.ballot().noted(board.look()))));
    return true;
  }

  /** Takes the agreement to a host that the lesson asks for; false when it asks for none. */
  public boolean agree() {
    boolean asking = isAsking();
    if (asking) {
      work(() -> walk.consent().agree());
    }
    return asking;
  }

  /** Does what the instructor asks of the lesson. */
  public void asked(Command.Teach teach) {
    switch (teach.verb()) {
      case NEXT -> next();
      case BACK -> {
        if (!pages.back()) {
          board.say("This is the first page.");
        }
      }
      case RESUME -> resume();
      case AGAIN -> {
        if (teach.argument().isPresent()) {
          go(0);
        } else {
          again();
        }
      }
      case SKIP -> skip();
      case SECTION -> section(teach.argument());
      case LESSON -> section(Optional.empty());
      case NOTES -> board.print(ReplayText.notes(walk.sections().notes(walk.at())));
      case HINT -> ofTask(walk.task()::hint);
      case SOLUTION -> ofTask(walk.task()::solution);
      case CHECK -> ofTask(walk.task()::stand);
      default -> throw new IllegalStateException("not for a lesson: " + teach.verb());
    }
  }

  private void ofTask(Consumer<Block.Task> action) {
    walk.openTask()
        .ifPresentOrElse(
            task -> work(() -> action.accept(task)),
            () -> board.say("There is no task here: Enter goes on."));
  }

  private void skip() {
    if (pages.isImprovising() || pages.isBehind() || isOver()) {
      next();
    } else {
      forget();
      work(walk::skip);
    }
  }

  private void section(Optional<String> number) {
    int index = number.map(Integer::parseInt).orElse(0) - 1;
    int count = walk.sections().count();
    if (number.isEmpty()) {
      board.print(ReplayText.sections(lesson.sections(), walk.sections().at(walk.at())));
    } else if (index < 0 || index >= count) {
      board.say("There are the sections 1 to " + count + "; section alone lists them.");
    } else {
      go(index);
    }
  }

  private void go(int section) {
    forget();
    work(() -> walk.go(section));
  }

  /** Takes note of a command that the instructor types, before it is run. */
  public void improvised(String line) {
    working = true;
    boolean ofTask = walk.openTask().isPresent();
    if (!ofTask && left == null) {
      left = new Footing(board.session());
    }
    pages.improvised(ReplayText.prompt(board.session().current()), line, ofTask);
  }

  /** Takes note of a command of the instructor's that was run. */
  public void typed(Line line, StepReport report) {
    walk.typed(line.command().verb());
    if (left != null) {
      left.note(report);
    }
  }

  /** Draws what the instructor's commands have come to. */
  public void ended() {
    if (working) {
      walk.ended();
      pages.draw();
      working = false;
    }
  }

  /** Takes a report; false when it is to be shown where the instructor types. */
  public boolean takes(StepReport report) {
    pages.card(report);
    return working;
  }

  /** Takes what happened without a step, likewise. */
  public boolean takes(Notice notice) {
    pages.told(notice);
    return working;
  }
}
