package dev.sockstep.model;

import java.util.Arrays;
import java.util.Optional;

/** A kind of socket that a student can create: an address family and a socket type. */
public enum SocketKind {
  TCP("tcp"),
  TCP6("tcp6"),
  UDP("udp"),
  UDP6("udp6"),
  UNIX("unix"),
  UNIX_DGRAM("unix-dgram"),
  UNIX_SEQPACKET("unix-seqpacket");

  private final String word;

  SocketKind(String word) {
    this.word = word;
  }

  /** The kind as ss(8) names its tables: {@code tcp}, {@code tcp6}, {@code udp}, … */
  public String word() {
    return word;
  }

  public boolean isTcp() {
    return this == TCP || this == TCP6;
  }

  public boolean isInet6() {
    return this == TCP6 || this == UDP6;
  }

  public boolean isUdp() {
    return this == UDP || this == UDP6;
  }

  public boolean isUnix() {
    return this == UNIX || this == UNIX_DGRAM || this == UNIX_SEQPACKET;
  }

  /** Whether it carries a stream of bytes, without bounds between what was sent. */
  public boolean isStream() {
    return isTcp() || this == UNIX;
  }

  /** Whether it listens, accepts and ends; a datagram socket does not. */
  public boolean hasConnections() {
    return isStream() || this == UNIX_SEQPACKET;
  }

  /** TCP or UDP, over IPv4 or IPv6. */
  public static SocketKind inet(boolean udp, boolean inet6) {
    return udp ? (inet6 ? UDP6 : UDP) : inet6 ? TCP6 : TCP;
  }

  /** The kind that socket(2) makes of a family and a type; empty when it is none of these. */
  public static Optional<SocketKind> of(String family, String type) {
    return Arrays.stream(values())
        .filter(kind -> kind.family().equals(family) && kind.type().equals(type))
        .findFirst();
  }

  /** The family's constant in C. */
  public String family() {
    return switch (this) {
      case TCP, UDP -> "AF_INET";
      case TCP6, UDP6 -> "AF_INET6";
      case UNIX, UNIX_DGRAM, UNIX_SEQPACKET -> "AF_UNIX";
    };
  }

  /** The type's constant in C. */
  public String type() {
    return switch (this) {
      case TCP, TCP6, UNIX -> "SOCK_STREAM";
      case UDP, UDP6, UNIX_DGRAM -> "SOCK_DGRAM";
      case UNIX_SEQPACKET -> "SOCK_SEQPACKET";
    };
  }
}
