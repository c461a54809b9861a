package dev.sockstep.session;

import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The sockets of the session as they were last seen. */
final class SocketViews {
  private final SocketTable table;
  private final PendingSteps pending;

  SocketViews(SocketTable table, PendingSteps pending) {
    this.table = table;
    this.pending = pending;
  }

  /** All, in the order they were made. */
  List<SocketView> all() {
    return table.all().stream().map(this::of).toList();
  }

  /** All as they are now: looked at apart, so that the next step still tells what has changed. */
  List<SocketView> now(LookOut lookOut) {
    return table.all().stream()
        .map(
            socket -> {
              Snapshot now = lookOut.look(socket);
              SocketView last = of(socket);
              return new SocketView(
                  last.name(),
                  last.kind(),
                  socket.stageFrom(now),
                  last.blockedIn(),
                  last.current(),
                  now);
            })
        .toList();
  }

  /** The one that a verb without a name acts on. */
  Optional<SocketView> current() {
    return table.current().map(this::of);
  }

  SocketView of(SessionSocket socket) {
    String blockedIn =
        pending.all().stream()
            .filter(step -> step.isOn(socket))
            .map(step -> step.attempt().inProgress())
            // Null when the call has returned, but its end has not been reported yet.
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new SocketView(
        socket.name,
        socket.kind,
        socket.stage,
        blockedIn,
        table.current().orElse(null) == socket,
        socket.seen == null ? Snapshot.GONE : socket.seen);
  }
}
