package dev.sockstep.render;

import dev.sockstep.model.Lane;
import dev.sockstep.model.Packet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The lanes of drawn packets: one for each end, in the order in which they come up. */
final class Lanes {
  private Lanes() {}

  static Set<Lane> of(List<Packet> packets) {
    Set<Lane> lanes = new LinkedHashSet<>();
    packets.forEach(packet -> lanes.addAll(of(packet)));
    return lanes;
  }

  /** The two ends of a packet, of which one is enough where it goes to itself. */
  static Set<Lane> of(Packet packet) {
    Set<Lane> ends = new LinkedHashSet<>();
    ends.add(packet.origin());
    ends.add(packet.target());
    return ends;
  }

  /** The names of the sockets that the packets show to have had that end. */
  static String names(Lane lane, List<Packet> packets) {
    Set<String> names = new LinkedHashSet<>();
    for (Packet packet : packets) {
      names.add(packet.origin().equals(lane) ? packet.sender() : null);
      names.add(packet.target().equals(lane) ? packet.receiver() : null);
    }
    names.remove(null);
    return String.join(", ", names);
  }
}
