package dev.sockstep.lesson;

import dev.sockstep.command.Verb;
import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import dev.sockstep.session.Confinement;
import java.util.List;
import java.util.Optional;

/** The way of a replay through its lesson: where it is, and what it does there. */
final class ReplayWalk {
  private final Sections sections;
  private final List<Beat> beats;
  private final Board board;
  private final boolean attended;
  private final PlaySteps steps;
  private final Slides slides;
  private final Typist typist;
  private final Consent consent;
  private final Ballot ballot = new Ballot();
  private final ClassTask task;
  private final About about;

  private int at;
  private boolean over;

  /** The section to go to, once the person has said how far that may reach; else empty. */
  private Optional<Integer> target = Optional.empty();

  ReplayWalk(Lesson lesson, Board board, Pages pages, Confinement confinement, boolean attended) {
    this.about = lesson.about();
    this.sections = new Sections(lesson);
    this.beats = sections.beats();
    this.board = board;
    this.attended = attended;
    this.steps = new PlaySteps(new OnPages(board, pages), confinement);
    this.slides = new Slides(pages);
    this.consent = new Consent(steps, slides::show);
    this.typist = new Typist(board, pages, steps, consent, attended);
    this.task = new ClassTask(steps, slides, typist, attended);
  }

  Slides slides() {
    return slides;
  }

  Ballot ballot() {
    return ballot;
  }

  Consent consent() {
    return consent;
  }

  ClassTask task() {
    return task;
  }

  /** The task that the class works on. */
  Optional<Block.Task> openTask() {
    return task.isOpen() && beats.get(at) instanceof Beat.Try(Block.Task wanted)
        ? Optional.of(wanted)
        : Optional.empty();
  }

  Sections sections() {
    return sections;
  }

  int at() {
    return at;
  }

  /** Whether the lesson has been shown to its end. */
  boolean isOver() {
    return over;
  }

  /** Whether all was so far as the lesson says. */
  boolean isAsExpected() {
    return typist.isAsExpected();
  }

  /** Shows what the lesson is about. */
  void begin() {
    moveTo(0);
    slides.showApart(ReplayText.welcome(about, attended));
  }

  private void moveTo(int beat) {
    at = beat;
    slides.at(sections.where(at));
  }

  /** Shows or does the next thing. */
  void goOn() {
    if (target.isPresent()) {
      go(target.get());
    } else if (slides.readOn(isStepNext())) {
      return;
    } else if (isAnswerNext()) {
      slides.show(ballot.answer());
    } else if (at == beats.size()) {
      end();
    } else {
      show(beats.get(at));
    }
  }

  private boolean isStepNext() {
    return at < beats.size() && beats.get(at) instanceof Beat.Do;
  }

  /**
   * A question is answered when the steps have shown it, or nothing comes that has to do with it.
   */
  private boolean isAnswerNext() {
    return ballot.isOpen() && (ballot.isDue() || at == beats.size() || isElsewhere(beats.get(at)));
  }

  private static boolean isElsewhere(Beat beat) {
    return switch (beat) {
      case Beat.Heading _, Beat.Ask _, Beat.Try _ -> true;
      case Beat.Read _, Beat.Do _ -> false;
    };
  }

  private void show(Beat beat) {
    switch (beat) {
      case Beat.Heading(String title) -> {
        moveTo(at + 1);
        board.begins(title);
        slides.turn();
        goOn();
      }
      case Beat.Read(List<Paragraph> text) -> {
        moveTo(at + 1);
        slides.read(text, isStepNext());
      }
      case Beat.Ask(Block.Predict predict) -> {
        moveTo(at + 1);
        slides.show(ReplayText.question(predict, attended));
        ballot.open(predict);
      }
      case Beat.Do step -> {
        if (step.step() == null || typist.type(step.step(), this::goOn)) {
          typist.check(step.checks());
          done(step);
        }
      }
      case Beat.Try(Block.Task wanted) -> {
        if (task.next(wanted, this::goOn, this::renew)) {
          leaveTask();
        }
      }
    }
  }

  private void done(Beat.Do beat) {
    moveTo(at + 1);
    if (beat.last()) {
      ballot.seen();
    }
  }

  private void leaveTask() {
    moveTo(at + 1);
    task.close();
  }

  private void end() {
    over = true;
    board.restart();
    slides.showApart(ReplayText.end(about));
  }

  /** Begins the task anew; elsewhere the sockets are made anew as the lesson has them there. */
  void again() {
    Optional<Block.Task> wanted = openTask();
    if (over) {
      go(0);
    } else if (wanted.isPresent()) {
      task.again(wanted.get(), this::renew);
    } else if (renew()) {
      slides.show(List.of(PlayText.say(Style.QUIET, "New sockets, as the lesson has them here.")));
    }
  }

  /**
   * Makes the sockets anew, as they are in the lesson where it stands.
   *
   * @return false when the person is asked first how far that may reach
   */
  private boolean renew() {
    List<Beat> behind = beats.subList(0, at);
    if (attended && consent.asks(behind, this::again)) {
      return false;
    }
    slides.show(steps.remake(behind));
    return true;
  }

  /** A command of the class's was run. */
  void typed(Verb verb) {
    if (task.isOpen()) {
      task.typed(verb);
    }
  }

  /** What the class has typed may have reached the goal of the task. */
  void ended() {
    if (openTask().filter(task::ended).isPresent()) {
      leaveTask();
    }
  }

  /** Leaves out what comes next. */
  void skip() {
    consent.withdraw();
    if (target.isPresent()) {
      jump(target.get());
    } else if (at == beats.size()) {
      goOn();
    } else {
      skip(beats.get(at));
    }
  }

  private void skip(Beat beat) {
    switch (beat) {
      case Beat.Do out -> {
        String what = out.step() == null ? "a check" : out.step().source().text().strip();
        slides.show(List.of(PlayText.say(Style.QUIET, "Left out: " + what)));
        done(out);
      }
      case Beat.Try(Block.Task wanted) -> {
        if (task.skip(wanted, this::renew)) {
          leaveTask();
          goOn();
        }
      }
      case Beat.Heading _, Beat.Read _, Beat.Ask _ -> goOn();
    }
  }

  /** Goes to a section, if the steps up to there reach no further than the person agrees to. */
  void go(int section) {
    target = Optional.of(section);
    if (!consent.asks(beats.subList(0, sections.begin(section)), () -> go(section))) {
      jump(section);
    }
  }

  /** Goes to a section, on sockets that stand as they do when the lesson comes there. */
  private void jump(int section) {
    board.restart();
    over = false;
    target = Optional.empty();
    slides.forget();
    ballot.forget();
    task.close();
    consent.withdraw();
    int first = sections.begin(section);
    List<Row> missed = steps.restore(beats.subList(0, first));
    moveTo(first);
    if (first == beats.size() || !(beats.get(first) instanceof Beat.Heading)) {
      slides.turn();
    }
    slides.show(missed);
    goOn();
  }
}
