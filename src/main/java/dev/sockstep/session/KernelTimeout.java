package dev.sockstep.session;

/** Whether it was a timeout of the kernel that ended a call: SO_RCVTIMEO, SO_LINGER (socket(7)). */
final class KernelTimeout {
  /**
   * The kernel counts in ticks, of 10 ms at the longest, and may end within one before the time.
   */
  private static final long TICK_MILLIS = 10;

  private KernelTimeout() {}

  /**
   * @param waited how long the call took, in milliseconds
   * @param limit the option's time, in milliseconds
   */
  static boolean isUp(long waited, long limit) {
    return waited >= limit - TICK_MILLIS;
  }
}
