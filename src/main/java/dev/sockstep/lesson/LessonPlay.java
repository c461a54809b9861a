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
import java.util.function.Consumer;

/**
 * A lesson as a dialogue: it knows where the student is and what it waits for. It has no terminal;
 * what it says and does goes to its {@link Scene}.
 */
public final class LessonPlay {
  private final Lesson lesson;
  private final List<Beat> beats;
  private final Scene scene;
  private final Diary diary;
  private final PlaySteps steps;
  private final Foretold foretold;
  private final TaskTalk talk;
  private final List<String> lacks;

  private int at;

  /** What was read last with back; equal to at when the student is at the front. */
  private int reading;

  /** The host that the lesson asks to reach; null when it asks for none. */
  private String wanted;

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
    this.beats = Beat.of(lesson);
    this.scene = scene;
    this.diary = new Diary(lesson.about().id(), progress, clock);
    this.steps = new PlaySteps(scene, confinement);
    this.foretold = new Foretold(scene, diary);
    this.talk = new TaskTalk(scene, steps, diary);
    this.lacks = List.copyOf(lacks);
  }

  public Lesson lesson() {
    return lesson;
  }

  /** Whether there is nothing more to come. */
  public boolean isOver() {
    return at == beats.size();
  }

  /** Begins at the beginning, or where the student was. */
  public void begin() {
    Standing standing = diary.standing();
    scene.print(PlayText.title(lesson.about()));
    scene.print(PlayText.lacking(lacks));
    if (standing.isUnderWay()
        && standing.beats() == beats.size()
        && standing.beat() < beats.size()) {
      restore(standing);
    } else {
      diary.note(Event.Kind.BEGAN);
    }
    present();
  }

  /** Makes the sockets anew that the student had. */
  private void restore(Standing standing) {
    scene.print(
        List.of(
            PlayText.say(
                Style.WAITING,
                "You were here before. The steps up to there are run again, on new sockets.")));
    scene.quietly(() -> beats.subList(0, standing.beat()).forEach(steps::restore));
    at = standing.beat();
    reading = at;
    foretold.restore(beats.subList(0, at));
  }

  /** Shows what comes, until the student has something to do. */
  private void present() {
    while (!isOver()) {
      switch (beats.get(at)) {
        case Beat.Heading(String title) -> {
          foretold.reveal();
          scene.print(PlayText.heading(title));
        }
        case Beat.Read(List<Paragraph> text) -> {
          scene.print(PlayText.prose(text));
          if (at + 1 < beats.size() && beats.get(at + 1) instanceof Beat.Heading) {
            scene.print(List.of(PlayText.say(Style.QUIET, "Enter goes on.")));
            reached();
            return;
          }
        }
        case Beat.Do(Step step, List<Step> checks, boolean last) -> {
          if (step != null) {
            scene.print(PlayText.next(step));
            reached();
            return;
          }
          steps.check(checks);
          if (last) {
            foretold.reveal();
          }
        }
        case Beat.Ask(Block.Predict predict) -> {
          foretold.reveal();
          scene.print(PlayText.question(predict));
          reached();
          return;
        }
        case Beat.Try(Block.Task task) -> {
          foretold.reveal();
          scene.print(PlayText.task(task));
          reached();
          return;
        }
      }
      at++;
      reading = at;
    }
    foretold.reveal();
    end();
  }

  private void reached() {
    diary.note(Event.Kind.REACHED, "", at, beats.size(), false);
  }

  private void end() {
    diary.note(Event.Kind.FINISHED);
    scene.print(PlayEnd.of(lesson, diary.standing()));
  }

  private void goOn() {
    at++;
    wanted = null;
    reading = at;
    talk.begin();
    present();
  }

  /** What Enter on an empty line does, and next. */
  public void next() {
    if (reading < at) {
      reading++;
      reread(reading < at);
      return;
    }
    if (isOver()) {
      scene.print(List.of(PlayText.say(Style.QUIET, "The lesson is over. again begins it again.")));
      return;
    }
    switch (beats.get(at)) {
      case Beat.Heading _, Beat.Read _ -> goOn();
      case Beat.Do beat -> run(beat);
      case Beat.Ask _ ->
          scene.print(
              List.of(
                  PlayText.say(
                      Style.QUIET,
                      "Predict first: type the number of your choice. skip goes on without.")));
      case Beat.Try(Block.Task task) -> {
        if (talk.next(task)) {
          goOn();
        }
      }
    }
  }

  private void run(Beat.Do beat) {
    Optional<String> host = steps.foreign(beat.step());
    if (host.isPresent()) {
      wanted = host.get();
      scene.print(PlayText.asks(beat.step(), wanted));
      return;
    }
    StepReport report = steps.run(beat.step());
    if (steps.refused(report)) {
      return;
    }
    done(beat);
  }

  /** Takes the agreement to a host that the lesson asks for; false when it asks for none. */
  public boolean agree() {
    if (wanted == null) {
      return false;
    }
    steps.allow(wanted);
    wanted = null;
    next();
    return true;
  }

  private void done(Beat.Do beat) {
    steps.check(beat.checks());
    if (beat.last()) {
      foretold.reveal();
    }
    goOn();
  }

  /** Takes the number of a choice; false when none is asked for. */
  public boolean choose(int number) {
    if (isOver() || !(beats.get(at) instanceof Beat.Ask(Block.Predict predict))) {
      return false;
    }
    if (foretold.choose(predict, number)) {
      goOn();
    }
    return true;
  }

  /** Takes note of what the student has typed, once it was run. */
  public void typed(Line line, StepReport report) {
    if (isOver()) {
      return;
    }
    switch (beats.get(at)) {
      case Beat.Do beat -> {
        if (steps.isSame(beat, line, report)) {
          done(beat);
        } else if (line.command().verb() == beat.step().line().command().verb()) {
          scene.print(PlayText.next(beat.step()));
        }
      }
      case Beat.Try(Block.Task task) -> {
        if (talk.typed(task)) {
          goOn();
        }
      }
      case Beat.Heading _, Beat.Read _, Beat.Ask _ -> {}
    }
  }

  /** Does what the student asks of the lesson. */
  public void asked(Command.Teach teach) {
    switch (teach.verb()) {
      case NEXT -> next();
      case HINT -> task(task -> talk.hint(task, teach.argument().isPresent()));
      case SOLUTION -> task(talk::solution);
      case CHECK -> task(this::check);
      case SKIP -> skip();
      case BACK -> back();
      case RESUME -> resume();
      case AGAIN -> again();
      case SECTION, NOTES ->
          scene.print(
              List.of(
                  PlayText.say(
                      Style.QUIET,
                      teach.verb().word() + " is for the front of a class: sockstep replay.")));
      default -> throw new IllegalStateException("not for a lesson: " + teach.verb());
    }
  }

  /** Does something with the task under way, or says that there is none. */
  private void task(Consumer<Block.Task> action) {
    if (!isOver() && beats.get(at) instanceof Beat.Try(Block.Task task)) {
      action.accept(task);
    } else {
      scene.print(List.of(PlayText.say(Style.QUIET, "There is no task here: Enter goes on.")));
    }
  }

  private void check(Block.Task task) {
    if (talk.check(task)) {
      goOn();
    }
  }

  private void skip() {
    if (isOver()) {
      return;
    }
    switch (beats.get(at)) {
      case Beat.Try(Block.Task task) -> {
        talk.skip(task);
        goOn();
      }
      case Beat.Do beat -> {
        scene.print(List.of(PlayText.say(Style.QUIET, "Left out. Later steps may need it.")));
        if (beat.last()) {
          foretold.reveal();
        }
        goOn();
      }
      case Beat.Heading _, Beat.Read _, Beat.Ask _ -> goOn();
    }
  }

  private void back() {
    int before = reading - 1;
    while (before >= 0 && !isReadable(before)) {
      before--;
    }
    if (before < 0) {
      scene.print(List.of(PlayText.say(Style.QUIET, "This is the beginning of the lesson.")));
      return;
    }
    reading = before;
    reread(true);
  }

  private boolean isReadable(int index) {
    return switch (beats.get(index)) {
      case Beat.Read _, Beat.Ask _, Beat.Try _ -> true;
      case Beat.Heading _, Beat.Do _ -> false;
    };
  }

  /** Shows what was shown before; or when the student has come back to the front, that. */
  private void reread(boolean behind) {
    while (reading < at && !isReadable(reading)) {
      reading++;
    }
    if (!behind || reading >= at) {
      reading = at;
      resume();
      return;
    }
    switch (beats.get(reading)) {
      case Beat.Read(List<Paragraph> text) -> scene.print(PlayText.prose(text));
      case Beat.Ask(Block.Predict predict) -> {
        scene.print(PlayText.prose(predict.question()));
        foretold.answerTo(predict).ifPresent(index -> scene.print(PlayText.answer(predict, index)));
      }
      case Beat.Try(Block.Task task) -> {
        scene.print(PlayText.prose(task.text()));
        scene.print(PlayText.solved(task));
      }
      case Beat.Heading _, Beat.Do _ -> {}
    }
    String where = "Read again. Enter leads forward, back further back, resume to where you were.";
    scene.print(List.of(PlayText.say(Style.QUIET, where)));
  }

  private void resume() {
    reading = at;
    if (isOver()) {
      next();
      return;
    }
    switch (beats.get(at)) {
      case Beat.Heading _ -> goOn();
      case Beat.Read(List<Paragraph> text) -> scene.print(PlayText.prose(text));
      case Beat.Do(Step step, _, _) -> scene.print(PlayText.next(step));
      case Beat.Ask(Block.Predict predict) -> scene.print(PlayText.question(predict));
      case Beat.Try(Block.Task task) -> scene.print(PlayText.task(task));
    }
  }

  private void again() {
    scene.restart();
    at = 0;
    reading = 0;
    talk.begin();
    foretold.forget();
    wanted = null;
    diary.note(Event.Kind.BEGAN);
    scene.print(PlayText.title(lesson.about()));
    present();
  }

  /** Where the student is, in a row. */
  public List<Row> where() {
    int percent = beats.isEmpty() ? 100 : 100 * at / beats.size();
    String title = lesson.about().title() + ": " + percent + " % behind you";
    return List.of(PlayText.say(Style.PLAIN, title));
  }
}
