package dev.sockstep.observe;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The counters of this network namespace that explain something, from {@code /proc/net/snmp} and
 * {@code /proc/net/netstat} (proc(5); what each counts is in the kernel's snmp_counter.rst). A
 * reading takes a tenth of a millisecond: not for every step.
 *
 * <p>Not safe for several threads: the session's lock guards it.
 */
public final class Counters implements AutoCloseable {
  private static final String FOLDER = "/proc/thread-self/net/";
  private static final int ROOM = 16 * 1024;

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

  private RandomAccessFile snmp;
  private RandomAccessFile netstat;
  private boolean unavailable;

  /** The counters now, by name; empty where they can't be read. */
  public Map<String, Long> read() {
    if (unavailable) {
      return Map.of();
    }
    try {
      if (snmp == null) {
        snmp = new RandomAccessFile(FOLDER + "snmp", "r");
        netstat = new RandomAccessFile(FOLDER + "netstat", "r");
      }
      Map<String, Long> all = new LinkedHashMap<>();
      parse(text(netstat), all);
      parse(text(snmp), all);
      return all;
    } catch (IOException e) {
      unavailable = true;
      return Map.of();
    }
  }

  /** Opened once, read from the start each time: opening costs more than reading. */
  private static String text(RandomAccessFile file) throws IOException {
    byte[] bytes = new byte[ROOM];
    file.seek(0);
    int length = Math.max(0, file.read(bytes));
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
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

  @Override
  public void close() {
    try {
      if (snmp != null) {
        snmp.close();
        netstat.close();
      }
    } catch (IOException e) {
      // They were only read: nothing is lost.
    }
    unavailable = true;
  }
}
