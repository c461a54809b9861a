package dev.sockstep.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What every message of netlink(7) begins with: struct nlmsghdr of linux/netlink.h, in the
 * machine's byte order.
 *
 * @param length of the whole message in bytes, this header included
 * @param type an {@code RTM_*}, {@code NLMSG_*} or {@code SOCK_DIAG_*}
 * @param sequence which request it is, or answers
 */
public record NetlinkHeader(int length, short type, int sequence) {
  /** In bytes. */
  public static final int SIZE = 16;

  /** The header that stands there. */
  public static NetlinkHeader of(ByteBuffer message, int at) {
    ByteBuffer bytes = message.duplicate().order(ByteOrder.nativeOrder());
    return new NetlinkHeader(bytes.getInt(at), bytes.getShort(at + 4), bytes.getInt(at + 8));
  }

  /**
   * Writes it at the beginning of a message. The port is left 0: the kernel knows the sender.
   *
   * @param flags {@code NLM_F_*}
   */
  public void write(ByteBuffer message, int flags) {
    ByteBuffer bytes = message.duplicate().order(ByteOrder.nativeOrder());
    bytes.putInt(0, length).putShort(4, type).putShort(6, (short) flags).putInt(8, sequence);
    bytes.putInt(12, 0);
  }

  /** How far behind its beginning the next message begins. */
  public int aligned() {
    return length + 3 & ~3;
  }

  /** The errno of an answer that refuses, struct nlmsgerr; 0 for others. */
  public int errno(ByteBuffer message, int at) {
    return type == NetlinkConstants.NLMSG_ERROR
        ? -message.duplicate().order(ByteOrder.nativeOrder()).getInt(at + SIZE)
        : 0;
  }
}
