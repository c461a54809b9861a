package dev.sockstep.sys;

/**
 * {@code <linux/netlink.h>} and {@code <linux/sock_diag.h>}: what a look-up of one socket needs.
 *
 * <p>See <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a> and <a
 * href="https://man7.org/linux/man-pages/man7/sock_diag.7.html">sock_diag(7)</a>.
 */
public final class NetlinkConstants {
  private NetlinkConstants() {}

  public static final int AF_NETLINK = 16;
  public static final int NETLINK_SOCK_DIAG = 4;
  public static final short NLM_F_REQUEST = 1;
  public static final short SOCK_DIAG_BY_FAMILY = 20;
}
