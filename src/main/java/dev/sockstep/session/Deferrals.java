package dev.sockstep.session;

import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.observe.Observer;
import java.util.List;

/**
 * What a listener with TCP_DEFER_ACCEPT counts as dropped: the ACK that would end the handshake.
 * The connection stays in SYN_RECV until its first data has come, or the time is over ({@code
 * tcp_check_req} in net/ipv4/tcp_minisocks.c).
 */
final class Deferrals {
  private final SocketTable table;
  private final Observer observer;

  Deferrals(SocketTable table, Observer observer) {
    this.table = table;
    this.observer = observer;
  }

  /** A note on each listener that has set an ACK aside. */
  void on(List<Change> changes, StepReportBuilder builder) {
    for (Change change : changes) {
      if (isDeferral(change)) {
        builder.note(
            change.socket()
                + " has TCP_DEFER_ACCEPT: its kernel has set aside the ACK that ends the handshake,"
                + " which it counts as dropped. The connection is in SYN_RECV there until data"
                + " comes or the time is over");
      }
    }
  }

  /** Whether what was dropped is such an ACK, and not what a full queue had no room for. */
  boolean isDeferral(Change change) {
    return change.what() == Property.DROPS
        && table.find(change.socket()).filter(this::defers).isPresent();
  }

  private boolean defers(SessionSocket socket) {
    Snapshot seen = socket.seen;
    boolean hasRoom =
        seen != null && seen.acceptq() != null && seen.acceptq() <= seen.acceptLimit();
    return hasRoom && socket.kind.isTcp() && observer.defersAccept(socket.fd);
  }
}
