package dev.sockstep.render;

import dev.sockstep.model.Lane;
import dev.sockstep.model.Packet;
import dev.sockstep.model.States;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stands beside the steps on a wide screen: the TCP states, and below them the wire. */
public final class SidePanel {
  /** Its columns. */
  public static final int WIDTH = StateMap.WIDTH;

  /** A ladder's heads and a few arrows: with less it says nothing. */
  private static final int LEAST_LADDER = 6;

  private static final int HEADS = 2;

  private SidePanel() {}

  /**
   * The panel.
   *
   * @param states where the sockets stand
   * @param packets what was seen on the wire, the latest last
   * @param look how it is printed; its width counts for nothing
   * @param height how many rows there are for it
   */
  public static List<Row> rows(States states, List<Packet> packets, Look look, int height) {
    Look narrow =
        new Look(
            WIDTH, look.colour(), look.glyphs(), look.feedback(), look.notation(), look.echo());
    List<Row> rows = new ArrayList<>(StateMap.of(states, narrow));
    if (rows.size() > height) {
      return List.of();
    }
    int room = height - rows.size() - 1;
    List<Packet> latest = latestConnection(packets);
    if (latest.isEmpty() || room < LEAST_LADDER) {
      return rows;
    }
    List<Packet> shown = latest.subList(Math.max(0, latest.size() - room + HEADS), latest.size());
    rows.add(new Row(0));
    rows.addAll(Ladder.rows(shown, narrow));
    return rows;
  }

  /** Two lanes are all that there is room for. */
  private static List<Packet> latestConnection(List<Packet> packets) {
    if (packets.isEmpty()) {
      return List.of();
    }
    Set<Lane> ends = Lanes.of(packets.getLast());
    return packets.stream().filter(packet -> ends.containsAll(Lanes.of(packet))).toList();
  }
}
