package dev.sockstep.sys;

/**
 * {@code <sys/resource.h>}.
 *
 * <p>See <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">getrlimit(2)</a>.
 */
public final class ResourceConstants {
  private ResourceConstants() {}

  public static final int RLIMIT_NOFILE = 7;
}
