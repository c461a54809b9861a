package dev.sockstep.lab;

import dev.sockstep.sys.NetlinkConstants;
import dev.sockstep.sys.NetlinkHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A request to rtnetlink(7) as it is put together: struct nlmsghdr, a structure by the message's
 * type, attributes. All are in the machine's byte order; each attribute starts at a multiple of 4.
 */
final class NetlinkMessage {
  private final short type;
  private final int flags;
  private final ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());

  /**
   * @param type an {@code RTM_*}
   * @param flags {@code NLM_F_*}, besides those that every request has
   */
  NetlinkMessage(short type, int flags) {
    this.type = type;
    this.flags = NetlinkConstants.NLM_F_REQUEST | NetlinkConstants.NLM_F_ACK | flags;
    bytes.position(NetlinkHeader.SIZE);
  }

  /** struct ifinfomsg: the interface, and which of its flags become what. */
  NetlinkMessage ifinfomsg(int index, int flags, int change) {
    bytes.putInt(0).putInt(index).putInt(flags).putInt(change);
    return this;
  }

  /** struct ifaddrmsg. */
  NetlinkMessage ifaddrmsg(int family, int prefixLength, int flags, int index) {
    bytes.put((byte) family).put((byte) prefixLength).put((byte) flags).put((byte) 0).putInt(index);
    return this;
  }

  /** struct rtmsg, of a route in the main table. */
  NetlinkMessage rtmsg(int family, int prefixLength, int type) {
    bytes.put((byte) family).put((byte) prefixLength).put((byte) 0).put((byte) 0);
    bytes.put((byte) NetlinkConstants.RT_TABLE_MAIN).put((byte) NetlinkConstants.RTPROT_STATIC);
    bytes.put((byte) 0).put((byte) type).putInt(0);
    return this;
  }

  /** struct ndmsg. */
  NetlinkMessage ndmsg(int family, int index, int state) {
    bytes.putInt(0).put(bytes.position() - 4, (byte) family).putInt(index);
    bytes.putShort((short) state).putShort((short) 0);
    return this;
  }

  /** struct rtattr with its bytes. */
  NetlinkMessage attribute(short type, byte[] value) {
    int start = begin(type);
    bytes.put(value);
    return end(start);
  }

  /** An attribute that is a string of C. */
  NetlinkMessage attribute(short type, String value) {
    return attribute(type, (value + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  NetlinkMessage attribute(short type, int value) {
    int start = begin(type);
    bytes.putInt(value);
    return end(start);
  }

  /** Opens an attribute; what follows is in it, up to {@link #end}. */
  int begin(short type) {
    int start = bytes.position();
    bytes.putShort((short) 0).putShort(type);
    return start;
  }

  /** Closes the attribute that was opened there: its length is known now. */
  NetlinkMessage end(int start) {
    bytes.putShort(start, (short) (bytes.position() - start));
    bytes.position((bytes.position() + 3) & ~3);
    return this;
  }

  /** The whole, under that sequence number. */
  byte[] bytes(int sequence) {
    int length = bytes.position();
    new NetlinkHeader(length, type, sequence).write(bytes, flags);
    byte[] whole = new byte[length];
    bytes.get(0, whole);
    return whole;
  }
}
