package dev.sockstep.model;

/**
 * One system call (or {@code getaddrinfo}) that a step made.
 *
 * @param name its name, as in the man page
 * @param text the call with its arguments decoded: {@code connect(9, 127.0.0.1:80)}
 * @param result what it returned; null while it has not returned
 * @param error why it failed; null when it did not
 * @param nanos how long it took, or has taken so far, in nanoseconds
 */
public record Call(String name, String text, Long result, CallError error, long nanos) {

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
