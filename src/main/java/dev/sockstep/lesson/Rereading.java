package dev.sockstep.lesson;

import java.util.List;

/** Reads again what a lesson has shown, without running anything. */
final class Rereading {
  private final List<Beat> beats;
  private final Scene scene;
  private final Foretold foretold;

  /** Where the student is in the lesson. */
  private int front;

  /** What was read last; equal to the front when nothing is read again. */
  private int at;

  Rereading(List<Beat> beats, Scene scene, Foretold foretold) {
    this.beats = beats;
    this.scene = scene;
    this.foretold = foretold;
  }

  /** The lesson has come to a beat, and is shown there. */
  void leave(int now) {
    front = now;
    at = now;
  }

  /** Nothing is read again any more. */
  void leave() {
    at = front;
  }

  /** Whether something is read again. */
  boolean isUnderWay() {
    return at < front;
  }

  /** Reads what came before what was read last. */
  void back() {
    int before = at - 1;
    while (before >= 0 && !isReadable(before)) {
      before--;
    }
    if (before < 0) {
      scene.say("This is the beginning of the lesson.");
    } else {
      at = before;
      read();
    }
  }

  /** Reads what came after it; false when that is where the student is. */
  boolean forward() {
    at++;
    while (at < front && !isReadable(at)) {
      at++;
    }
    if (at == front) {
      return false;
    }
    read();
    return true;
  }

  private boolean isReadable(int index) {
    return switch (beats.get(index)) {
      case Beat.Read _, Beat.Ask _, Beat.Try _ -> true;
      case Beat.Heading _, Beat.Do _ -> false;
    };
  }

  private void read() {
    switch (beats.get(at)) {
      case Beat.Read(List<Paragraph> text) -> scene.print(PlayText.prose(text));
      case Beat.Ask(Block.Predict predict) -> foretold.reread(predict);
      case Beat.Try(Block.Task task) -> {
        scene.print(PlayText.prose(task.text()));
        scene.print(PlayText.solved(task));
      }
      case Beat.Heading _, Beat.Do _ -> {}
    }
    scene.say("Read again. Enter leads forward, back further back, resume to where you were.");
  }
}
