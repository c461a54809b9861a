package dev.sockstep.sys;

/**
 * {@code <linux/netlink.h>}, {@code <linux/sock_diag.h>}, {@code <linux/inet_diag.h>} and {@code
 * <linux/rtnetlink.h>}, under their own names: what looking up sockets, routes and links needs.
 *
 * <p>See <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>, <a
 * href="https://man7.org/linux/man-pages/man7/sock_diag.7.html">sock_diag(7)</a>, <a
 * href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>.
 */
public final class NetlinkConstants {
  private NetlinkConstants() {}

  public static final int AF_NETLINK = 16;
  public static final int NETLINK_ROUTE = 0;
  public static final int NETLINK_SOCK_DIAG = 4;

  // messages of every family, and flags of a request
  public static final short NLMSG_ERROR = 2;
  public static final short NLMSG_DONE = 3;
  public static final short NLM_F_REQUEST = 1;
  public static final short NLM_F_DUMP = 0x300;

  // sock_diag
  public static final short SOCK_DIAG_BY_FAMILY = 20;
  public static final short INET_DIAG_REQ_BYTECODE = 1;
  public static final byte INET_DIAG_BC_S_EQ = 11;

  // rtnetlink
  public static final short RTM_NEWLINK = 16;
  public static final short RTM_GETLINK = 18;
  public static final short RTM_NEWROUTE = 24;
  public static final short RTM_GETROUTE = 26;
  public static final short IFLA_IFNAME = 3;
  public static final short IFLA_EXT_MASK = 29;
  public static final int RTEXT_FILTER_SKIP_STATS = 8;
  public static final short RTA_DST = 1;
  public static final short RTA_SRC = 2;
  public static final short RTA_OIF = 4;
  public static final short RTA_GATEWAY = 5;
  public static final short RTA_PREFSRC = 7;
  public static final short RTA_MARK = 16;
  public static final short RTA_IP_PROTO = 27;
  public static final short RTA_SPORT = 28;
  public static final short RTA_DPORT = 29;
}
