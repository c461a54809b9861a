package dev.sockstep.lesson;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import dev.sockstep.session.Confinement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A lesson as a dialogue: what the student types means something else at each beat. It has no
 * terminal; what it says and does goes to its {@link Scene}.
 */
public final class LessonPlay {
  private static final String PREDICT =
      "Predict first: type the letter of your choice. skip goes on without.";

  private final Lesson lesson;
  private final Scene scene;
  private final Diary diary;
  private final PlaySteps steps;
  private final TaskTalk talk;
  private final Walk walk;
  private final List<String> lacks;

  /**
   * @param lesson the lesson
   * @param scene where it is played
   * @param progress takes what the student does
   * @param clock what time it is
   * @param confinement how far the lesson's own steps may reach
   * @param lacks what the lesson needs and the machine lacks, in words
   */
  public LessonPlay(
      Lesson lesson,
      Scene scene,
      Progress progress,
      Clock clock,
      Confinement confinement,
      List<String> lacks) {
    this.lesson = lesson;
    this.scene = scene;
    this.diary = new Diary(lesson.about().id(), progress, clock);
    this.steps = new PlaySteps(scene, confinement);
    this.talk = new TaskTalk(scene, steps, diary);
    this.walk = new Walk(Beat.of(lesson), scene, diary, steps, talk);
    this.lacks = List.copyOf(lacks);
  }

  public Lesson lesson() {
    return lesson;
  }

  /** Whether there is nothing more to come. */
  public boolean isOver() {
    return walk.isOver();
  }

  /** Begins at the beginning, or where the student was. */
  public void begin() {
    scene.print(PlayText.title(lesson.about()));
    scene.print(PlayText.lacking(lacks));
    goes(walk::begin);
  }

  /** Does what may lead to the end of the lesson. */
  private void goes(Runnable way) {
    boolean before = isOver();
    way.run();
    if (isOver() && !before) {
      scene.print(PlayEnd.of(lesson, diary.standing()));
    }
  }

  /** What Enter on an empty line does, and next. */
  public void next() {
    if (walk.rereading().isUnderWay()) {
      if (!walk.rereading().forward()) {
        resume();
      }
      return;
    }
    walk.here().ifPresentOrElse(this::next, () -> goes(walk::beyond));
  }

  private void next(Beat beat) {
    switch (beat) {
      case Beat.Heading _, Beat.Read _ -> goes(walk::goOn);
      case Beat.Do step -> goes(() -> walk.run(step));
      case Beat.Ask _ -> scene.say(PREDICT);
      case Beat.Try(Block.Task task) -> goesIf(talk.next(task, walk::renew));
    }
  }

  private void goesIf(boolean done) {
    if (done) {
      goes(walk::goOn);
    }
  }

  /** Takes the agreement to a host that the lesson asks for; false when it asks for none. */
  public boolean agree() {
    boolean asking = walk.consent().isAsking();
    if (asking) {
      goes(() -> walk.consent().agree());
    }
    return asking;
  }

  /** Takes the letter or the number of a choice; false when none is asked for, or it is neither. */
  public boolean choose(String word) {
    OptionalInt index = Choice.index(word);
    if (index.isEmpty() || !(walk.here().orElse(null) instanceof Beat.Ask(Block.Predict predict))) {
      return false;
    }
    if (isAnotherAnswer(word.strip(), index.getAsInt(), predict)) {
      scene.say("Some answers are numbers themselves: type the letter of your choice.");
      return true;
    }
    return choose(index.getAsInt() + 1);
  }

  /** Whether a number stands for a choice by its place, and for another one by what it says. */
  private static boolean isAnotherAnswer(String number, int index, Block.Predict predict) {
    for (int i = 0; i < predict.choices().size(); i++) {
      if (i != index && predict.choices().get(i).words().split("\\W", 2)[0].equals(number)) {
        return number.matches("[0-9]+");
      }
    }
    return false;
  }

  /** Takes the number of a choice; false when none is asked for. */
  public boolean choose(int number) {
    if (walk.here().orElse(null) instanceof Beat.Ask(Block.Predict predict)) {
      goesIf(walk.foretold().choose(predict, number, walk.isBeforeSteps()));
      return true;
    }
    return false;
  }

  /** Takes note of what the student has typed, once it was run. */
  public void typed(Line line, StepReport report) {
    walk.here().ifPresent(beat -> typed(beat, line, report));
  }

  private void typed(Beat here, Line line, StepReport report) {
    switch (here) {
      case Beat.Do beat -> {
        if (steps.isSame(beat, line, report)) {
          goes(() -> walk.done(beat));
        } else if (line.command().verb() == beat.step().line().command().verb()) {
          scene.print(PlayText.next(beat.step()));
        }
      }
      case Beat.Try(Block.Task task) -> goesIf(talk.typed(task, line.command().verb()));
      case Beat.Heading _, Beat.Read _, Beat.Ask _ -> {}
    }
  }

  /** Does what the student asks of the lesson. */
  public void asked(Command.Teach teach) {
    switch (teach.verb()) {
      case NEXT -> next();
      case HINT -> task(task -> talk.hint(task, teach.argument().isPresent()));
      case SOLUTION -> task(talk::solution);
      case CHECK -> task(task -> goesIf(talk.check(task)));
      case SKIP -> skip();
      case BACK -> walk.rereading().back();
      case RESUME -> resume();
      case AGAIN -> again(teach.argument().isPresent());
      case SECTION, NOTES ->
          scene.say(teach.verb().word() + " is for the front of a class: sockstep replay.");
      default -> throw new IllegalStateException("not for a lesson: " + teach.verb());
    }
  }

  /** Does something with the task under way, or says that there is none, and what there is. */
  private void task(Consumer<Block.Task> action) {
    Optional<Beat> here = walk.here();
    if (here.isEmpty()) {
      walk.beyond();
      return;
    }
    switch (here.get()) {
      case Beat.Try(Block.Task task) -> action.accept(task);
      case Beat.Ask _ -> scene.say("That is for tasks. " + PREDICT);
      case Beat.Do beat -> {
        scene.say("That is for tasks.");
        scene.print(PlayText.next(beat.step()));
      }
      case Beat.Heading _, Beat.Read _ -> scene.say("That is for tasks. " + Walk.ENTER);
    }
  }

  private void skip() {
    if (walk.comesBackWithout()) {
      return;
    }
    walk.here().ifPresentOrElse(this::skip, walk::beyond);
  }

  private void skip(Beat here) {
    switch (here) {
      case Beat.Try(Block.Task task) -> {
        if (!talk.skip(task, walk::renew)) {
          return;
        }
      }
      case Beat.Do beat -> {
        scene.say("Left out. Later steps may need it.");
        if (beat.last()) {
          walk.foretold().reveal();
        }
      }
      case Beat.Ask(Block.Predict predict) -> walk.foretold().skip(predict);
      case Beat.Heading _, Beat.Read _ -> {}
    }
    goes(walk::goOn);
  }

  private void resume() {
    walk.rereading().leave();
    walk.show();
  }

  /** Where nothing is left to begin anew, it is the lesson that is meant. */
  private void again(boolean whole) {
    if (!whole && !isOver()) {
      goes(walk::again);
      return;
    }
    scene.restart();
    scene.print(PlayText.title(lesson.about()));
    goes(walk::fresh);
  }

  /** Where the student is, in a row. */
  public List<Row> where() {
    String title = lesson.about().title() + ": " + walk.percent() + " % behind you";
    return List.of(PlayText.say(Style.PLAIN, title));
  }
}
