package dev.sockstep.render;

import dev.sockstep.model.Packet;
import java.util.List;

/** What crossed the wire, an arrow a packet, in one row: {@code c ──SYN──▸ srv}. */
final class WireRow {
  /** More than these are counted only. */
  static final int MOST = 6;

  private WireRow() {}

  /**
   * @param left the socket that stands on the left where it is an end; null for none. Of others the
   *     sender does, or the one end that has a name here
   */
  static Row of(String label, String left, List<Packet> packets, int most, Look look) {
    Row row = new Row(label.length()).add(Style.QUIET, label);
    String gap = "";
    for (Packet packet : packets.subList(0, Math.min(most, packets.size()))) {
      row.plain(gap);
      arrow(row, packet, left, look);
      gap = "   ";
    }
    int more = packets.size() - most;
    if (more > 0) {
      row.plain(gap).kept(Style.QUIET, look.glyphs().ellipsis() + " " + more + " more");
    }
    return row;
  }

  private static void arrow(Row row, Packet packet, String left, Look look) {
    String sender = packet.sender() == null ? packet.fromText() : packet.sender();
    String receiver = packet.receiver() == null ? packet.target().text() : packet.receiver();
    boolean turned =
        packet.receiver() != null
            && (packet.sender() == null
                || packet.receiver().equals(left) && !packet.sender().equals(left));
    String line = look.glyphs().link() + look.glyphs().link();
    row.kept(Style.NAME, turned ? receiver : sender).kept(Style.PLAIN, " ");
    row.kept(Style.PLAIN, turned ? look.glyphs().left() + line : line);
    row.kept(style(packet), words(packet));
    row.kept(Style.PLAIN, turned ? line : line + look.glyphs().right());
    row.kept(Style.PLAIN, " ").kept(Style.NAME, turned ? sender : receiver);
  }

  static Style style(Packet packet) {
    return packet.isBadNews()
        ? Style.BAD
        : packet.again() || packet.probe() != Packet.Probe.NONE ? Style.WAITING : Style.NEW;
  }

  /**
   * The flags by their names, and how much data there is: {@code SYN,ACK}, {@code 5 bytes}; what an
   * ICMP error says.
   */
  static String words(Packet packet) {
    String length = packet.length() == 1 ? "1 byte" : packet.length() + " bytes";
    String words;
    if (packet.isIcmp()) {
      words = packet.icmp().words();
    } else if (!packet.isTcp()) {
      words = "UDP " + length;
    } else if (packet.length() == 0) {
      words = flags(packet.flags());
    } else {
      words = flags(packet.flags()) + " " + length;
    }
    if (packet.probe() != Packet.Probe.NONE) {
      return words + " " + packet.probe().words();
    }
    return packet.again() ? words + " again" : words;
  }

  private static String flags(String letters) {
    StringBuilder names = new StringBuilder();
    for (char letter : letters.equals("none") ? new char[0] : letters.toCharArray()) {
      String name =
          switch (letter) {
            case 'F' -> "FIN";
            case 'S' -> "SYN";
            case 'R' -> "RST";
            case 'P' -> "PSH";
            case '.' -> "ACK";
            case 'U' -> "URG";
            case 'E' -> "ECE";
            case 'W' -> "CWR";
            default -> Character.toString(letter);
          };
      names.append(names.isEmpty() ? "" : ",").append(name);
    }
    return names.isEmpty() ? "no flags" : names.toString();
  }
}
