package dev.sockstep.session;

import dev.sockstep.command.SocketOption;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.Libc;
import java.util.Set;

/** How far a socket's multicast packets go, read from the options that decide it (ip(7)). */
final class MulticastReach {
  private MulticastReach() {}

  /**
   * Whether they stay on this machine: IP_MULTICAST_IF sends them out by the loopback interface,
   * unless SO_BINDTODEVICE ties the socket to another. (A time to live of 0 does not keep them:
   * Linux sends such a packet out where the machine itself is no member of the group.)
   */
  static boolean staysHere(Libc libc, SessionSocket socket) {
    if (socket.fd < 0 || !socket.kind.isUdp() || socket.kind.isInet6()) {
      return false;
    }
    byte[] by = read(libc, socket.fd, SocketOption.IP_MULTICAST_IF);
    byte[] device = read(libc, socket.fd, SocketOption.SO_BINDTODEVICE);
    String name = OptionValues.text(SocketOption.SO_BINDTODEVICE, device);
    return by.length == 4 && by[0] == 127 && Set.of("lo", "not set").contains(name);
  }

  /** No bytes when the kernel does not tell. */
  private static byte[] read(Libc libc, int fd, SocketOption option) {
    BytesResult read = libc.getsockopt(fd, option.level().number(), option.number(), 16);
    return read.call().failed() ? new byte[0] : read.bytes();
  }
}
