package dev.sockstep.observe;

import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NetlinkConstants;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the kernel for one Unix socket by its inode (<a
 * href="https://man7.org/linux/man-pages/man7/sock_diag.7.html">sock_diag(7)</a>, UNIX sockets):
 * what neither an option nor an ioctl tells.
 *
 * <p>Not safe for several threads: the session's lock guards it.
 */
final class UnixDiag {
  private static final int REQUEST = 24;

  /** struct unix_diag_msg: family, type, state, padding, inode, cookie. */
  private static final int ANSWER = 16;

  private static final int ANSWER_ROOM = 512;

  private final Netlink netlink;

  UnixDiag(Libc libc) {
    this.netlink = new Netlink(libc, NetlinkConstants.NETLINK_SOCK_DIAG);
  }

  /**
   * What the kernel knows of a Unix socket.
   *
   * @param peer the inode of the other end; 0 when it has none, or none that was accepted
   * @param waiting of a listener, the connections that wait for accept; of others, bytes to be read
   * @param limit of a listener, its backlog; of others, memory taken by what the peer has not read
   */
  record Found(long peer, int waiting, int limit) {}

  /**
   * The socket with that inode.
   *
   * @return empty when there is none, or the kernel does not answer such questions (it may have
   *     been built without CONFIG_UNIX_DIAG)
   */
  Optional<Found> find(long inode) {
    Netlink.Message answer =
        netlink.ask(NetlinkConstants.SOCK_DIAG_BY_FAMILY, request(inode), ANSWER_ROOM);
    if (answer == null || answer.type() != NetlinkConstants.SOCK_DIAG_BY_FAMILY) {
      return Optional.empty();
    }
    Map<Short, ByteBuffer> attributes = Attributes.of(answer.body(), ANSWER);
    ByteBuffer queues = attributes.get(NetlinkConstants.UNIX_DIAG_RQLEN);
    ByteBuffer peer = attributes.get(NetlinkConstants.UNIX_DIAG_PEER);
    return queues == null
        ? Optional.empty()
        : Optional.of(
            new Found(
                peer == null ? 0 : Integer.toUnsignedLong(peer.getInt(0)),
                queues.getInt(0),
                queues.getInt(4)));
  }

  /** struct unix_diag_req. */
  private static ByteBuffer request(long inode) {
    ByteBuffer request = ByteBuffer.allocate(REQUEST).order(ByteOrder.nativeOrder());
    request.put((byte) SocketConstants.AF_UNIX).put((byte) 0).putShort((short) 0);
    request.putInt(-1); // in whatever state
    request.putInt((int) inode);
    request.putInt(NetlinkConstants.UDIAG_SHOW_PEER | NetlinkConstants.UDIAG_SHOW_RQLEN);
    request.putInt(-1).putInt(-1); // any cookie
    return request;
  }

  void close() {
    netlink.close();
  }
}
