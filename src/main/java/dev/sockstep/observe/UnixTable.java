package dev.sockstep.observe;

import dev.sockstep.model.SocketKind;
import dev.sockstep.sys.SocketConstants;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kernel's table of Unix sockets, {@code /proc/net/unix} (proc(5), unix(7)). */
final class UnixTable {
  /** {@code __SO_ACCEPTCON} of {@code <linux/net.h>}. */
  private static final int LISTENING = 1 << 16;

  private UnixTable() {}

  /**
   * A socket that has a name.
   *
   * @param listening whether it listens
   * @param kind stream, datagrams or packets
   * @param inode of the socket's file
   */
  record Entry(boolean listening, SocketKind kind, long inode) {
    String word() {
      return "a " + kind.word() + " socket";
    }
  }

  /**
   * The open socket that has been bound to a name.
   *
   * @param name a path as it was given to bind, or an abstract name after {@code @}
   */
  static Optional<Entry> named(String name) {
    return named(name, null);
  }

  /**
   * The one of that kind: each kind has abstract names of its own.
   *
   * @param only the kind; null for any
   */
  static Optional<Entry> named(String name, SocketKind only) {
    try (BufferedReader reader =
        new BufferedReader(new FileReader("/proc/thread-self/net/unix", StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        // Num RefCount Protocol Flags Type St Inode Path; the connections of a listener, too, bear
        // its name, but come with a state of their own.
        String[] words = line.strip().split(" +", 8);
        if (words.length == 8 && words[7].equals(name) && words[5].equals("01")) {
          int flags = Integer.parseUnsignedInt(words[3], 16);
          SocketKind kind = kind(Integer.parseInt(words[4], 16));
          if (only == null || only == kind) {
            return Optional.of(new Entry((flags & LISTENING) != 0, kind, Long.parseLong(words[6])));
          }
        }
      }
    } catch (IOException e) {
      // Without the table there is less evidence, which the diagnosis words accordingly.
    }
    return Optional.empty();
  }

  /** The column Type has the numbers of {@code <sys/socket.h>}. */
  private static SocketKind kind(int type) {
    return switch (type) {
      case SocketConstants.SOCK_STREAM -> SocketKind.UNIX;
      case SocketConstants.SOCK_SEQPACKET -> SocketKind.UNIX_SEQPACKET;
      default -> SocketKind.UNIX_DGRAM;
    };
  }
}
