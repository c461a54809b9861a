package dev.sockstep.render;

import dev.sockstep.model.Packet;

/** A packet in a few words, for other layers than this. */
public final class PacketWords {
  private PacketWords() {}

  /**
   * Its flags by their names, and how much data there is: {@code SYN,ACK}, {@code 5 bytes}; what an
   * ICMP error says.
   */
  public static String of(Packet packet) {
    return WireRow.words(packet);
  }
}
