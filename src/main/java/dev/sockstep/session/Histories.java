package dev.sockstep.session;

import dev.sockstep.command.OptionValue;
import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.History;
import dev.sockstep.peer.Peer;
import dev.sockstep.session.KernelSocket.Loss;
import java.util.List;
import java.util.Optional;

/** What the session remembers of its sockets, as evidence for the next failure. */
final class Histories {
  private Histories() {}

  /**
   * @param packets what crossed the wire during the step
   * @param icmp the ICMP error that the failed call told of; null for none
   */
  static History of(
      SessionSocket socket, Wire wire, List<Packet> packets, Packet icmp, SessionPeers peers) {
    Loss lost = socket.kernel.lost;
    return new History(
        socket.kernel.shutdownReadStep,
        socket.kernel.shutdownWriteStep,
        socket.gaveUpStep,
        socket.closedStep,
        socket.closedStep > 0 ? socket.otherHolder() : null,
        socket.begunStep,
        lost == null ? 0 : lost.step(),
        lost == null ? null : lost.errno(),
        socket.path.contains(TcpState.CLOSE_WAIT),
        socket.unacked,
        wire.lastReset(socket.kernel.local, socket.kernel.peer)
            .or(() -> refusal(socket, packets))
            .map(Packet::flags)
            .orElse(null),
        socket.kernel.peer,
        socket.dropped,
        otherEnd(socket, peers),
        icmp,
        List.copyOf(socket.kernel.groups));
  }

  /** A connect that was refused has left no connection that the RST could be found by. */
  private static Optional<Packet> refusal(SessionSocket socket, List<Packet> packets) {
    return packets.stream()
        .filter(Packet::isReset)
        .filter(packet -> socket.name.equals(packet.receiver()))
        .findFirst();
  }

  private static History.OtherEnd otherEnd(SessionSocket socket, SessionPeers peers) {
    SessionSocket other = socket.partner;
    if (other != null) {
      return new History.OtherEnd(
          other.name,
          other.closedStep,
          other.unreadAtClose,
          other.kernel.set.lingerStep,
          other.kernel.shutdownReadStep,
          other.kernel.shutdownWriteStep,
          null);
    }
    KernelSocket kernel = socket.kernel;
    Peer peer =
        kernel.peer == null || !socket.kind.isTcp() ? null : peers.of(kernel.peer, kernel.local);
    if (peer != null) {
      return new History.OtherEnd(peer.name(), 0, socket.otherEndUnread, 0, 0, 0, peer.kind());
    }
    return socket.otherEndUnread > 0
        ? new History.OtherEnd(null, 0, socket.otherEndUnread, 0, 0, 0, null)
        : null;
  }

  /** Keeps what a failed call has told about the connection. */
  static void failed(SessionSocket socket, Call call, int number) {
    switch (Errno.of(call.error().number()).orElse(null)) {
      case EINPROGRESS -> socket.begunStep = number;
      case ECONNRESET, ETIMEDOUT ->
          socket.kernel.lost = new Loss(call.error().name(), number, false);
      // A timer that gives up tells the last ICMP message, if one came (tcp_write_err).
      case EHOSTUNREACH, ENETUNREACH -> ended(socket, call.error().name(), number, false);
      case null, default -> {}
    }
  }

  /** SO_ERROR gives a pending error away: no other call tells it any more (socket(7)). */
  static void read(SessionSocket socket, String value, int number) {
    CallError error = value.equals("0") ? null : CallError.of(Integer.parseInt(value));
    if (error != null) {
      ended(socket, error.name(), number, true);
    }
  }

  private static void ended(SessionSocket socket, String errno, int number, boolean reading) {
    boolean over = socket.seen != null && socket.seen.state() == TcpState.CLOSE;
    if (over && socket.kernel.peer != null) {
      socket.kernel.lost = new Loss(errno, number, reading);
    }
  }

  /** The bytes that wait to be read. */
  static int unread(Snapshot snapshot) {
    return snapshot == null || snapshot.recvq() == null ? 0 : snapshot.recvq();
  }

  static boolean isLingerOfZero(OptionValue value) {
    return value instanceof OptionValue.Linger(boolean on, int seconds) && on && seconds == 0;
  }
}
