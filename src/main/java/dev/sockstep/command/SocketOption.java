package dev.sockstep.command;

import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.SocketConstants;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The socket options that {@code setopt} and {@code getopt} know, under their own names. */
public enum SocketOption {
  SO_REUSEADDR(Level.SOCKET, SocketConstants.SO_REUSEADDR, Shape.FLAG),
  SO_REUSEPORT(Level.SOCKET, SocketConstants.SO_REUSEPORT, Shape.FLAG),
  SO_KEEPALIVE(Level.SOCKET, SocketConstants.SO_KEEPALIVE, Shape.FLAG),
  SO_BROADCAST(Level.SOCKET, SocketConstants.SO_BROADCAST, Shape.FLAG),
  SO_OOBINLINE(Level.SOCKET, SocketConstants.SO_OOBINLINE, Shape.FLAG),
  SO_DONTROUTE(Level.SOCKET, SocketConstants.SO_DONTROUTE, Shape.FLAG),
  SO_BINDTODEVICE(Level.SOCKET, SocketConstants.SO_BINDTODEVICE, Shape.TEXT),
  SO_LINGER(Level.SOCKET, SocketConstants.SO_LINGER, Shape.LINGER),
  SO_RCVTIMEO(Level.SOCKET, SocketConstants.SO_RCVTIMEO, Shape.TIME),
  SO_SNDTIMEO(Level.SOCKET, SocketConstants.SO_SNDTIMEO, Shape.TIME),
  SO_RCVBUF(Level.SOCKET, SocketConstants.SO_RCVBUF, Shape.INT),
  SO_SNDBUF(Level.SOCKET, SocketConstants.SO_SNDBUF, Shape.INT),
  SO_RCVLOWAT(Level.SOCKET, SocketConstants.SO_RCVLOWAT, Shape.INT),
  SO_ACCEPTCONN(Level.SOCKET, SocketConstants.SO_ACCEPTCONN, Shape.READ_ONLY),
  SO_ERROR(Level.SOCKET, SocketConstants.SO_ERROR, Shape.READ_ONLY),
  SO_TYPE(Level.SOCKET, SocketConstants.SO_TYPE, Shape.READ_ONLY),
  SO_DOMAIN(Level.SOCKET, SocketConstants.SO_DOMAIN, Shape.READ_ONLY),
  SO_PROTOCOL(Level.SOCKET, SocketConstants.SO_PROTOCOL, Shape.READ_ONLY),
  SO_PEERCRED(Level.SOCKET, SocketConstants.SO_PEERCRED, Shape.READ_ONLY),
  TCP_NODELAY(Level.TCP, InetConstants.TCP_NODELAY, Shape.FLAG),
  TCP_CORK(Level.TCP, InetConstants.TCP_CORK, Shape.FLAG),
  TCP_QUICKACK(Level.TCP, InetConstants.TCP_QUICKACK, Shape.FLAG),
  TCP_MAXSEG(Level.TCP, InetConstants.TCP_MAXSEG, Shape.INT),
  TCP_KEEPIDLE(Level.TCP, InetConstants.TCP_KEEPIDLE, Shape.INT),
  TCP_KEEPINTVL(Level.TCP, InetConstants.TCP_KEEPINTVL, Shape.INT),
  TCP_KEEPCNT(Level.TCP, InetConstants.TCP_KEEPCNT, Shape.INT),
  TCP_SYNCNT(Level.TCP, InetConstants.TCP_SYNCNT, Shape.INT),
  TCP_DEFER_ACCEPT(Level.TCP, InetConstants.TCP_DEFER_ACCEPT, Shape.INT),
  TCP_USER_TIMEOUT(Level.TCP, InetConstants.TCP_USER_TIMEOUT, Shape.INT),
  TCP_FASTOPEN(Level.TCP, InetConstants.TCP_FASTOPEN, Shape.INT),
  TCP_FASTOPEN_CONNECT(Level.TCP, InetConstants.TCP_FASTOPEN_CONNECT, Shape.FLAG),
  TCP_CONGESTION(Level.TCP, InetConstants.TCP_CONGESTION, Shape.TEXT),
  IP_TTL(Level.IP, InetConstants.IP_TTL, Shape.INT),
  IP_TOS(Level.IP, InetConstants.IP_TOS, Shape.INT),
  IP_MULTICAST_TTL(Level.IP, InetConstants.IP_MULTICAST_TTL, Shape.INT),
  IP_MULTICAST_LOOP(Level.IP, InetConstants.IP_MULTICAST_LOOP, Shape.FLAG),
  IP_MULTICAST_IF(Level.IP, InetConstants.IP_MULTICAST_IF, Shape.INET4),
  IPV6_V6ONLY(Level.IPV6, InetConstants.IPV6_V6ONLY, Shape.FLAG),
  IPV6_UNICAST_HOPS(Level.IPV6, InetConstants.IPV6_UNICAST_HOPS, Shape.INT),
  IPV6_MULTICAST_HOPS(Level.IPV6, InetConstants.IPV6_MULTICAST_HOPS, Shape.INT),
  IPV6_MULTICAST_LOOP(Level.IPV6, InetConstants.IPV6_MULTICAST_LOOP, Shape.FLAG),
  IPV6_MULTICAST_IF(Level.IPV6, InetConstants.IPV6_MULTICAST_IF, Shape.INT);

  /** What the value looks like in memory. */
  public enum Shape {
    /** An int that is 0 or 1. */
    FLAG,
    /** An int. */
    INT,
    /** A struct timeval. */
    TIME,
    /** A struct linger. */
    LINGER,
    /** A name, with a zero byte behind it. */
    TEXT,
    /** A struct in_addr. */
    INET4,
    /** What can only be read. */
    READ_ONLY
  }

  /** The protocol level of setsockopt(2). */
  public enum Level {
    SOCKET("SOL_SOCKET", SocketConstants.SOL_SOCKET),
    IP("IPPROTO_IP", InetConstants.IPPROTO_IP),
    IPV6("IPPROTO_IPV6", InetConstants.IPPROTO_IPV6),
    TCP("IPPROTO_TCP", InetConstants.IPPROTO_TCP);

    private final String symbol;
    private final int number;

    Level(String symbol, int number) {
      this.symbol = symbol;
      this.number = number;
    }

    public String symbol() {
      return symbol;
    }

    public int number() {
      return number;
    }
  }

  private final Level level;
  private final int number;
  private final Shape shape;

  SocketOption(Level level, int number, Shape shape) {
    this.level = level;
    this.number = number;
    this.shape = shape;
  }

  public Level level() {
    return level;
  }

  /** The option's number at its level. */
  public int number() {
    return number;
  }

  public Shape shape() {
    return shape;
  }

  /** The option of that name; the manual pages have capitals, and nobody likes to type those. */
  public static Optional<SocketOption> named(String word) {
    return Arrays.stream(values())
        .filter(option -> option.name().equalsIgnoreCase(word))
        .findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }
}
