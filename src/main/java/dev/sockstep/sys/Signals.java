package dev.sockstep.sys;

/**
 * {@code <signal.h>}: what it takes to make a blocked call return EINTR.
 *
 * <p>See <a href="https://man7.org/linux/man-pages/man7/signal.7.html">signal(7)</a>.
 */
public final class Signals {
  private Signals() {}

  /**
   * With this flag the kernel restarts an interrupted call and the program never sees EINTR;
   * without it, it does.
   */
  public static final int SA_RESTART = 0x10000000;

  /**
   * The signal that interrupts a blocked call: a real-time one, which nobody sends by accident.
   *
   * <p>Why 60: libc keeps the lowest for itself (glibc 32 and 33, musl also 34), libraries that
   * want one count up from SIGRTMIN, 34, or down from SIGRTMAX, 64, and the JDK wakes its own
   * blocked threads with 62 (SIGRTMAX - 2, in sun.nio.ch.NativeThread). 60 is clear of them all.
   */
  public static final int INTERRUPT = 60;
}
