package dev.sockstep.shell;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.command.Verb;
import dev.sockstep.lesson.Board;
import dev.sockstep.lesson.Catalogue;
import dev.sockstep.lesson.Lesson;
import dev.sockstep.lesson.LessonPlay;
import dev.sockstep.lesson.Machine;
import dev.sockstep.lesson.Menu;
import dev.sockstep.lesson.Progress;
import dev.sockstep.lesson.Scene;
import dev.sockstep.model.StepReport;
import dev.sockstep.session.Confinement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Leads through the lessons: hears each line before the session does, and what came of it. */
final class Tutor implements Guide {
  private final Lessons lessons;
  private final Scene scene;
  private final Clock clock;
  private LessonPlay play;
  private boolean troubleTold;

  Tutor(Lessons lessons, Scene scene, Clock clock) {
    this.lessons = lessons;
    this.scene = scene;
    this.clock = clock;
  }

  /**
   * What the tutor teaches from.
   *
   * @param catalogue the lessons there are
   * @param first the one to begin with; empty to show the menu
   * @param progress what the student has done so far
   * @param confinement how far the steps of a lesson reach
   * @param machine what this machine has
   */
  record Lessons(
      Catalogue catalogue,
      Optional<Lesson> first,
      Progress progress,
      Confinement confinement,
      Machine machine)
      implements Plan {
    @Override
    public Guide guide(Board board, Clock clock) {
      return new Tutor(this, board, clock);
    }
  }

  @Override
  public void begin() {
    if (lessons.first().isPresent()) {
      begin(lessons.first().get());
    } else {
      menu(false);
    }
  }

  private void begin(Lesson lesson) {
    if (!scene.session().sockets().isEmpty()) {
      scene.restart();
    }
    play =
        new LessonPlay(
            lesson,
            scene,
            lessons.progress(),
            clock,
            lessons.confinement(),
            lessons.machine().lacks(lesson));
    play.begin();
    tellTrouble();
  }

  /** That what the student does is not kept is said once, as soon as it is known. */
  private void tellTrouble() {
    Optional<String> trouble = lessons.progress().trouble();
    if (trouble.isPresent() && !troubleTold) {
      troubleTold = true;
      scene.say("What you do here is not kept: " + trouble.get() + ".");
    }
  }

  private void menu(boolean all) {
    play = null;
    scene.print(current().rows(all));
  }

  private Menu current() {
    return new Menu(lessons.catalogue(), lessons.progress().events());
  }

  @Override
  public boolean takes(String text) {
    String line = text.strip();
    if (line.isEmpty()) {
      next();
      return true;
    }
    if (line.equals("yes") && play != null && play.agree()) {
      return true;
    }
    if (play != null && !play.isOver() && play.choose(line)) {
      return true;
    }
    if (line.matches("[0-9]{1,3}")) {
      number(line);
      return true;
    }
    if (!isAtMenu() && line.matches("[a-fA-F]")) {
      // Alone it would be a verb's short form: a calls accept.
      scene.say("There is no question open. A letter alone is a choice; Enter goes on.");
      return true;
    }
    if (isAtMenu() && isNameOfLesson(line)) {
      pick(line);
      return true;
    }
    Optional<Command.Teach> teach = Guide.asked(line);
    teach.ifPresent(this::asked);
    return teach.isPresent();
  }

  private boolean isAtMenu() {
    return play == null || play.isOver();
  }

  /** At the menu a lesson's name, or a part of it, will do, if it is no verb's. */
  private boolean isNameOfLesson(String line) {
    return line.matches("[A-Za-z][\\w-]{2,}")
        && Verb.of(line).isEmpty()
        && !current().pick(line).isEmpty();
  }

  private void next() {
    if (play == null) {
      current().suggestion().ifPresent(this::begin);
    } else if (play.isOver()) {
      menu(false);
    } else {
      play.next();
    }
  }

  private void number(String number) {
    if (!isAtMenu()) {
      scene.say("There is no question open. A number alone is a choice; Enter goes on.");
      return;
    }
    pick(number);
  }

  /** Begins the one lesson that a word can mean, or says which it may. */
  private void pick(String word) {
    List<Lesson> found = current().pick(word);
    String candidates = lessons.catalogue().candidates(word, found);
    if (found.size() == 1) {
      begin(found.getFirst());
    } else if (!found.isEmpty()) {
      scene.say(word + " may be " + candidates + ". Which one?");
    } else {
      String near = candidates.isEmpty() ? "" : " Did you mean " + candidates + "?";
      scene.say("There is no lesson " + word + "." + near + " lesson list shows all.");
    }
  }

  private void asked(Command.Teach teach) {
    if (teach.verb() == Verb.LESSON) {
      lesson(teach.argument());
    } else if (play != null) {
      play.asked(teach);
    } else if (teach.verb() == Verb.NEXT) {
      next();
    } else {
      scene.say("No lesson is under way. Type its number, or lesson list to see all.");
    }
  }

  private void lesson(Optional<String> argument) {
    if (argument.isEmpty() && play != null) {
      scene.print(play.where());
    } else if (argument.isEmpty() || argument.get().equals("list")) {
      menu(argument.isPresent());
    } else {
      pick(argument.get());
    }
  }

  @Override
  public void typed(Line line, StepReport report) {
    if (play != null) {
      play.typed(line, report);
    }
  }

  @Override
  public void ended() {
    tellTrouble();
  }

  @Override
  public void left() {
    if (play != null && !play.isOver() && lessons.progress().trouble().isEmpty()) {
      scene.say("Where you are is kept: the next time goes on from here.");
    }
  }
}
