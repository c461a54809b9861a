package dev.sockstep.sys;

/**
 * What a call to libc gave back.
 *
 * @param value the return value; -1 says that it failed
 * @param errno why it failed, as captured with the call; 0 when it did not fail
 * @param nanos how long the call took, wall time, the call alone
 */
public record CallResult(long value, int errno, long nanos) {

  /** Whether the call failed, so that {@link #errno} says why. */
  public boolean failed() {
    return value == -1;
  }
}
