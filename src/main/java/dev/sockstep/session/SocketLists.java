package dev.sockstep.session;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Kin;
import dev.sockstep.model.Kin.Relation;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.Observer;
import dev.sockstep.observe.Owner;
import dev.sockstep.observe.SockDiag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list that {@code sockets} shows: the session's sockets, what the kernel keeps of them, the
 * other ends of their connections, and the connections that wait at its listeners.
 */
final class SocketLists {
  private final SocketTable table;
  private final SocketViews views;
  private final Observer observer;
  private final Wire wire;

  SocketLists(SocketTable table, SocketViews views, Observer observer, Wire wire) {
    this.table = table;
    this.views = views;
    this.observer = observer;
    this.wire = wire;
  }

  /** One that nobody has looked for the owner of yet. */
  private record Row(SocketView view, long inode) {}

  /** One end of a connection, to be told of once. */
  private record Ends(Endpoint local, Endpoint peer) {}

  List<SocketView> all() {
    List<Row> rows = new ArrayList<>();
    Set<Ends> told = new HashSet<>();
    Map<SessionSocket, List<Row>> waiting = waiting();
    waiting.values().stream()
        .flatMap(List::stream)
        .map(row -> row.view.snapshot())
        .forEach(seen -> told.add(ends(seen.local(), seen.peer())));
    Map<SessionSocket, List<Row>> mine = new LinkedHashMap<>();
    for (SessionSocket socket : table.all()) {
      List<Row> both = Stream.concat(Stream.of(own(socket)), rest(socket).stream()).toList();
      both.stream()
          .map(row -> row.view.snapshot())
          .filter(seen -> seen.state() != null && seen.local() != null && seen.peer() != null)
          .forEach(seen -> told.add(ends(seen.local(), seen.peer())));
      mine.put(socket, both);
    }
    for (SessionSocket socket : table.all()) {
      rows.addAll(mine.get(socket));
      // The other end may be a socket of the session too, of which the kernel keeps the rest.
      if (socket.otherEnd.state() != null
          && !told.contains(ends(socket.otherEnd.local(), socket.otherEnd.peer()))) {
        rows.add(peer(socket));
      }
      rows.addAll(waiting.getOrDefault(socket, List.of()));
    }
    return owned(rows);
  }

  /** A connection that waits for accept, and the listeners at whose address it does. */
  private record Queued(SockDiag.Waiting connection, List<SessionSocket> listeners) {}

  /** The connections that wait for accept, each once, with the first listener that may have it. */
  private Map<SessionSocket, List<Row>> waiting() {
    Map<Ends, Queued> found = new LinkedHashMap<>();
    for (SessionSocket socket : table.open()) {
      if (socket.seen != null && socket.seen.listening() && socket.kind.isTcp()) {
        for (SockDiag.Waiting one : observer.waiting(socket.seen.local())) {
          found
              .computeIfAbsent(
                  ends(one.local(), one.peer()), _ -> new Queued(one, new ArrayList<>()))
              .listeners
              .add(socket);
        }
      }
    }
    Map<SessionSocket, List<Row>> rows = new LinkedHashMap<>();
    for (Queued queued : found.values()) {
      List<SessionSocket> takers = takers(queued);
      if (!takers.isEmpty()) {
        rows.computeIfAbsent(takers.getFirst(), _ -> new ArrayList<>())
            .add(waiting(takers, queued.connection));
      }
    }
    return rows;
  }

  /**
   * With SO_REUSEPORT several may listen on one address, and a connection is at one of them, which
   * may be another program's: at that whose queue was seen to grow for it, and at none whose queue
   * is empty. Where that does not tell, it may be at each of these.
   */
  private List<SessionSocket> takers(Queued queued) {
    SockDiag.Waiting connection = queued.connection;
    SessionSocket taker = wire.taker(connection.local(), connection.peer());
    boolean done =
        switch (connection.found().state()) {
          case SYN_RECV, NEW_SYN_RECV -> false;
          default -> true;
        };
    List<SessionSocket> takers = new ArrayList<>();
    for (SessionSocket listener : queued.listeners) {
      boolean may = taker != null ? listener.kernel == taker.kernel : !done || !isEmpty(listener);
      // A second name for a listener is no second listener.
      if (may && takers.stream().noneMatch(other -> other.kernel == listener.kernel)) {
        takers.add(listener);
      }
    }
    return takers;
  }

  private boolean isEmpty(SessionSocket listener) {
    Integer queue = observer.look(listener.fd, listener.kind, listener.seen).acceptq();
    return queue != null && queue == 0;
  }

  private static Ends ends(Endpoint local, Endpoint peer) {
    return new Ends(local.unmapped(), peer.unmapped());
  }

  private Row own(SessionSocket socket) {
    SocketView view = views.of(socket);
    Snapshot seen = view.snapshot();
    if (seen.state() == null) {
      return new Row(view, 0);
    }
    Endpoint peer = socket.peerToBe(seen);
    SockDiag.Found found = observer.find(seen.local(), peer).orElse(null);
    if (seen.fd() < 0) {
      return new Row(view.as(kin(Relation.GHOST, socket.name, found)), 0);
    }
    Kin timer = kin(Relation.OPEN, socket.name, found);
    SocketView named = found == null ? view : view.to(peer);
    return new Row(timer.timer() == null ? named : named.as(timer), 0);
  }

  /** Of a connection that both ends have ended, while the descriptor is open: in state CLOSE. */
  private Optional<Row> rest(SessionSocket socket) {
    if (!socket.restsApart()) {
      return Optional.empty();
    }
    return observer
        .find(socket.kernel.local, socket.kernel.peer)
        .filter(found -> found.state() == TcpState.TIME_WAIT)
        .map(
            found ->
                row(
                    Relation.REST,
                    "rest of ",
                    socket.name,
                    socket.kind,
                    socket.kernel.local,
                    socket.kernel.peer,
                    found));
  }

  private Row peer(SessionSocket socket) {
    Snapshot end = socket.otherEnd;
    SockDiag.Found found = observer.find(end.local(), end.peer()).orElse(null);
    if (found != null) {
      return row(
          Relation.PEER, "peer of ", socket.name, socket.kind, end.local(), end.peer(), found);
    }
    Kin kin = kin(Relation.PEER, socket.name, null);
    return new Row(
        new SocketView("peer of " + socket.name, socket.kind, null, null, false, end, kin), 0);
  }

  private static Row waiting(List<SessionSocket> listeners, SockDiag.Waiting connection) {
    String of = listeners.stream().map(one -> one.name).collect(Collectors.joining(" or "));
    return row(
        Relation.PENDING,
        "at ",
        of,
        listeners.getFirst().kind,
        connection.local(),
        connection.peer(),
        connection.found());
  }

  private static Row row(
      Relation relation,
      String prefix,
      String of,
      SocketKind kind,
      Endpoint local,
      Endpoint peer,
      SockDiag.Found found) {
    SocketView view =
        new SocketView(
            prefix + of,
            kind,
            null,
            null,
            false,
            Observer.snapshot(local, peer, found),
            kin(relation, of, found));
    return new Row(view, found.inode());
  }

  private static Kin kin(Relation relation, String of, SockDiag.Found found) {
    boolean runs = found != null && found.timer() != SockDiag.Timer.NONE;
    return new Kin(
        relation, of, null, runs ? found.timer().word() : null, runs ? found.millis() : 0);
  }

  /** With the processes that hold them, for which all descriptors are read once. */
  private static List<SocketView> owned(List<Row> rows) {
    Set<Long> inodes = new HashSet<>();
    rows.stream().filter(row -> row.inode != 0).forEach(row -> inodes.add(row.inode));
    Map<Long, Owner> owners = inodes.isEmpty() ? Map.of() : Owner.of(inodes);
    return rows.stream().map(row -> owned(row, owners)).toList();
  }

  private static SocketView owned(Row row, Map<Long, Owner> owners) {
    if (row.inode == 0) {
      return row.view;
    }
    Owner owner = owners.get(row.inode);
    String held = owner == null ? "another user's" : owner.name() + " " + owner.pid();
    Kin kin = row.view.kin();
    return row.view.as(new Kin(kin.relation(), kin.of(), held, kin.timer(), kin.timerMillis()));
  }
}
