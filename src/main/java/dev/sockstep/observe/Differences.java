package dev.sockstep.observe;

import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.TcpFigures;
import dev.sockstep.model.TcpState;
import java.util.List;
import java.util.Objects;

/** What differs between two looks at a socket. */
public final class Differences {
  private Differences() {}

  /**
   * Adds to the list what differs between two looks at one socket.
   *
   * @param before null for a socket that did not exist
   */
  public static void between(String socket, Snapshot before, Snapshot after, List<Change> changes) {
    Snapshot old = before == null ? Snapshot.GONE : before;
    Integer oldFd = before == null ? null : (Integer) old.fd();
    add(socket, Property.FD, oldFd, after.fd(), changes);
    if (after.fd() < 0) {
      compareGhost(socket, old, after, changes);
      return;
    }
    add(socket, Property.STATE, old.state(), after.state(), changes);
    add(socket, Property.LOCAL, text(old.local()), text(after.local()), changes);
    add(socket, Property.PEER, text(old.peer()), text(after.peer()), changes);
    boolean first = before == null;
    count(socket, Property.ACCEPTQ, first, old.acceptq(), after.acceptq(), changes);
    count(socket, Property.RECVQ, first, old.recvq(), after.recvq(), changes);
    count(socket, Property.QUEUED, first, old.queued(), after.queued(), changes);
    count(socket, Property.SENDQ, first, old.sendq(), after.sendq(), changes);
    count(socket, Property.DROPS, first, old.drops(), after.drops(), changes);
    if (old.tcp() != null && after.tcp() != null) {
      compareRetransmissions(socket, old.tcp(), after.tcp(), changes);
      if (after.state() != TcpState.CLOSE) {
        compareProbes(socket, old.tcp(), after.tcp(), changes);
      }
    }
  }

  /**
   * The kernel counts a segment as retransmitted once it has been handed to an interface. Where the
   * link or the route is gone, the timer still runs out, and only that is counted ({@code
   * __tcp_retransmit_skb} in net/ipv4/tcp_output.c).
   */
  private static void compareRetransmissions(
      String socket, TcpFigures before, TcpFigures after, List<Change> changes) {
    add(socket, Property.RETRANS, before.totalRetrans(), after.totalRetrans(), changes);
    boolean inVain =
        after.retransmits() > before.retransmits() && after.totalRetrans() == before.totalRetrans();
    if (inVain) {
      add(socket, Property.RETRANSMITS, before.retransmits(), after.retransmits(), changes);
    }
  }

  /**
   * With nothing under way, the timer that runs for data is the persist timer: the kernel sends
   * data to see whether the window has opened, and doubles the time (tcp_send_probe0 in
   * net/ipv4/tcp_output.c). It is the same timer where the window is open and the first sending has
   * not even reached the link. Without data it is keepalive's, of which the unanswered probes are
   * counted.
   */
  private static void compareProbes(
      String socket, TcpFigures before, TcpFigures after, List<Change> changes) {
    if (after.unacked() > 0) {
      return;
    }
    boolean idle = before.unacked() == 0 && before.notsentBytes() == 0 && after.notsentBytes() == 0;
    if (idle) {
      add(socket, Property.KEEPALIVES, before.probes(), after.probes(), changes);
    } else if (after.notsentBytes() > 0 && after.backoff() > before.backoff()) {
      Property what = after.sndWnd() > 0 ? Property.ATTEMPTS : Property.PROBES;
      add(socket, what, before.backoff(), after.backoff(), changes);
    }
  }

  /**
   * Without a descriptor only state and timer are seen; that a connection never was is no change.
   */
  private static void compareGhost(
      String socket, Snapshot before, Snapshot after, List<Change> changes) {
    boolean wasConnected = before.state() != TcpState.CLOSE && before.state() != TcpState.LISTEN;
    if (wasConnected) {
      add(socket, Property.STATE, before.state(), after.state(), changes);
    }
    long timeouts = before.tcp() != null ? before.tcp().retransmits() : 0;
    if (before.timeouts() != null) {
      timeouts = before.timeouts();
    }
    if (after.timeouts() != null && after.timeouts() > timeouts) {
      add(socket, Property.TIMEOUTS, timeouts, after.timeouts(), changes);
    }
  }

  /**
   * Adds to the list what differs between two looks at the other end of a connection, which some
   * other process holds, or none any more.
   */
  public static void betweenOtherEnds(
      String name, Snapshot before, Snapshot after, List<Change> changes) {
    add(name, Property.STATE, before.state(), after.state(), changes);
    if (after.state() != null) {
      boolean first = before.state() == null;
      count(name, Property.RECVQ, first, before.recvq(), after.recvq(), changes);
      count(name, Property.SENDQ, first, before.sendq(), after.sendq(), changes);
    }
  }

  /**
   * A queue that a socket did not have until now is no news while it is empty, and has grown when
   * it is not.
   *
   * @param first whether the socket has not been looked at before: what it has then, it may have
   *     had for long
   */
  private static void count(
      String socket,
      Property what,
      boolean first,
      Integer before,
      Integer after,
      List<Change> changes) {
    boolean unchanged = before == null && after != null && after == 0;
    if (!unchanged) {
      add(socket, what, before == null && !first ? Integer.valueOf(0) : before, after, changes);
    }
  }

  private static String text(Endpoint endpoint) {
    return endpoint == null ? null : endpoint.text();
  }

  private static void add(
      String socket, Property what, Object before, Object after, List<Change> changes) {
    boolean queueGone = what.isNumber() && after == null;
    if (!queueGone && !Objects.equals(before, after)) {
      changes.add(new Change(socket, what, string(before), string(after)));
    }
  }

  private static String string(Object value) {
    return value == null ? null : value.toString();
  }
}
