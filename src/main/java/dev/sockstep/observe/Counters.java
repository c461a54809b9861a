package dev.sockstep.observe;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The counters of this network namespace that explain something, from {@code /proc/net/snmp} and
 * {@code /proc/net/netstat} (proc(5); what each counts is in the kernel's snmp_counter.rst). A
 * reading takes some tenths of a millisecond: not for every step.
 */
public final class Counters {
  private static final String FOLDER = "/proc/thread-self/net/";

  /** In the order that they are told in. */
  private static final List<String> NAMES =
      List.of(
          "ListenOverflows",
          "ListenDrops",
          "TCPReqQFullDrop",
          "TCPSynRetrans",
          "TCPTimeouts",
          "RetransSegs",
          "TCPAbortOnData",
          "TCPAbortOnClose",
          "TCPAbortOnLinger",
          "TCPAbortOnTimeout",
          "TCPAbortOnMemory",
          "TCPBacklogDrop",
          "TCPZeroWindowDrop",
          "AttemptFails",
          "EstabResets",
          "OutRsts",
          "NoPorts",
          "RcvbufErrors");

  /** The counters now, by name; empty where they can't be read. */
  public Map<String, Long> read() {
    Map<String, Long> all = new LinkedHashMap<>();
    try {
      parse(text("netstat"), all);
      parse(text("snmp"), all);
    } catch (IOException e) {
      return Map.of();
    }
    return all;
  }

  private static String text(String file) throws IOException {
    // A channel of java.nio would bring the JDK's network library, and its sockets, with it.
    try (InputStream in = new FileInputStream(FOLDER + file)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** "Tcp: RtoAlgorithm …" above "Tcp: 1 …": a line of names, and one of values under it. */
  private static void parse(String text, Map<String, Long> all) {
    String[] lines = text.split("\n");
    for (int i = 0; i + 1 < lines.length; i += 2) {
      boolean wanted =
          lines[i].startsWith("Tcp") || lines[i].startsWith("Udp:"); // Tcp:, TcpExt:, Udp:
      String[] names = wanted ? lines[i].split(" ") : new String[0];
      String[] values = wanted ? lines[i + 1].split(" ") : names;
      for (int k = 1; k < names.length && k < values.length; k++) {
        if (NAMES.contains(names[k])) {
          all.put(names[k], Long.parseLong(values[k]));
        }
      }
    }
  }

  /** By how much they moved from one reading to another; those that stood still are left out. */
  public static Map<String, Long> moved(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Long> moved = new LinkedHashMap<>();
    for (String name : NAMES) {
      if (before.containsKey(name) && after.containsKey(name)) {
        long by = after.get(name) - before.get(name);
        if (by != 0) {
          moved.put(name, by);
        }
      }
    }
    return moved;
  }
}
