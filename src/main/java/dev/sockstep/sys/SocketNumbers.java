package dev.sockstep.sys;

import dev.sockstep.model.SocketKind;

/**
 * The numbers that socket(2) takes for a kind of socket.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/socket.2.html">socket(2)</a>
 */
public final class SocketNumbers {
  private SocketNumbers() {}

  /** The communication domain, {@code AF_*}: {@link SocketKind#family} is its name. */
  public static int domain(SocketKind kind) {
    return switch (kind) {
      case TCP, UDP -> SocketConstants.AF_INET;
      case TCP6, UDP6 -> SocketConstants.AF_INET6;
      case UNIX, UNIX_DGRAM, UNIX_SEQPACKET -> SocketConstants.AF_UNIX;
    };
  }

  /** The type, {@code SOCK_*}: {@link SocketKind#type} is its name. */
  public static int type(SocketKind kind) {
    return switch (kind) {
      case TCP, TCP6, UNIX -> SocketConstants.SOCK_STREAM;
      case UDP, UDP6, UNIX_DGRAM -> SocketConstants.SOCK_DGRAM;
      case UNIX_SEQPACKET -> SocketConstants.SOCK_SEQPACKET;
    };
  }
}
