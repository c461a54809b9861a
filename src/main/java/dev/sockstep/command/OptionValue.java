package dev.sockstep.command;

import java.time.Duration;

/** The value of a socket option, in the shape that the option has. */
public sealed interface OptionValue {

  /** An int, or a flag as 0 or 1. */
  record Int(int value) implements OptionValue {
    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  /** A struct timeval; zero means no limit (socket(7)). */
  record Time(Duration time) implements OptionValue {
    @Override
    public String toString() {
      return Literals.text(time);
    }
  }

  /** A struct linger: {@code off}, or how many seconds close may wait. */
  record Linger(boolean on, int seconds) implements OptionValue {
    @Override
    public String toString() {
      return on ? "on " + seconds : "off";
    }
  }

  /** A name: of an interface, of an algorithm. */
  record Text(String text) implements OptionValue {
    @Override
    public String toString() {
      return Literals.word(text);
    }
  }

  /** A struct in_addr, as dotted quad. */
  record Inet4(String dotted) implements OptionValue {
    @Override
    public String toString() {
      return dotted;
    }
  }
}
