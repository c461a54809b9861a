package dev.sockstep.export;

import dev.sockstep.model.Packet;
import dev.sockstep.render.PacketWords;

/** What stands on an arrow: the flags, the bytes, the numbers. */
final class Arrows {
  private Arrows() {}

  static String words(Packet packet) {
    String words = PacketWords.of(packet);
    if (!packet.isTcp()) {
      return words;
    }
    String ack = packet.flags().contains(".") ? " ack " + packet.ack() : "";
    return words + " seq " + packet.seq() + ack;
  }
}
