package dev.sockstep.command;

/**
 * A mistake of the user's in one line: where it is, what is wrong and how to put it right. The
 * shell shows it and goes on.
 */
public final class Mistake extends Exception {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final String mend;

  /**
   * @param column where in the line, from 1
   * @param message what is wrong, and what was expected
   * @param mend how to put it right; null when the message says it
   */
  public Mistake(int column, String message, String mend) {
    super(message, null, false, false);
    this.column = column;
    this.mend = mend;
  }

  public int column() {
    return column;
  }

  public String mend() {
    return mend;
  }
}
