package dev.sockstep.model;

import java.util.List;

/**
 * One system call (or {@code getaddrinfo}) that a step made.
 *
 * @param name its name, as in the man page
 * @param arguments each decoded, as strace writes it: {@code 9}, {@code 127.0.0.1:80}
 * @param result what it returned; null while it has not returned
 * @param error why it failed; null when it did not
 * @param nanos how long it took, or has taken so far, in nanoseconds
 */
public record Call(String name, List<String> arguments, Long result, CallError error, long nanos) {
  public Call {
    arguments = List.copyOf(arguments);
  }

  /** The call as C writes it: {@code connect(9, 127.0.0.1:80)}. */
  public String text() {
    return name + "(" + String.join(", ", arguments) + ")";
  }

  /** One of the arguments, counted from 0; empty when there are not so many. */
  public String argument(int index) {
    return index < arguments.size() ? arguments.get(index) : "";
  }

  public boolean failed() {
    return error != null;
  }

  public boolean returned() {
    return result != null;
  }

  /** The duration in whole microseconds, rounded half up. */
  public long micros() {
    return (nanos + 500) / 1000;
  }
}
