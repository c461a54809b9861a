package dev.sockstep.observe;

import dev.sockstep.model.TcpState;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The kernel's table of TCP sockets, {@code /proc/net/tcp} and {@code tcp6} (proc(5)). Read only to
 * explain a failure: it is as long as the machine has sockets.
 */
final class TcpTable {
  private TcpTable() {}

  /**
   * One row.
   *
   * @param localPort in host order
   * @param remotePort likewise; 0 for a listener
   * @param state the TCP state
   */
  record Entry(int localPort, int remotePort, TcpState state) {
    String text() {
      return state + " on port " + localPort + (remotePort == 0 ? "" : ", peer port " + remotePort);
    }
  }

  /** The sockets with that local port; empty where the table can't be read. */
  static List<Entry> onPort(int port) {
    List<Entry> entries = new ArrayList<>();
    for (String file : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      // A channel of java.nio would bring the JDK's network library, and its sockets, with it.
      try (BufferedReader reader =
          new BufferedReader(new FileReader(file, StandardCharsets.ISO_8859_1))) {
        reader.readLine();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          Entry entry = entry(line);
          if (entry.localPort == port) {
            entries.add(entry);
          }
        }
      } catch (IOException e) {
        // Without the table there is less evidence, which the diagnosis words accordingly.
      }
    }
    return entries;
  }

  /** " 0: 0100007F:1F90 00000000:0000 0A …": index, local, remote, state, in hexadecimal. */
  private static Entry entry(String line) {
    String[] words = line.strip().split(" +", 5);
    return new Entry(
        port(words[1]),
        port(words[2]),
        TcpState.of(HexFormat.fromHexDigits(words[3])).orElse(TcpState.CLOSE));
  }

  private static int port(String address) {
    return HexFormat.fromHexDigits(address, address.indexOf(':') + 1, address.length());
  }
}
