package dev.sockstep.render;

/**
 * The colours, as numbers of the 256 that terminals have: of middling brightness, so that they are
 * read on a black screen and on a white one. The first 16 are each theme's own, and their cyan and
 * green are too light for white in most; where a terminal has but 16, JLine takes the nearest.
 */
public final class Palette {
  public static final int GOOD = 28;
  public static final int BAD = 160;
  public static final int WAITING = 133;
  public static final int NAME = 31;

  private Palette() {}
}
