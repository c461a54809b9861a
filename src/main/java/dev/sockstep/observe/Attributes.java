package dev.sockstep.observe;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Attributes of a netlink message, {@code struct rtattr} of rtnetlink(7). */
final class Attributes {
  private static final int HEADER = 4;

  private Attributes() {}

  /** Appends one; its length is made a multiple of four. */
  static void put(ByteBuffer to, short type, byte[] value) {
    to.putShort((short) (HEADER + value.length)).putShort(type).put(value);
    while (to.position() % 4 != 0) {
      to.put((byte) 0);
    }
  }

  /** Appends a number of four bytes in native order. */
  static void put(ByteBuffer to, short type, int value) {
    put(to, type, ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(value).array());
  }

  /** Those that stand in a message's body from that place on, by type. */
  static Map<Short, ByteBuffer> of(ByteBuffer body, int from) {
    Map<Short, ByteBuffer> found = new HashMap<>();
    int at = from;
    while (at + HEADER <= body.capacity()) {
      int length = Short.toUnsignedInt(body.getShort(at));
      if (length < HEADER || at + length > body.capacity()) {
        break;
      }
      ByteBuffer value = body.slice(at + HEADER, length - HEADER);
      found.put(body.getShort(at + 2), value.order(ByteOrder.nativeOrder()));
      at += length + 3 & ~3;
    }
    return found;
  }
}
