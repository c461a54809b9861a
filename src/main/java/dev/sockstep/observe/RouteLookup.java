package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NetlinkConstants;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Asks the kernel which route it would take, as {@code ip route get} does (<a
 * href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>). Only to explain
 * a failure: each question opens a socket of its own.
 */
final class RouteLookup {
  private static final int HEADER = 16;
  private static final int RTMSG = 12;
  private static final int ROOM = 4096;

  private final Libc libc;

  RouteLookup(Libc libc) {
    this.libc = libc;
  }

  /**
   * The kernel's answer.
   *
   * @param errno why no packet could go there; 0 when one could
   * @param type of the route, an {@code RTN_*}; 0 when there is none
   */
  record Answer(int errno, int type) {
    boolean isLocal() {
      return type == NetlinkConstants.RTN_LOCAL;
    }

    boolean isBroadcast() {
      return type == NetlinkConstants.RTN_BROADCAST;
    }

    boolean isMulticast() {
      return type == NetlinkConstants.RTN_MULTICAST;
    }
  }

  /**
   * The route to an address.
   *
   * @return empty for Unix addresses, and where the kernel does not answer
   */
  Optional<Answer> to(Endpoint destination) {
    byte[] address = bytes(destination);
    if (address.length == 0) {
      return Optional.empty();
    }
    CallResult opened =
        libc.socket(
            NetlinkConstants.AF_NETLINK,
            SocketConstants.SOCK_DGRAM,
            NetlinkConstants.NETLINK_ROUTE);
    if (opened.failed()) {
      return Optional.empty();
    }
    int fd = (int) opened.value();
    try {
      return libc.write(fd, request(address)).failed() ? Optional.empty() : answer(fd);
    } finally {
      libc.close(fd);
    }
  }

  private Optional<Answer> answer(int fd) {
    BytesResult read = libc.read(fd, ROOM);
    ByteBuffer answer = ByteBuffer.wrap(read.bytes()).order(ByteOrder.nativeOrder());
    if (read.call().failed() || answer.remaining() < HEADER + RTMSG) {
      return Optional.empty();
    }
    return switch (answer.getShort(4)) {
      // struct nlmsgerr begins with the errno, negative.
      case NetlinkConstants.NLMSG_ERROR -> Optional.of(new Answer(-answer.getInt(HEADER), 0));
      case NetlinkConstants.RTM_NEWROUTE ->
          Optional.of(new Answer(0, Byte.toUnsignedInt(answer.get(HEADER + 7))));
      default -> Optional.empty();
    };
  }

  /** struct nlmsghdr, struct rtmsg, and the attribute RTA_DST. */
  private static byte[] request(byte[] address) {
    int length = HEADER + RTMSG + 4 + address.length;
    ByteBuffer request = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
    request.putInt(length);
    request.putShort(NetlinkConstants.RTM_GETROUTE);
    request.putShort(NetlinkConstants.NLM_F_REQUEST);
    request.putInt(1).putInt(0);
    boolean inet6 = address.length == 16;
    request.put((byte) (inet6 ? SocketConstants.AF_INET6 : SocketConstants.AF_INET));
    request.put((byte) (address.length * 8));
    request.position(HEADER + RTMSG);
    request.putShort((short) (4 + address.length)).putShort(NetlinkConstants.RTA_DST);
    return request.put(address).array();
  }

  private static byte[] bytes(Endpoint endpoint) {
    return switch (endpoint == null ? null : endpoint.unmapped()) {
      case null -> new byte[0];
      case Endpoint.Inet4(int address, int _) -> ByteBuffer.allocate(4).putInt(address).array();
      case Endpoint.Inet6(long high, long low, int _, int _) ->
          ByteBuffer.allocate(16).putLong(high).putLong(low).array();
      case Endpoint.Unix _ -> new byte[0];
    };
  }
}
