package dev.sockstep.sys;

/**
 * {@code <linux/netlink.h>}, {@code <linux/sock_diag.h>}, {@code <linux/inet_diag.h>}, {@code
 * <linux/unix_diag.h>} and {@code <linux/rtnetlink.h>} with what it includes, under their own
 * names.
 *
 * <p>See <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>, <a
 * href="https://man7.org/linux/man-pages/man7/sock_diag.7.html">sock_diag(7)</a> and <a
 * href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>.
 */
public final class NetlinkConstants {
  private NetlinkConstants() {}

  public static final int AF_NETLINK = 16;
  public static final int NETLINK_ROUTE = 0;
  public static final int NETLINK_SOCK_DIAG = 4;

  // types and flags of messages
  public static final short NLMSG_ERROR = 2;
  public static final short NLM_F_REQUEST = 1;
  public static final short NLM_F_ACK = 4;
  public static final short NLM_F_EXCL = 0x200;
  public static final short NLM_F_CREATE = 0x400;
  public static final short NLM_F_DUMP = 0x300;
  public static final short SOCK_DIAG_BY_FAMILY = 20;
  public static final int UDIAG_SHOW_PEER = 4;
  public static final int UDIAG_SHOW_RQLEN = 0x10;
  public static final short UNIX_DIAG_PEER = 2;
  public static final short UNIX_DIAG_RQLEN = 4;
  public static final short INET_DIAG_REQ_BYTECODE = 1;
  public static final byte INET_DIAG_BC_S_EQ = 11;
  public static final short RTM_NEWLINK = 16;
  public static final short RTM_GETLINK = 18;
  public static final short RTM_NEWADDR = 20;
  public static final short RTM_NEWROUTE = 24;
  public static final short RTM_GETROUTE = 26;
  public static final short RTM_NEWNEIGH = 28;

  // attributes of a link, and of a veth link; the flag of one that is up
  public static final short IFLA_IFNAME = 3;
  public static final short IFLA_EXT_MASK = 29;
  public static final int RTEXT_FILTER_SKIP_STATS = 8;
  public static final short IFLA_LINKINFO = 18;
  public static final short IFLA_NET_NS_PID = 19;
  public static final short IFLA_INFO_KIND = 1;
  public static final short IFLA_INFO_DATA = 2;
  public static final short VETH_INFO_PEER = 1;
  public static final int IFF_UP = 1;

  // attributes of an address; the flag of one that needs no proof of being unique
  public static final short IFA_ADDRESS = 1;
  public static final short IFA_LOCAL = 2;
  public static final int IFA_F_NODAD = 2;

  // attributes of a route, its table, who made it, and what becomes of packets
  public static final short RTA_DST = 1;
  public static final short RTA_SRC = 2;
  public static final short RTA_OIF = 4;
  public static final short RTA_GATEWAY = 5;
  public static final short RTA_PREFSRC = 7;
  public static final short RTA_MARK = 16;
  public static final short RTA_IP_PROTO = 27;
  public static final short RTA_SPORT = 28;
  public static final short RTA_DPORT = 29;
  public static final int RT_TABLE_MAIN = 254;
  public static final int RTPROT_STATIC = 4;
  public static final int RTN_UNREACHABLE = 7;
  public static final int RTN_PROHIBIT = 8;

  // attributes of a neighbour, and the state of one that ARP need not look for
  public static final short NDA_DST = 1;
  public static final short NDA_LLADDR = 2;
  public static final int NUD_PERMANENT = 0x80;
}
