package dev.sockstep.session;

import dev.sockstep.model.Change;
import dev.sockstep.model.Snapshot;
import dev.sockstep.observe.Differences;
import dev.sockstep.observe.Observer;
import dev.sockstep.observe.Owner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The other ends of the session's connections: one that the session has is found, one that another
 * process of this machine has is looked at.
 */
final class OtherEnds {
  private final Observer observer;
  private final SocketTable table;

  OtherEnds(Observer observer, SocketTable table) {
    this.observer = observer;
    this.table = table;
  }

  /** Looks at the other end of a socket that has just been looked at, and lists what is new. */
  void look(SessionSocket socket, List<Change> changes) {
    if (!mayBeHere(socket)) {
      socket.otherEnd = Snapshot.GONE;
      return;
    }
    if (socket.partner == null || !socket.isOppositeOf(socket.partner)) {
      socket.partner = findPartner(socket);
    }
    if (socket.partner != null || socket.seen.local().equals(socket.seen.peer())) {
      socket.otherEnd = Snapshot.GONE;
      return;
    }
    Snapshot last = socket.otherEnd;
    Snapshot now = observer.lookAt(socket.seen.peer(), socket.seen.local());
    if (last.state() != null) {
      socket.otherEndUnread = last.recvq() == null ? 0 : last.recvq();
    }
    Differences.betweenOtherEnds(nameOfOtherEnd(socket), last, now, changes);
    socket.otherEnd = now;
  }

  /** After the ready-made peer that has it, where one has: {@code echo to c}. */
  private String nameOfOtherEnd(SessionSocket socket) {
    String peer = table.peers().at(socket.seen.peer(), socket.seen.local());
    return peer == null ? "peer of " + socket.name : peer + " to " + socket.name;
  }

  /** Whether the peer's address is one of this machine, as far as the addresses themselves tell. */
  private static boolean mayBeHere(SessionSocket socket) {
    Snapshot seen = socket.seen;
    return socket.kind.isTcp()
        && seen.local() != null
        && seen.peer() != null
        && (seen.peer().isLoopback() || seen.peer().host().equals(seen.local().host()));
  }

  /**
   * Finds who a Unix socket that accept has made is connected with. Mostly that end has no name:
   * its inode tells, and stays the same as long as the connection lasts.
   */
  void introduce(SessionSocket accepted) {
    observer
        .unixPeer(accepted.fd)
        .flatMap(
            inode ->
                table.open().stream()
                    .filter(other -> other.kind.isUnix())
                    .filter(other -> Owner.inode(other.fd).equals(Optional.of(inode)))
                    .findFirst())
        .ifPresent(
            other -> {
              accepted.partner = other;
              other.partner = accepted;
            });
  }

  private SessionSocket findPartner(SessionSocket socket) {
    return Stream.concat(table.open().stream(), table.ghosts().stream())
        .filter(socket::isOppositeOf)
        .findFirst()
        .orElse(null);
  }
}
