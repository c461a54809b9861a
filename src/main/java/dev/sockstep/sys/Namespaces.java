package dev.sockstep.sys;

import java.lang.foreign.Arena;

/**
 * Leaving a namespace, {@code <sched.h>}.
 *
 * <p>See <a href="https://man7.org/linux/man-pages/man7/namespaces.7.html">namespaces(7)</a>.
 */
public final class Namespaces {
  public static final int CLONE_NEWNET = 0x40000000;

  /**
   * Gives the calling thread namespaces of its own, and no other thread of the process.
   *
   * @param flags {@link #CLONE_NEWNET}: a process of several threads may not have a new user
   *     namespace
   * @return 0, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/unshare.2.html">unshare(2)</a>
   */
  public CallResult unshare(int flags) {
    try (Arena arena = Arena.ofConfined()) {
      return Downcall.ofInt(Symbols.UNSHARE, arena.allocate(Downcall.ERRNO_SLOT, 8), flags, 0, 0);
    }
  }
}
