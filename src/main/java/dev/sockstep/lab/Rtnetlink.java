package dev.sockstep.lab;

import static dev.sockstep.sys.NetlinkConstants.*;

import dev.sockstep.model.Errno;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NetlinkHeader;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Has the kernel change the network that the calling thread lives in (<a
 * href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>): what {@code ip}
 * does, without needing it. Each method returns 0 or the errno that the kernel answered with.
 */
final class Rtnetlink implements AutoCloseable {
  private static final int ANSWER_ROOM = 8192;

  private final Libc libc;
  private final int fd;
  private final int refused;
  private int sequence;

  Rtnetlink(Libc libc) {
    this.libc = libc;
    CallResult opened =
        libc.socket(
            AF_NETLINK, SocketConstants.SOCK_DGRAM | SocketConstants.SOCK_CLOEXEC, NETLINK_ROUTE);
    this.fd = (int) opened.value();
    this.refused = opened.errno();
  }

  /**
   * An interface.
   *
   * @param errno 0, or why the kernel names none
   */
  record Link(int errno, int index, int flags) {
    boolean isUp() {
      return (flags & IFF_UP) != 0;
    }
  }

  /** The interface of that name. */
  Link link(String name) {
    byte[] answer =
        exchange(
            new NetlinkMessage(RTM_GETLINK, 0).ifinfomsg(0, 0, 0).attribute(IFLA_IFNAME, name));
    ByteBuffer link = ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());
    // struct ifinfomsg: the index at 4, the flags at 8.
    return NetlinkHeader.of(link, 0).type() == RTM_NEWLINK
        ? new Link(0, link.getInt(NetlinkHeader.SIZE + 4), link.getInt(NetlinkHeader.SIZE + 8))
        : new Link(errno(answer), 0, 0);
  }

  int up(int index) {
    return done(new NetlinkMessage(RTM_NEWLINK, 0).ifinfomsg(index, IFF_UP, IFF_UP));
  }

  /**
   * Two Ethernet interfaces joined by a cable (veth(4)).
   *
   * @param other the name of the far one
   * @param thread which lives in the network that the far one is to be in
   */
  int veth(String name, String other, int thread) {
    NetlinkMessage message = new NetlinkMessage(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
    message.ifinfomsg(0, 0, 0).attribute(IFLA_IFNAME, name);
    int info = message.begin(IFLA_LINKINFO);
    message.attribute(IFLA_INFO_KIND, "veth");
    int data = message.begin(IFLA_INFO_DATA);
    int peer = message.begin(VETH_INFO_PEER);
    message.ifinfomsg(0, 0, 0).attribute(IFLA_IFNAME, other).attribute(IFLA_NET_NS_PID, thread);
    return done(message.end(peer).end(data).end(info));
  }

  /** Gives an interface an address, and so a route to the network around it. */
  int address(int index, byte[] address, int prefixLength) {
    return done(
        new NetlinkMessage(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL)
            .ifaddrmsg(family(address), prefixLength, IFA_F_NODAD, index)
            .attribute(IFA_LOCAL, address)
            .attribute(IFA_ADDRESS, address));
  }

  /**
   * A route that leads nowhere.
   *
   * @param type {@code RTN_PROHIBIT} or {@code RTN_UNREACHABLE}
   */
  int route(byte[] network, int prefixLength, int type) {
    return done(
        new NetlinkMessage(RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL)
            .rtmsg(family(network), prefixLength, type)
            .attribute(RTA_DST, network));
  }

  /** Says which Ethernet address a neighbour has, so that it is never asked for. */
  int neighbour(int index, byte[] address, byte[] ethernet) {
    return done(
        new NetlinkMessage(RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_EXCL)
            .ndmsg(family(address), index, NUD_PERMANENT)
            .attribute(NDA_DST, address)
            .attribute(NDA_LLADDR, ethernet));
  }

  private static int family(byte[] address) {
    return address.length == 4 ? SocketConstants.AF_INET : SocketConstants.AF_INET6;
  }

  private int done(NetlinkMessage message) {
    return errno(exchange(message));
  }

  /** The answer to a request; where the calls themselves fail, one that says so. */
  private byte[] exchange(NetlinkMessage message) {
    if (fd < 0) {
      return failure(refused);
    }
    CallResult sent = libc.write(fd, message.bytes(++sequence));
    if (sent.failed()) {
      return failure(sent.errno());
    }
    while (true) {
      BytesResult read = libc.read(fd, ANSWER_ROOM);
      if (read.call().failed() && read.call().errno() != Errno.EINTR.number()) {
        return failure(read.call().errno());
      }
      byte[] answer = read.bytes();
      // After an answer that is data, the acknowledgement of the same request is left to be read.
      if (answer.length >= NetlinkHeader.SIZE + 4
          && NetlinkHeader.of(ByteBuffer.wrap(answer), 0).sequence() == sequence) {
        return answer;
      }
    }
  }

  /** struct nlmsghdr, struct nlmsgerr. */
  private static byte[] failure(int errno) {
    ByteBuffer made = ByteBuffer.allocate(NetlinkHeader.SIZE + 4).order(ByteOrder.nativeOrder());
    new NetlinkHeader(made.capacity(), NLMSG_ERROR, 0).write(made, 0);
    made.putInt(NetlinkHeader.SIZE, -errno);
    return made.array();
  }

  private static int errno(byte[] answer) {
    ByteBuffer message = ByteBuffer.wrap(answer);
    return NetlinkHeader.of(message, 0).errno(message, 0);
  }

  @Override
  public void close() {
    if (fd >= 0) {
      // Only requests went through it, and each was answered: nothing is left to be lost.
      libc.close(fd);
    }
  }
}
