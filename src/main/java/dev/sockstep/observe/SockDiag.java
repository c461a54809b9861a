package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.TcpState;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NetlinkConstants;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Asks the kernel for one TCP socket by its four-tuple, whoever owns it and also when nobody does
 * any more (<a href="https://man7.org/linux/man-pages/man7/sock_diag.7.html">sock_diag(7)</a>). It
 * is an exact look-up in the kernel's hash table: the machine's other sockets cost nothing.
 *
 * <p>Not safe for several threads: the session's lock guards it.
 */
public final class SockDiag {
  private static final int HEADER = 16;
  private static final int REQUEST = 56;
  private static final int ANSWER = 72;
  private static final int ANSWER_ROOM = 512;

  private final Libc libc;
  private int fd = -1;
  private boolean unavailable;
  private int sequence;

  public SockDiag(Libc libc) {
    this.libc = libc;
  }

  /**
   * What the kernel knows of a connection's end.
   *
   * @param state its TCP state
   * @param recvq bytes that wait to be read
   * @param sendq bytes not acknowledged
   * @param timer the running timer
   * @param millis what is left of it, in milliseconds
   * @param inode of the socket's file; 0 when no process holds it
   */
  public record Found(TcpState state, int recvq, int sendq, Timer timer, long millis, long inode) {}

  /** The timers of sock_diag(7), {@code idiag_timer}. */
  public enum Timer {
    NONE,
    RETRANSMIT,
    KEEPALIVE,
    TIME_WAIT,
    PERSIST
  }

  /**
   * The end of a connection that has this local address and this peer.
   *
   * @return empty when the kernel has no such end, or does not answer such questions
   */
  Optional<Found> tcp(Endpoint local, Endpoint peer) {
    if (unavailable || local == null || peer == null) {
      return Optional.empty();
    }
    if (fd < 0 && !open()) {
      unavailable = true;
      return Optional.empty();
    }
    ByteBuffer request = request(local, peer);
    if (libc.write(fd, request.array()).failed()) {
      return Optional.empty();
    }
    return found(answer(), local, peer);
  }

  /** The answer to the last question; those to earlier ones, which nobody took, are passed over. */
  private byte[] answer() {
    while (true) {
      BytesResult read = libc.read(fd, ANSWER_ROOM);
      if (read.call().failed()) {
        if (read.call().errno() == Errno.EINTR.number()) {
          continue;
        }
        return new byte[0];
      }
      byte[] bytes = read.bytes();
      boolean whole = bytes.length >= HEADER;
      if (!whole || ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt(8) == sequence) {
        return bytes;
      }
    }
  }

  private boolean open() {
    CallResult opened =
        libc.socket(
            NetlinkConstants.AF_NETLINK,
            SocketConstants.SOCK_DGRAM,
            NetlinkConstants.NETLINK_SOCK_DIAG);
    fd = (int) opened.value();
    return !opened.failed();
  }

  /** struct nlmsghdr, struct inet_diag_req_v2: the ports and addresses in network order. */
  private ByteBuffer request(Endpoint local, Endpoint peer) {
    ByteBuffer request = ByteBuffer.allocate(HEADER + REQUEST).order(ByteOrder.nativeOrder());
    request.putInt(HEADER + REQUEST);
    request.putShort(NetlinkConstants.SOCK_DIAG_BY_FAMILY);
    request.putShort(NetlinkConstants.NLM_F_REQUEST);
    request.putInt(++sequence);
    request.putInt(0);
    boolean inet6 = local instanceof Endpoint.Inet6;
    request.put((byte) (inet6 ? SocketConstants.AF_INET6 : SocketConstants.AF_INET));
    request.put((byte) InetConstants.IPPROTO_TCP);
    request.putShort((short) 0);
    request.putInt(-1);
    request.order(ByteOrder.BIG_ENDIAN);
    request.putShort((short) local.port());
    request.putShort((short) peer.port());
    address(request, local);
    address(request, peer);
    request.order(ByteOrder.nativeOrder());
    request.putInt(0);
    request.putInt(-1).putInt(-1); // INET_DIAG_NOCOOKIE
    return request;
  }

  private static void address(ByteBuffer request, Endpoint endpoint) {
    switch (endpoint) {
      case Endpoint.Inet4(int address, int _) ->
          request.putInt(address).putInt(0).putInt(0).putInt(0);
      case Endpoint.Inet6(long high, long low, int _, int _) -> request.putLong(high).putLong(low);
      case Endpoint.Unix _ -> throw new IllegalArgumentException("no TCP address: " + endpoint);
    }
  }

  /** struct nlmsghdr, struct inet_diag_msg. */
  private Optional<Found> found(byte[] bytes, Endpoint local, Endpoint peer) {
    ByteBuffer answer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    if (bytes.length < HEADER + ANSWER
        || answer.getShort(4) != NetlinkConstants.SOCK_DIAG_BY_FAMILY) {
      return Optional.empty();
    }
    int state = Byte.toUnsignedInt(answer.get(HEADER + 1));
    int timer = Byte.toUnsignedInt(answer.get(HEADER + 2));
    ByteBuffer ports = answer.duplicate().order(ByteOrder.BIG_ENDIAN);
    int localPort = Short.toUnsignedInt(ports.getShort(HEADER + 4));
    int peerPort = Short.toUnsignedInt(ports.getShort(HEADER + 6));
    // Where the connection is gone, the kernel answers with the listener on its port.
    if (localPort != local.port() || peerPort != peer.port()) {
      return Optional.empty();
    }
    int tail = HEADER + 52;
    return TcpState.of(state)
        .map(
            known ->
                new Found(
                    known,
                    answer.getInt(tail + 4),
                    answer.getInt(tail + 8),
                    Timer.values()[Math.min(timer, Timer.values().length - 1)],
                    Integer.toUnsignedLong(answer.getInt(tail)),
                    Integer.toUnsignedLong(answer.getInt(tail + 16))));
  }

  /** Gives the descriptor back. */
  public void close() {
    if (fd >= 0) {
      // Only questions went through it: there is nothing that a failure could lose.
      libc.close(fd);
      fd = -1;
    }
  }
}
