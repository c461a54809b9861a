package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.TcpState;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NetlinkConstants;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks the kernel for one TCP socket by its four-tuple, whoever owns it and also when nobody does
 * any more (<a href="https://man7.org/linux/man-pages/man7/sock_diag.7.html">sock_diag(7)</a>). It
 * is an exact look-up in the kernel's hash table: the machine's other sockets cost nothing.
 *
 * <p>Not safe for several threads: the session's lock guards it.
 */
public final class SockDiag {
  private static final int REQUEST = 56;
  private static final int ANSWER = 72;
  private static final int ANSWER_ROOM = 512;

  /** The states of a connection before accept, as bits. */
  private static final int NOT_ACCEPTED =
      1 << TcpState.SYN_RECV.number()
          | 1 << TcpState.NEW_SYN_RECV.number()
          | 1 << TcpState.ESTABLISHED.number()
          | 1 << TcpState.CLOSE_WAIT.number();

  private final Netlink netlink;

  public SockDiag(Libc libc) {
    this.netlink = new Netlink(libc, NetlinkConstants.NETLINK_SOCK_DIAG);
  }

  /**
   * What the kernel knows of a connection's end.
   *
   * @param state its TCP state
   * @param recvq bytes that wait to be read
   * @param sendq bytes not acknowledged
   * @param timer the running timer
   * @param millis what is left of it, in milliseconds
   * @param retransmits how often it has run out without an answer
   * @param inode of the socket's file; 0 when no process holds it
   */
  public record Found(
      TcpState state,
      int recvq,
      int sendq,
      Timer timer,
      long millis,
      int retransmits,
      long inode) {}

  /**
   * A connection that waits at a listener.
   *
   * @param local its local address
   * @param peer who has connected
   * @param found what the kernel knows of it
   */
  public record Waiting(Endpoint local, Endpoint peer, Found found) {}

  /** The timers of sock_diag(7), {@code idiag_timer}. */
  public enum Timer {
    NONE,
    RETRANSMIT,
    KEEPALIVE,
    TIME_WAIT,
    PERSIST;

    /** As it is written on the screen. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The end of a connection that has this local address and this peer.
   *
   * @return empty when the kernel has no such end, or does not answer such questions
   */
  Optional<Found> tcp(Endpoint local, Endpoint peer) {
    return find(InetConstants.IPPROTO_TCP, local, peer);
  }

  private Optional<Found> find(int protocol, Endpoint local, Endpoint peer) {
    if (local == null || peer == null) {
      return Optional.empty();
    }
    ByteBuffer request = request(protocol, local, peer, -1);
    Netlink.Message answer =
        netlink.ask(NetlinkConstants.SOCK_DIAG_BY_FAMILY, request, ANSWER_ROOM);
    if (answer == null || answer.type() != NetlinkConstants.SOCK_DIAG_BY_FAMILY) {
      return Optional.empty();
    }
    return found(answer.body(), local, peer);
  }

  /**
   * The connections that came to a listener and that no accept has taken: completed ones, and those
   * whose handshake is under way. The kernel walks through all its sockets and passes those of the
   * port: for a view that somebody asked for, never for a step.
   */
  List<Waiting> waiting(Endpoint listener) {
    List<Waiting> waiting = new ArrayList<>();
    Endpoint any =
        listener instanceof Endpoint.Inet6
            ? new Endpoint.Inet6(0, 0, 0, 0)
            : new Endpoint.Inet4(0, 0);
    ByteBuffer request = request(InetConstants.IPPROTO_TCP, any, any, NOT_ACCEPTED);
    Attributes.put(request, NetlinkConstants.INET_DIAG_REQ_BYTECODE, portIs(listener.port()));
    for (Netlink.Message message : netlink.dump(NetlinkConstants.SOCK_DIAG_BY_FAMILY, request)) {
      ByteBuffer answer = message.body();
      Optional<Found> found = found(answer);
      Endpoint local = endpoint(answer, 4, 8);
      // Accepted ones have a file.
      if (isAt(listener, local) && found.isPresent() && found.get().inode() == 0) {
        waiting.add(new Waiting(local, endpoint(answer, 6, 24), found.get()));
      }
    }
    return waiting;
  }

  private static boolean isAt(Endpoint listener, Endpoint local) {
    return switch (listener) {
      case Endpoint.Inet4(int address, int _) ->
          address == 0 || listener.host().equals(local.host());
      case Endpoint.Inet6(long high, long low, int _, int _) ->
          high == 0 && low == 0 || listener.host().equals(local.host());
      case Endpoint.Unix _ -> false;
    };
  }

  /**
   * struct inet_diag_bc_op, twice: the comparison, and the port in the field "no" of the second.
   */
  private static byte[] portIs(int port) {
    ByteBuffer code = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
    code.put(NetlinkConstants.INET_DIAG_BC_S_EQ);
    code.put((byte) 8).putShort((short) 12); // where to go on: at the end, or past it
    code.put((byte) 0).put((byte) 0).putShort((short) port);
    return code.array();
  }

  private static Endpoint endpoint(ByteBuffer answer, int port, int address) {
    ByteBuffer bytes = answer.duplicate().order(ByteOrder.BIG_ENDIAN);
    return Byte.toUnsignedInt(answer.get(0)) == SocketConstants.AF_INET6
        ? new Endpoint.Inet6(
            bytes.getLong(address), bytes.getLong(address + 8), port(answer, port), 0)
        : new Endpoint.Inet4(bytes.getInt(address), port(answer, port));
  }

  /** struct inet_diag_req_v2: the ports and addresses in network order. */
  private static ByteBuffer request(int protocol, Endpoint local, Endpoint peer, int states) {
    ByteBuffer request = ByteBuffer.allocate(REQUEST + 64).order(ByteOrder.nativeOrder());
    boolean inet6 = local instanceof Endpoint.Inet6;
    request.put((byte) (inet6 ? SocketConstants.AF_INET6 : SocketConstants.AF_INET));
    request.put((byte) protocol);
    request.putShort((short) 0);
    request.putInt(states);
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

  /** struct inet_diag_msg. */
  private static Optional<Found> found(ByteBuffer answer, Endpoint local, Endpoint peer) {
    if (answer.capacity() < ANSWER) {
      return Optional.empty();
    }
    // Where the connection is gone, the kernel answers with the listener on its port.
    if (port(answer, 4) != local.port() || port(answer, 6) != peer.port()) {
      return Optional.empty();
    }
    return found(answer);
  }

  private static Optional<Found> found(ByteBuffer answer) {
    int timer = Byte.toUnsignedInt(answer.get(2));
    int tail = 52;
    return TcpState.of(Byte.toUnsignedInt(answer.get(1)))
        .map(
            known ->
                new Found(
                    known,
                    answer.getInt(tail + 4),
                    answer.getInt(tail + 8),
                    Timer.values()[Math.min(timer, Timer.values().length - 1)],
                    Integer.toUnsignedLong(answer.getInt(tail)),
                    Byte.toUnsignedInt(answer.get(3)),
                    Integer.toUnsignedLong(answer.getInt(tail + 16))));
  }

  private static int port(ByteBuffer answer, int at) {
    return Short.toUnsignedInt(answer.duplicate().order(ByteOrder.BIG_ENDIAN).getShort(at));
  }

  /** Gives the descriptor back. */
  public void close() {
    netlink.close();
  }
}
