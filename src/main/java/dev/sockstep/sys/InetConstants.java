package dev.sockstep.sys;

/**
 * {@code <netinet/in.h>} and {@code <netinet/tcp.h>}, under their own names: protocols and the
 * options of the levels {@code IPPROTO_IP}, {@code IPPROTO_IPV6} and {@code IPPROTO_TCP}.
 *
 * <p>See <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7)</a>, <a
 * href="https://man7.org/linux/man-pages/man7/ipv6.7.html">ipv6(7)</a>, <a
 * href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>.
 */
public final class InetConstants {
  private InetConstants() {}

  // protocols, which are also the levels of their options
  public static final int IPPROTO_IP = 0;
  public static final int IPPROTO_ICMP = 1;
  public static final int IPPROTO_TCP = 6;
  public static final int IPPROTO_UDP = 17;
  public static final int IPPROTO_IPV6 = 41;
  public static final int IPPROTO_ICMPV6 = 58;
  public static final int IPPROTO_SCTP = 132;
  public static final int IPPROTO_UDPLITE = 136;
  public static final int IPPROTO_RAW = 255;
  public static final int IPPROTO_MPTCP = 262;

  // level IPPROTO_IP
  public static final int IP_TOS = 1;
  public static final int IP_TTL = 2;
  public static final int IP_HDRINCL = 3;
  public static final int IP_OPTIONS = 4;
  public static final int IP_ROUTER_ALERT = 5;
  public static final int IP_RECVOPTS = 6;
  public static final int IP_RETOPTS = 7;
  public static final int IP_PKTINFO = 8;
  public static final int IP_MTU_DISCOVER = 10;
  public static final int IP_RECVERR = 11;
  public static final int IP_RECVTTL = 12;
  public static final int IP_RECVTOS = 13;
  public static final int IP_MTU = 14;
  public static final int IP_FREEBIND = 15;
  public static final int IP_PASSSEC = 18;
  public static final int IP_TRANSPARENT = 19;
  public static final int IP_ORIGDSTADDR = 20;
  public static final int IP_MINTTL = 21;
  public static final int IP_NODEFRAG = 22;
  public static final int IP_BIND_ADDRESS_NO_PORT = 24;
  public static final int IP_RECVFRAGSIZE = 25;
  public static final int IP_RECVERR_RFC4884 = 26;
  public static final int IP_MULTICAST_IF = 32;
  public static final int IP_MULTICAST_TTL = 33;
  public static final int IP_MULTICAST_LOOP = 34;
  public static final int IP_ADD_MEMBERSHIP = 35;
  public static final int IP_DROP_MEMBERSHIP = 36;
  public static final int IP_UNBLOCK_SOURCE = 37;
  public static final int IP_BLOCK_SOURCE = 38;
  public static final int IP_ADD_SOURCE_MEMBERSHIP = 39;
  public static final int IP_DROP_SOURCE_MEMBERSHIP = 40;
  public static final int IP_MSFILTER = 41;
  public static final int IP_MULTICAST_ALL = 49;
  public static final int IP_UNICAST_IF = 50;

  // values of IP_MTU_DISCOVER and IPV6_MTU_DISCOVER
  public static final int IP_PMTUDISC_DONT = 0;
  public static final int IP_PMTUDISC_WANT = 1;
  public static final int IP_PMTUDISC_DO = 2;
  public static final int IP_PMTUDISC_PROBE = 3;
  public static final int IP_PMTUDISC_INTERFACE = 4;
  public static final int IP_PMTUDISC_OMIT = 5;

  // level IPPROTO_IPV6
  public static final int IPV6_ADDRFORM = 1;
  public static final int IPV6_CHECKSUM = 7;
  public static final int IPV6_UNICAST_HOPS = 16;
  public static final int IPV6_MULTICAST_IF = 17;
  public static final int IPV6_MULTICAST_HOPS = 18;
  public static final int IPV6_MULTICAST_LOOP = 19;
  public static final int IPV6_ADD_MEMBERSHIP = 20;
  public static final int IPV6_DROP_MEMBERSHIP = 21;
  public static final int IPV6_ROUTER_ALERT = 22;
  public static final int IPV6_MTU_DISCOVER = 23;
  public static final int IPV6_MTU = 24;
  public static final int IPV6_RECVERR = 25;
  public static final int IPV6_V6ONLY = 26;
  public static final int IPV6_MULTICAST_ALL = 29;
  public static final int IPV6_RECVPKTINFO = 49;
  public static final int IPV6_PKTINFO = 50;
  public static final int IPV6_RECVHOPLIMIT = 51;
  public static final int IPV6_HOPLIMIT = 52;
  public static final int IPV6_DONTFRAG = 62;
  public static final int IPV6_RECVTCLASS = 66;
  public static final int IPV6_TCLASS = 67;
  public static final int IPV6_AUTOFLOWLABEL = 70;
  public static final int IPV6_ADDR_PREFERENCES = 72;
  public static final int IPV6_MINHOPCOUNT = 73;
  public static final int IPV6_TRANSPARENT = 75;
  public static final int IPV6_UNICAST_IF = 76;
  public static final int IPV6_FREEBIND = 78;

  // level IPPROTO_TCP
  public static final int TCP_NODELAY = 1;
  public static final int TCP_MAXSEG = 2;
  public static final int TCP_CORK = 3;
  public static final int TCP_KEEPIDLE = 4;
  public static final int TCP_KEEPINTVL = 5;
  public static final int TCP_KEEPCNT = 6;
  public static final int TCP_SYNCNT = 7;
  public static final int TCP_LINGER2 = 8;
  public static final int TCP_DEFER_ACCEPT = 9;
  public static final int TCP_WINDOW_CLAMP = 10;
  public static final int TCP_INFO = 11;
  public static final int TCP_QUICKACK = 12;
  public static final int TCP_CONGESTION = 13;
  public static final int TCP_MD5SIG = 14;
  public static final int TCP_THIN_LINEAR_TIMEOUTS = 16;
  public static final int TCP_THIN_DUPACK = 17;
  public static final int TCP_USER_TIMEOUT = 18;
  public static final int TCP_REPAIR = 19;
  public static final int TCP_REPAIR_QUEUE = 20;
  public static final int TCP_QUEUE_SEQ = 21;
  public static final int TCP_REPAIR_OPTIONS = 22;
  public static final int TCP_FASTOPEN = 23;
  public static final int TCP_TIMESTAMP = 24;
  public static final int TCP_NOTSENT_LOWAT = 25;
  public static final int TCP_CC_INFO = 26;
  public static final int TCP_SAVE_SYN = 27;
  public static final int TCP_SAVED_SYN = 28;
  public static final int TCP_REPAIR_WINDOW = 29;
  public static final int TCP_FASTOPEN_CONNECT = 30;
  public static final int TCP_ULP = 31;
  public static final int TCP_MD5SIG_EXT = 32;
  public static final int TCP_FASTOPEN_KEY = 33;
  public static final int TCP_FASTOPEN_NO_COOKIE = 34;
  public static final int TCP_ZEROCOPY_RECEIVE = 35;
  public static final int TCP_INQ = 36;
  public static final int TCP_TX_DELAY = 37;
}
