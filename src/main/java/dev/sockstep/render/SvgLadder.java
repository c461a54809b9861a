package dev.sockstep.render;

import dev.sockstep.model.Lane;
import dev.sockstep.model.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Packets as a ladder in SVG: time goes down, each end has a lane, each packet is an arrow. */
public final class SvgLadder {
  private static final int LEFT = 90;
  private static final int WIDE_LANE = 330;

  /** As narrow as the words on an arrow allow. */
  private static final int NARROW_LANE = 200;

  private static final int TOP = 56;
  private static final int STEP = 26;

  private final List<Packet> packets;
  private final List<Lane> lanes;
  private final int lane;
  private final StringBuilder svg = new StringBuilder();

  private SvgLadder(List<Packet> packets) {
    this.packets = packets;
    this.lanes = new ArrayList<>(Lanes.of(packets));
    this.lane = lanes.size() > 3 ? NARROW_LANE : WIDE_LANE;
  }

  /** The element; of no packets, an empty text. */
  public static String of(List<Packet> packets) {
    return packets.isEmpty() ? "" : new SvgLadder(packets).draw();
  }

  private String draw() {
    int width = LEFT + lane * (lanes.size() - 1) + 120;
    int height = TOP + STEP * (packets.size() + 1);
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\"", width, height);
    add(" viewBox=\"0 0 %d %d\" role=\"img\"", width, height);
    add(" aria-label=\"the packets, in their order\">\n<defs>");
    for (String style : List.of("packet", "bad", "waiting")) {
      add("<marker id=\"%s\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\"", style);
      add(" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">");
      add("<path class=\"head %s\" d=\"M0 0L8 4L0 8z\"/></marker>", style);
    }
    add("</defs>\n");
    for (int i = 0; i < lanes.size(); i++) {
      int x = LEFT + lane * i;
      add(
          "<line class=\"lane\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n",
          x, TOP - 10, x, height);
      text(x, 20, "name", Lanes.names(lanes.get(i), packets));
      text(x, 38, "quiet", lanes.get(i).text());
    }
    long start = packets.getFirst().nanos();
    for (int i = 0; i < packets.size(); i++) {
      arrow(packets.get(i), TOP + STEP * (i + 1), packets.get(i).nanos() - start);
    }
    return svg.append("</svg>\n").toString();
  }

  private void arrow(Packet packet, int y, long nanos) {
    int from = LEFT + lane * lanes.indexOf(packet.origin());
    int to = LEFT + lane * lanes.indexOf(packet.target());
    String style = packet.isBadNews() ? "bad" : packet.again() ? "waiting" : "packet";
    add("<text class=\"time\" x=\"4\" y=\"%d\">%s</text>\n", y + 4, time(nanos));
    add("<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"", style, from, y, to, y + 8);
    add(" marker-end=\"url(#%s)\"/>\n", style);
    text((from + to) / 2, y - 2, style + " label", WireRow.words(packet));
  }

  private void text(int x, int y, String style, String words) {
    add("<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">", style, x, y);
    svg.append(Xml.escaped(words)).append("</text>\n");
  }

  private static String time(long nanos) {
    return nanos < 1_000_000_000
        ? String.format(Locale.ROOT, "%.3f ms", nanos / 1e6)
        : String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
