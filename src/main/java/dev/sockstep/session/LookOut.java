package dev.sockstep.session;

import dev.sockstep.model.Change;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.Causes;
import dev.sockstep.observe.Differences;
import dev.sockstep.observe.Inquiry;
import dev.sockstep.observe.Observer;
import dev.sockstep.observe.SockDiag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at every socket of the session and tells what changed since the last look: at the open
 * ones, at what the kernel keeps of closed ones, and at the other ends that this machine's other
 * processes have.
 */
final class LookOut {
  private final Observer observer;
  private final SocketTable table;
  private final Deferrals deferrals;
  private final OtherEnds otherEnds;

  LookOut(Observer observer, SocketTable table) {
    this.observer = observer;
    this.table = table;
    this.deferrals = new Deferrals(table, observer);
    this.otherEnds = new OtherEnds(observer, table);
  }

  /** One look at a socket; the last look stays what changes are counted from. */
  Snapshot look(SessionSocket socket) {
    Snapshot last = socket.seen == null ? Snapshot.GONE : socket.seen;
    if (socket.fd >= 0) {
      return observer.look(socket.fd, socket.kind, last);
    }
    return isFollowed(socket, last) ? observer.lookAt(last.local(), last.peer()) : Snapshot.GONE;
  }

  /** Puts the questions that a failure raises. */
  Inquiry inquiry() {
    return observer.inquiry();
  }

  /** What listeners that wait for data have set aside. */
  Deferrals deferrals() {
    return deferrals;
  }

  /** Who is at the other end of the session's connections. */
  OtherEnds otherEnds() {
    return otherEnds;
  }

  /** What a change means that nobody typed; empty when it speaks for itself. */
  String cause(Change change) {
    return deferrals.isDeferral(change)
        ? "TCP_DEFER_ACCEPT: the ACK that ends a handshake was set aside until data comes"
        : Causes.of(change);
  }

  private static boolean isFollowed(SessionSocket socket, Snapshot last) {
    return socket.kind.isTcp()
        && last.local() != null
        && last.peer() != null
        && last.state() != TcpState.CLOSE;
  }

  /** Looks at everything again and lists what is different. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (SessionSocket socket : table.open()) {
      compare(socket, changes);
    }
    for (SessionSocket ghost : table.ghosts()) {
      if (!rests(ghost)) {
        compare(ghost, changes);
      }
      if (ghost.seen.state() == null) {
        table.laid(ghost);
      }
    }
    return changes;
  }

  /** Looks at a socket that has just been closed, besides everything else. */
  List<Change> changes(SessionSocket closed) {
    List<Change> changes = new ArrayList<>();
    if (closed != null && closed.fd < 0 && closed.seen != null && closed.seen.fd() >= 0) {
      compare(closed, changes);
    }
    changes.addAll(changes());
    return changes;
  }

  /** TIME_WAIT ends by a timer of a minute: no step needs to look whether it has. */
  private static boolean rests(SessionSocket ghost) {
    return ghost.seen.state() == TcpState.TIME_WAIT && ghost.seen.fd() < 0;
  }

  /** Looks whether connections in TIME_WAIT are over. */
  List<Change> changesAtRest() {
    List<Change> changes = new ArrayList<>();
    for (SessionSocket ghost : table.ghosts()) {
      if (rests(ghost)) {
        compare(ghost, changes);
      }
    }
    return changes;
  }

  /**
   * What the kernel knows of a socket's connection, and of the timer that runs for it.
   *
   * @param connectsTo where it is connecting to; null when it is not
   */
  Optional<SockDiag.Found> timerOf(SessionSocket socket, Snapshot now, Endpoint connectsTo) {
    if (!socket.kind.isTcp()) {
      return Optional.empty();
    }
    Endpoint peer = now.peer() == null ? connectsTo : now.peer();
    return socket.restsApart()
        ? observer.find(socket.kernel.local, socket.kernel.peer)
        : observer.find(now.local(), peer);
  }

  /** The retransmission timer of a connection that waits for an answer, in words. */
  Optional<String> timer(SessionSocket socket, Endpoint connectsTo) {
    if (socket == null || !socket.kind.isTcp() || socket.seen == null) {
      return Optional.empty();
    }
    Endpoint peer = socket.seen.peer() == null ? connectsTo : socket.seen.peer();
    return observer
        .find(socket.seen.local(), peer)
        .filter(found -> found.timer() == SockDiag.Timer.RETRANSMIT)
        .map(
            found ->
                socket.name
                    + ": unless an answer comes, the kernel sends again in "
                    + found.millis()
                    + " ms");
  }

  private void compare(SessionSocket socket, List<Change> changes) {
    if (socket.fd < 0 && !socket.kernel.descriptors.isEmpty()) {
      leave(socket, changes);
      return;
    }
    Snapshot now = look(socket);
    // Once it has an address this option cannot be changed any more.
    boolean addressed = socket.seen == null || socket.seen.local() == null;
    if (addressed && now.local() != null && socket.kind.isInet6()) {
      socket.v6only = observer.isV6Only(socket.fd);
    }
    Differences.between(socket.name, socket.seen, now, changes);
    urgent(socket, now, changes);
    socket.stage = socket.stageFrom(now);
    boolean lost = now.peer() == null && socket.seen != null && now.fd() < 0;
    socket.remember(now);
    socket.lastLocal = now.local() == null ? socket.lastLocal : now.local();
    socket.seen = lost ? withAddresses(now, socket.seen) : now;
    socket.seenIn(connection(socket, now));
    otherEnds.look(socket, changes);
  }

  /** No queue counts the urgent byte: it waits apart (tcp(7)). */
  private void urgent(SessionSocket socket, Snapshot now, List<Change> changes) {
    boolean waits =
        socket.fd >= 0
            && socket.kind.isTcp()
            && now.peer() != null
            && now.state() != TcpState.SYN_SENT
            && observer.hasUrgent(socket.fd);
    if (waits != socket.urgent) {
      String word = "waits";
      changes.add(
          new Change(
              socket.name,
              Change.Property.URGENT,
              waits ? null : word,
              waits ? word : urgentEnd(socket, now)));
      socket.urgent = waits;
      socket.kernel.tookUrgent &= !waits;
    }
  }

  /** A recv that reads past the urgent byte loses it, unless it is in line (tcp_recvmsg). */
  private String urgentEnd(SessionSocket socket, Snapshot now) {
    return socket.kernel.tookUrgent || socket.fd >= 0 && observer.isInline(socket.fd)
        ? "taken"
        : now.peer() == null ? "lost" : "passed over";
  }

  /** The descriptor is gone, the socket is not: what becomes of it is told under its other name. */
  private static void leave(SessionSocket socket, List<Change> changes) {
    Snapshot last = socket.seen;
    Snapshot gone = Snapshot.rest(-1, last.state(), last.local(), last.peer());
    Differences.between(socket.name, last, gone, changes);
    socket.seen = Snapshot.GONE;
    socket.stage = Stage.CLOSED;
    socket.otherEnd = Snapshot.GONE;
  }

  /**
   * The state of a socket's connection. Once both FINs are exchanged, Linux keeps it in TIME_WAIT
   * apart from the socket, which a descriptor still open shows in CLOSE (tcp_time_wait in
   * net/ipv4/tcp_minisocks.c).
   */
  private TcpState connection(SessionSocket socket, Snapshot now) {
    if (now.peer() != null) {
      socket.kernel.local = now.local();
      socket.kernel.peer = now.peer();
    }
    boolean mayRest =
        now.fd() >= 0
            && now.state() == TcpState.CLOSE
            && socket.kernel.peer != null
            && socket.mayHaveComeToRest();
    return mayRest
        ? observer
            .find(socket.kernel.local, socket.kernel.peer)
            .map(SockDiag.Found::state)
            .filter(state -> state == TcpState.TIME_WAIT)
            .orElse(TcpState.CLOSE)
        : now.state();
  }

  /** What is left of a connection keeps its addresses, so that it can be named. */
  private static Snapshot withAddresses(Snapshot now, Snapshot last) {
    return Snapshot.rest(now.fd(), now.state(), last.local(), last.peer());
  }
}
