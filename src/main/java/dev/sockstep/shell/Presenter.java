package dev.sockstep.shell;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.lesson.Board;
import dev.sockstep.lesson.Lesson;
import dev.sockstep.lesson.Replay;
import dev.sockstep.model.Notice;
import dev.sockstep.model.StepReport;
import dev.sockstep.session.Confinement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Replays a lesson at the front of a class: lines for the lesson turn its pages. */
final class Presenter implements Guide {
  private final Show show;
  private final Board board;
  private final Replay replay;

  /** Ctrl-C comes from a thread of its own. */
  private volatile boolean paused;

  private Presenter(Show show, Board board) {
    this.show = show;
    this.board = board;
    this.replay = new Replay(show.lesson(), board, show.confinement(), true, show.lacks());
    this.paused = show.pace().isEmpty();
  }

  /**
   * What is shown.
   *
   * @param lesson the lesson
   * @param confinement how far its steps reach
   * @param lacks what the lesson needs and the machine lacks
   * @param pace how long each thing is shown before the next; empty to wait for a key
   * @param keys waits for a key, for so long at most; true when one was pressed
   */
  record Show(
      Lesson lesson,
      Confinement confinement,
      List<String> lacks,
      Optional<Duration> pace,
      Keys keys)
      implements Plan {
    @Override
    public Guide guide(Board board, Clock clock) {
      return new Presenter(this, board);
    }
  }

  /** The keyboard, between lines. */
  interface Keys {
    /** Waits until a key is pressed; false when the time is over first. */
    boolean pressed(Duration time);
  }

  @Override
  public void begin() {
    replay.begin();
  }

  @Override
  public boolean hasPages() {
    return true;
  }

  @Override
  public boolean takes(String text) {
    String line = text.strip();
    if (line.isEmpty()) {
      replay.next();
      return true;
    }
    if (line.equals("yes") && replay.agree() || replay.vote(line)) {
      return true;
    }
    Optional<Command.Teach> teach = Guide.asked(line);
    if (teach.isPresent()) {
      paused = show.pace().isEmpty() || paused && !line.equals("resume");
      replay.asked(teach.get());
      return true;
    }
    replay.improvised(line);
    return false;
  }

  @Override
  public void typed(Line line, StepReport report) {
    replay.typed(line, report);
  }

  @Override
  public void ended() {
    replay.ended();
  }

  @Override
  public boolean takes(StepReport report) {
    return replay.takes(report);
  }

  @Override
  public boolean takes(Notice notice) {
    return replay.takes(notice);
  }

  @Override
  public Optional<String> unasked() {
    if (paused || replay.isOver() || replay.isAsking()) {
      return Optional.empty();
    }
    if (show.keys().pressed(show.pace().orElseThrow())) {
      pause();
    }
    if (paused) {
      board.say("Paused. Enter goes on step by step; resume goes on by itself.");
      return Optional.empty();
    }
    return Optional.of("");
  }

  @Override
  public void pause() {
    paused = true;
  }
}
