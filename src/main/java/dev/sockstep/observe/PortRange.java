package dev.sockstep.observe;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The ports that the kernel may choose for a socket that names none: net.ipv4.ip_local_port_range
 * of this network namespace, ip(7). It holds for IPv6 too.
 */
public record PortRange(int lowest, int highest) {
  private static final String FILE = "/proc/sys/net/ipv4/ip_local_port_range";
  private static final int ROOM = 64;

  /** The range as it is now; empty where it can't be read. */
  public static Optional<PortRange> read() {
    // A channel of java.nio would bring the JDK's network library, and its sockets, with it.
    try (InputStream in = new FileInputStream(FILE)) {
      // In one read, for the kernel gives such a file only from its start.
      String text = new String(in.readNBytes(ROOM), StandardCharsets.ISO_8859_1);
      String[] words = text.strip().split("\\s+");
      return Optional.of(new PortRange(Integer.parseInt(words[0]), Integer.parseInt(words[1])));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
