package dev.sockstep.lesson;

import dev.sockstep.model.StepReport;
import dev.sockstep.render.Style;
import java.util.List;
import java.util.Optional;

/** The way through a lesson, from beat to beat: where the student is, and what is shown there. */
final class Walk {
  /** What is said where there is nothing to do but to read. */
  static final String ENTER = "Enter goes on.";

  private final List<Beat> beats;
  private final Scene scene;
  private final Diary diary;
  private final PlaySteps steps;
  private final Foretold foretold;
  private final TaskTalk talk;
  private final Rereading rereading;
  private final Consent consent;

  private int at;

  /** Where to come back to, once the student has said how far that may reach; else null. */
  private Return left;

  /**
   * A way back to a beat.
   *
   * @param anew whether the student was there already, on sockets that are to be made anew
   */
  private record Return(int beat, boolean anew) {}

  Walk(List<Beat> beats, Scene scene, Diary diary, PlaySteps steps, TaskTalk talk) {
    this.beats = beats;
    this.scene = scene;
    this.diary = diary;
    this.steps = steps;
    this.talk = talk;
    this.foretold = new Foretold(scene, diary);
    this.rereading = new Rereading(beats, scene, foretold);
    this.consent = new Consent(steps, scene::print);
  }

  Foretold foretold() {
    return foretold;
  }

  Rereading rereading() {
    return rereading;
  }

  Consent consent() {
    return consent;
  }

  /** Whether there is nothing more to come. */
  boolean isOver() {
    return at == beats.size();
  }

  /** What the student has before them; empty at the end, and before they have come back. */
  Optional<Beat> here() {
    return isOver() || left != null ? Optional.empty() : Optional.of(beats.get(at));
  }

  /** What was read again is done with, wherever the lesson goes on. */
  private void moveTo(int beat) {
    at = beat;
    rereading.leave(at);
  }

  /** How much of the lesson lies behind. */
  int percent() {
    return beats.isEmpty() ? 100 : 100 * at / beats.size();
  }

  /** Begins at the beginning, or where the student was. */
  void begin() {
    Standing standing = diary.standing();
    if (standing.isUnderWay()
        && standing.beats() == beats.size()
        && standing.beat() < beats.size()) {
      String again = "You were here before. The steps up to there are run again, on new sockets.";
      scene.print(List.of(PlayText.say(Style.WAITING, again)));
      left = new Return(standing.beat(), false);
      comeBack();
    } else {
      fresh();
    }
  }

  /** Begins at the beginning. */
  void fresh() {
    moveTo(0);
    left = null;
    talk.begin();
    foretold.forget();
    consent.withdraw();
    diary.note(Event.Kind.BEGAN);
    present();
  }

  /** Makes the sockets anew that the student had, if that reaches no further than agreed to. */
  private void comeBack() {
    if (!consent.asks(beats.subList(0, left.beat()), this::comeBack)) {
      restore();
    }
  }

  /** Asks again, or says that all is done, where there is no beat to go on with. */
  void beyond() {
    if (left != null) {
      comeBack();
    } else {
      scene.say("The lesson is over. again begins it again; Enter shows what there is next.");
    }
  }

  /** Comes back without the steps that would have reached further; false when none wait for it. */
  boolean comesBackWithout() {
    boolean waiting = left != null;
    if (waiting) {
      consent.withdraw();
      restore();
    }
    return waiting;
  }

  private void restore() {
    Return back = left;
    List<Beat> behind = beats.subList(0, back.beat());
    scene.print(back.anew() ? steps.remake(behind) : steps.restore(behind));
    moveTo(behind.size());
    left = null;
    foretold.restore(behind);
    scene.say(
        back.anew()
            ? "New sockets, as the lesson has them here."
            : "back reads again what came before.");
    talk.anew();
    present();
  }

  /** Begins anew what the student has before them, on sockets as they were at its start. */
  void again() {
    if (left == null) {
      left = new Return(at, true);
    }
    comeBack();
  }

  /**
   * Makes the sockets anew, as they were at the start of what the student has before them.
   *
   * @return false when the student is asked first how far that may reach
   */
  boolean renew() {
    List<Beat> behind = beats.subList(0, at);
    boolean asks = consent.asks(behind, this::again);
    if (asks) {
      left = new Return(at, true);
    } else {
      scene.print(steps.remake(behind));
      talk.anew();
    }
    return !asks;
  }

  /** Whether a step comes next, before any other question or task. */
  boolean isBeforeSteps() {
    return beats.subList(at + 1, beats.size()).stream()
        .filter(beat -> !(beat instanceof Beat.Read))
        .findFirst()
        .filter(Beat.Do.class::isInstance)
        .isPresent();
  }

  /** Goes on to what comes next. */
  void goOn() {
    moveTo(at + 1);
    consent.withdraw();
    talk.begin();
    present();
  }

  /** Shows what comes, until the student has something to do. */
  private void present() {
    while (!isOver()) {
      if (waits(beats.get(at))) {
        return;
      }
      moveTo(at + 1);
    }
    foretold.reveal();
    diary.note(Event.Kind.FINISHED);
  }

  /** Shows a beat; whether the student has to do something about it. */
  private boolean waits(Beat beat) {
    return switch (beat) {
      case Beat.Heading(String title) -> {
        foretold.reveal();
        scene.print(PlayText.heading(title));
        yield false;
      }
      case Beat.Read _ -> {
        boolean ends = at + 1 < beats.size() && beats.get(at + 1) instanceof Beat.Heading;
        if (ends) {
          reached();
        }
        show(beat, ends);
        yield ends;
      }
      case Beat.Do(Step step, List<Step> checks, boolean last) when step == null -> {
        check(checks, last);
        yield false;
      }
      case Beat.Do _ -> {
        reached();
        show(beat, true);
        yield true;
      }
      case Beat.Ask _, Beat.Try _ -> {
        foretold.reveal();
        reached();
        show(beat, true);
        talk.stand();
        yield true;
      }
    };
  }

  /** Written down before it is shown: what was seen is there after a crash. */
  private void reached() {
    diary.note(Event.Kind.REACHED, "", at, beats.size(), false);
  }

  /** Shows again where the lesson stands. */
  void show() {
    here().ifPresentOrElse(beat -> show(beat, true), this::beyond);
  }

  private void show(Beat beat, boolean waits) {
    switch (beat) {
      case Beat.Heading(String title) -> scene.print(PlayText.heading(title));
      case Beat.Read(List<Paragraph> text) -> {
        scene.print(PlayText.prose(text));
        if (waits) {
          scene.say(ENTER);
        }
      }
      case Beat.Do(Step step, _, _) -> scene.print(PlayText.next(step));
      case Beat.Ask(Block.Predict predict) -> scene.print(PlayText.question(predict));
      case Beat.Try(Block.Task task) -> scene.print(PlayText.task(task));
    }
  }

  /** Runs a step of the lesson, and goes on. */
  void run(Beat.Do beat) {
    if (consent.asks(beat.step(), () -> run(beat))) {
      return;
    }
    StepReport report = steps.run(beat.step());
    if (!steps.refused(report)) {
      done(beat);
    }
  }

  /** A step of the lesson has been run, by whomever. */
  void done(Beat.Do beat) {
    check(beat.checks(), beat.last());
    goOn();
  }

  private void check(List<Step> checks, boolean last) {
    steps.check(checks);
    if (last) {
      foretold.reveal();
    }
  }
}
