package dev.sockstep.render;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Command.Notation;

/**
 * How reports are printed.
 *
 * @param width of the screen, in columns
 * @param colour whether styles are shown
 * @param glyphs the signs to draw with
 * @param feedback how much is said
 * @param notation the language of the equivalent
 * @param echo whether the line of a step is repeated, for readers who did not type it
 */
public record Look(
    int width, boolean colour, Glyphs glyphs, Feedback feedback, Notation notation, boolean echo) {
  /** What cards are designed for; a narrower screen has its lines wrapped by this all the same. */
  public static final int LEAST_WIDTH = 40;

  public Look {
    width = Math.max(LEAST_WIDTH, width);
  }
}
