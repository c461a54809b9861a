package dev.sockstep.session;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Nearest;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.TcpState;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sockets of the session by name, in the order they were made, and which one is current. */
final class SocketTable {
  /** More are not followed: a script may leave any number of connections in TIME_WAIT. */
  private static final int MOST_GHOSTS = 16;

  private final Map<String, SessionSocket> byName = new LinkedHashMap<>();
  private final Map<String, SessionSocket> open = new LinkedHashMap<>();
  private final Deque<SessionSocket> ghosts = new ArrayDeque<>();
  private final SessionPeers peers = new SessionPeers();
  private SessionSocket current;
  private int unnamed;

  Collection<SessionSocket> all() {
    return byName.values();
  }

  /** The ready-made other ends, which share their names with the sockets. */
  SessionPeers peers() {
    return peers;
  }

  /** Those that still have a descriptor: the only ones worth a look. */
  Collection<SessionSocket> open() {
    return open.values();
  }

  Set<String> openNames() {
    return open.keySet();
  }

  Optional<SessionSocket> current() {
    return Optional.ofNullable(current);
  }

  void use(SessionSocket socket) {
    current = socket;
  }

  Optional<SessionSocket> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** A name for a socket that was given none: s1, s2, … skipping names in use. */
  String nextName() {
    String name;
    do {
      name = "s" + ++unnamed;
    } while (byName.containsKey(name) || peers.has(name));
    return name;
  }

  /** Adds a socket, which becomes the current one. A closed socket's name may be given anew. */
  SessionSocket add(String name, SocketKind kind, int fd) {
    SessionSocket socket = new SessionSocket(name, kind, fd);
    // What the kernel still does with a closed socket would be told under the name of this one.
    ghosts.removeIf(ghost -> ghost.name.equals(name));
    byName.remove(name);
    byName.put(name, socket);
    open.put(name, socket);
    current = socket;
    return socket;
  }

  void closed(SessionSocket socket) {
    if (socket.restsApart()) {
      socket.seen = resting(socket);
    } else if (socket.standing() == TcpState.SYN_SENT && socket.seen.peer() == null) {
      socket.seen = connecting(socket);
    }
    socket.fd = -1;
    open.remove(socket.name, socket);
    socket.kernel.descriptors.remove(socket.name);
    if (socket.kernel.descriptors.isEmpty()
        && socket.kind.isTcp()
        && socket.seen != null
        && socket.seen.peer() != null) {
      ghosts.addLast(socket);
      if (ghosts.size() > MOST_GHOSTS) {
        ghosts.removeFirst();
      }
    }
  }

  /**
   * What the kernel keeps of the connection outlives the descriptor, which knows its peer no more.
   */
  private static Snapshot resting(SessionSocket socket) {
    return Snapshot.rest(
        socket.seen.fd(), TcpState.TIME_WAIT, socket.kernel.local, socket.kernel.peer);
  }

  /**
   * While another thread sleeps in connect the kernel goes on, without a descriptor; getpeername
   * has not named the peer yet.
   */
  private static Snapshot connecting(SessionSocket socket) {
    return socket.seen.to(socket.connectsTo);
  }

  /** Closed sockets whose connections the kernel may still have. */
  List<SessionSocket> ghosts() {
    return ghosts.isEmpty() ? List.of() : List.copyOf(ghosts);
  }

  /** The kernel has forgotten the connection. */
  void laid(SessionSocket ghost) {
    ghosts.remove(ghost);
  }

  /** Refuses a name that an open socket has: giving it away would lose that socket. */
  void checkFree(Name name) throws Mistake {
    if (peers.has(name.text())) {
      throw new Mistake(
          name.column(),
          "the name " + name + " belongs to a peer",
          "choose another name, or end it: peer stop " + name);
    }
    SessionSocket holder = open.get(name.text());
    if (holder != null) {
      throw new Mistake(
          name.column(),
          "the name " + name + " belongs to an open socket (fd " + holder.fd + ")",
          "close it first, or choose another name");
    }
  }

  Mistake unknown(Name name) {
    if (peers.has(name.text())) {
      return SessionPeers.noSocket(name);
    }
    if (byName.isEmpty()) {
      return new Mistake(
          name.column(),
          "no socket is named " + name + ": there is none yet",
          "make one: " + name + " = create");
    }
    if (name.text().equals("all")) {
      String first = byName.keySet().iterator().next();
      return new Mistake(
          name.column(),
          "no socket is named all",
          "name one: "
              + String.join(", ", byName.keySet())
              + "; as in "
              + first
              + ".close; quit closes all");
    }
    String mend =
        Nearest.to(name.text(), byName.keySet())
            .map(near -> "did you mean " + near + "?")
            .orElse("the sockets are " + String.join(", ", byName.keySet()));
    return new Mistake(name.column(), "no socket is named " + name, mend);
  }
}
