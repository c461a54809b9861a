package dev.sockstep.model;

/** A kind of socket that a student can create: an address family and a socket type. */
public enum SocketKind {
  TCP("tcp"),
  TCP6("tcp6"),
  UDP("udp"),
  UDP6("udp6"),
  UNIX("unix");

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

  public boolean isStream() {
    return isTcp() || this == UNIX;
  }
}
