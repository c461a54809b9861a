package dev.sockstep.render;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.model.Lane;
import dev.sockstep.model.Packet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Packets as a ladder: time goes down, each end has a lane, each packet is an arrow. */
final class Ladder {
  /** In front of the first lane: two blanks, the time, two blanks. */
  private static final int MARGIN = 14;

  /** Between lanes: less has no room for an arrow's words, more only tears them apart. */
  private static final int LEAST = 30;

  private static final int WIDEST = 64;

  /** Two screens of packets: of a longer session only the latest are drawn. */
  private static final int MOST = 48;

  private final List<Packet> packets;
  private final Look look;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private int distance;

  private Ladder(List<Packet> packets, Look look) {
    this.packets = packets;
    this.look = look;
  }

  /** One ladder, or where its lanes find no room side by side, one for each connection. */
  static List<Row> rows(List<Packet> packets, Look look) {
    List<Row> rows = new ArrayList<>();
    int most = look.feedback() == Feedback.FULL ? Integer.MAX_VALUE : MOST;
    int earlier = Math.max(0, packets.size() - most);
    if (earlier > 0) {
      String more = earlier + " earlier ones: set feedback full shows them, wire save keeps them";
      rows.add(new Row(4).plain("    ").add(Style.QUIET, look.glyphs().ellipsis() + " " + more));
    }
    List<Packet> shown = packets.subList(earlier, packets.size());
    Ladder all = new Ladder(shown, look);
    if (all.fits()) {
      rows.addAll(all.draw(packets.getFirst().nanos()));
      return rows;
    }
    for (List<Packet> connection : byConnection(shown)) {
      Ladder one = new Ladder(connection, look);
      one.fits();
      if (!rows.isEmpty()) {
        rows.add(new Row(0));
      }
      rows.addAll(one.draw(packets.getFirst().nanos()));
    }
    return rows;
  }

  private static Collection<List<Packet>> byConnection(List<Packet> packets) {
    Map<Set<Lane>, List<Packet>> connections = new LinkedHashMap<>();
    for (Packet packet : packets) {
      connections.computeIfAbsent(Lanes.of(packet), _ -> new ArrayList<>()).add(packet);
    }
    return connections.values();
  }

  /** Gives each end its lane; whether there is room for them. */
  private boolean fits() {
    lanes.addAll(Lanes.of(packets));
    int room = look.width() - MARGIN - 1;
    distance = Math.min(WIDEST, room / Math.max(1, lanes.size() - 1));
    return distance >= LEAST;
  }

  private List<Row> draw(long start) {
    heads(lane -> Lanes.names(lane, packets), Style.NAME);
    heads(Lane::text, Style.QUIET);
    packets.forEach(packet -> arrow(packet, packet.nanos() - start));
    return rows;
  }

  /** What stands above the lanes: the last leans on its lane, the others begin there. */
  private void heads(Function<Lane, String> text, Style style) {
    StringBuilder line = new StringBuilder(" ".repeat(MARGIN));
    for (int i = 0; i < lanes.size(); i++) {
      String head = fitting(Printable.escaped(text.apply(lanes.get(i))), distance - 2);
      boolean last = i > 0 && i == lanes.size() - 1;
      int at = column(i) - (last ? head.length() - 1 : 0);
      line.append(" ".repeat(Math.max(0, at - line.length()))).append(head);
    }
    rows.add(new Row(0).kept(style, line.toString().stripTrailing()));
  }

  private String fitting(String text, int room) {
    return text.length() <= room ? text : text.substring(0, room - 1) + look.glyphs().ellipsis();
  }

  private int column(int lane) {
    return MARGIN + lane * distance;
  }

  private void arrow(Packet packet, long nanos) {
    int from = lanes.indexOf(packet.origin());
    int to = lanes.indexOf(packet.target());
    int low = Math.min(from, to);
    int high = Math.max(from, to);
    Row row = new Row(0).kept(Style.QUIET, "  " + time(nanos) + "  ");
    for (int i = 0; i < low; i++) {
      row.kept(Style.QUIET, look.glyphs().lane() + " ".repeat(distance - 1));
    }
    row.kept(Style.QUIET, look.glyphs().lane());
    if (from == to) {
      rows.add(row.kept(WireRow.style(packet), " " + WireRow.words(packet) + " (to itself)"));
      return;
    }
    between(row, packet, (high - low) * distance - 1, to > from);
    row.kept(Style.QUIET, look.glyphs().lane());
    for (int i = high + 1; i < lanes.size(); i++) {
      row.kept(Style.QUIET, " ".repeat(distance - 1) + look.glyphs().lane());
    }
    rows.add(row);
  }

  private void between(Row row, Packet packet, int width, boolean rightwards) {
    String words = fitting(words(packet, width - 6), width - 6);
    String line = look.glyphs().link();
    int rest = width - 1 - words.length() - 2;
    String before = line.repeat(rest / 2);
    String after = line.repeat(rest - rest / 2);
    row.kept(Style.PLAIN, (rightwards ? "" : look.glyphs().left()) + before + " ");
    row.kept(WireRow.style(packet), words);
    row.kept(Style.PLAIN, " " + after + (rightwards ? look.glyphs().right() : ""));
  }

  /** As much of it as there is room for. */
  private static String words(Packet packet, int room) {
    String words = WireRow.words(packet);
    List<String> more = new ArrayList<>();
    if (packet.origin().host()) {
      more.add("for " + packet.icmp().to().text());
    }
    if (packet.isTcp()) {
      more.addAll(numbers(packet));
    }
    for (String word : more) {
      if (!word.isEmpty() && words.length() + 1 + word.length() <= room) {
        words += " " + word;
      }
    }
    return words;
  }

  private static List<String> numbers(Packet packet) {
    List<String> more = new ArrayList<>();
    more.add("seq " + packet.seq());
    if (packet.flags().contains(".")) {
      more.add("ack " + packet.ack());
    }
    more.add("win " + packet.window());
    more.add(packet.options());
    return more;
  }

  private static String time(long nanos) {
    String text =
        nanos < 1_000_000_000
            ? String.format("%.3f ms", nanos / 1e6)
            : String.format("%.3f s", nanos / 1e9);
    return String.format("%10s", text);
  }
}
