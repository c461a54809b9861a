package dev.sockstep.model;

/** Where a socket is in its life. A failed call leaves it where it was. */
public enum Stage {
  CREATED("created"),
  BOUND("bound"),
  LISTENING("listening"),
  CONNECTING("connecting"),
  CONNECTED("connected"),
  HALF_CLOSED("half-closed"),
  CLOSED("closed");

  private final String word;

  Stage(String word) {
    this.word = word;
  }

  /** The stage as the screen and the JSON spell it. */
  public String word() {
    return word;
  }
}
