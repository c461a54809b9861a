package dev.sockstep.command;

/** A whole number in a command: written out, or taken from a socket when the line runs. */
public sealed interface Num {

  /**
   * @param value the number
   */
  record Literal(long value) implements Num {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /**
   * @param ref where the number comes from
   */
  record Value(Ref ref) implements Num {
    @Override
    public String toString() {
      return ref.toString();
    }
  }
}
