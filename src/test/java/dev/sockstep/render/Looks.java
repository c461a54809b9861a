package dev.sockstep.render;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;

/** The looks that tests render with: by default what a typing student sees on 80 columns. */
final class Looks {
  static final Look TYPED =
      new Look(80, false, Glyphs.UNICODE, Feedback.NORMAL, Notation.PYTHON, false);

  private Looks() {}

  static Look width(int columns) {
    return new Look(columns, false, Glyphs.UNICODE, Feedback.NORMAL, Notation.PYTHON, false);
  }

  static Look feedback(Feedback level) {
    return new Look(80, false, Glyphs.UNICODE, level, Notation.PYTHON, false);
  }

  static Look notation(Notation notation) {
    return new Look(80, false, Glyphs.UNICODE, Feedback.NORMAL, notation, false);
  }

  static Look echo(Feedback level) {
    return new Look(80, false, Glyphs.UNICODE, level, Notation.PYTHON, true);
  }

  static Look ascii() {
    return new Look(80, false, Glyphs.ASCII, Feedback.NORMAL, Notation.PYTHON, true);
  }

  static Look colour() {
    return new Look(80, true, Glyphs.UNICODE, Feedback.NORMAL, Notation.PYTHON, false);
  }
}
