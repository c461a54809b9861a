package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.TcpState;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The kernel's tables of TCP and UDP sockets, {@code /proc/net/tcp}, {@code udp} and their
 * companions for IPv6 (proc(5)). Read only to explain a failure: they are as long as the machine
 * has sockets.
 */
final class PortTable {
  private static final String FOLDER = "/proc/thread-self/net/";

  private PortTable() {}

  /**
   * One row.
   *
   * @param file the table that has it: {@code tcp}, {@code tcp6}, {@code udp}, {@code udp6}
   * @param local its own address
   * @param peer of a listener the unset address
   * @param state the TCP state; UDP sockets use CLOSE for unconnected ones
   * @param inode of the socket's file; 0 when no process holds it
   */
  record Entry(String file, Endpoint local, Endpoint peer, TcpState state, long inode) {
    boolean isUdp() {
      return file.startsWith("udp");
    }

    String text() {
      return "/proc/net/"
          + file
          + ": "
          + (isUdp() ? "" : state + " at ")
          + local.text()
          + (peer.port() == 0 ? "" : ", peer " + peer.text());
    }
  }

  /** The TCP sockets with that local port; empty where the table can't be read. */
  static List<Entry> tcp(int port) {
    return onPort("tcp", port);
  }

  /** The UDP sockets with that local port, likewise. */
  static List<Entry> udp(int port) {
    return onPort("udp", port);
  }

  /** Whether a missing row means a missing socket: of {@code tcp} or {@code udp}. */
  static boolean canRead(String protocol) {
    return new File(FOLDER + protocol).canRead();
  }

  private static List<Entry> onPort(String protocol, int port) {
    List<Entry> entries = new ArrayList<>();
    for (String file : List.of(protocol, protocol + "6")) {
      // A channel of java.nio would bring the JDK's network library, and its sockets, with it.
      try (BufferedReader reader =
          new BufferedReader(new FileReader(FOLDER + file, StandardCharsets.ISO_8859_1))) {
        reader.readLine();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          String[] words = line.strip().split(" +", 11);
          if (port(words[1]) == port) {
            entries.add(entry(file, words));
          }
        }
      } catch (IOException e) {
        // Without the table there is less evidence, which the diagnosis words accordingly.
      }
    }
    return entries;
  }

  /**
   * " 0: 0100007F:1F90 00000000:0000 0A …": index, local, remote, state, in hexadecimal; the tenth
   * word is the inode.
   */
  private static Entry entry(String file, String[] words) {
    return new Entry(
        file,
        endpoint(words[1]),
        endpoint(words[2]),
        TcpState.of(HexFormat.fromHexDigits(words[3])).orElse(TcpState.CLOSE),
        Long.parseLong(words[9]));
  }

  private static int port(String address) {
    return HexFormat.fromHexDigits(address, address.indexOf(':') + 1, address.length());
  }

  /** The kernel prints each 32 bits of the address as a number of its own byte order. */
  private static Endpoint endpoint(String address) {
    int port = port(address);
    if (address.indexOf(':') == 8) {
      return new Endpoint.Inet4(word(address, 0), port);
    }
    long high = (long) word(address, 0) << 32 | Integer.toUnsignedLong(word(address, 8));
    long low = (long) word(address, 16) << 32 | Integer.toUnsignedLong(word(address, 24));
    return new Endpoint.Inet6(high, low, port, 0).unmapped();
  }

  private static int word(String address, int start) {
    int word = HexFormat.fromHexDigits(address, start, start + 8);
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word;
  }
}
