package dev.sockstep.session;

import dev.sockstep.model.Change;
import dev.sockstep.model.Snapshot;
import dev.sockstep.observe.Observer;
import java.util.ArrayList;
import java.util.List;

/** Looks at every open socket of the session and tells what changed since the last look. */
final class LookOut {
  private final Observer observer;
  private final SocketTable table;

  LookOut(Observer observer, SocketTable table) {
    this.observer = observer;
    this.table = table;
  }

  Snapshot look(SessionSocket socket) {
    Snapshot last = socket.seen == null ? Snapshot.GONE : socket.seen;
    return observer.look(socket.fd, socket.kind, last);
  }

  /** Looks at all sockets, so that the changes of a step are counted from here. */
  void refresh() {
    for (SessionSocket socket : table.open()) {
      if (socket.seen != null) {
        see(socket, look(socket));
      }
    }
  }

  /** Looks at all sockets again and lists what is different. */
  List<Change> changes(SessionSocket closed) {
    List<Change> changes = new ArrayList<>();
    if (closed != null && closed.fd < 0 && closed.seen != null) {
      Observer.compare(closed.name, closed.seen, Snapshot.GONE, changes);
      see(closed, Snapshot.GONE);
    }
    for (SessionSocket socket : table.open()) {
      Snapshot now = look(socket);
      Observer.compare(socket.name, socket.seen, now, changes);
      see(socket, now);
    }
    return changes;
  }

  private static void see(SessionSocket socket, Snapshot now) {
    socket.stage = socket.stageFrom(now);
    socket.seen = now;
  }
}
