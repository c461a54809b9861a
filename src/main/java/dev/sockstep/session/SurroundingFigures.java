package dev.sockstep.session;

import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.Observer;
import dev.sockstep.observe.Owner;
import dev.sockstep.observe.PortRange;
import dev.sockstep.observe.SockDiag;
import java.util.Optional;

/** What stands around a socket: who waits at it, its way, its other end, its process. */
final class SurroundingFigures {
  private final Observer observer;
  private final SessionPeers peers;
  private final Ways ways;

  SurroundingFigures(Observer observer, SessionPeers peers, Ways ways) {
    this.observer = observer;
    this.peers = peers;
    this.ways = ways;
  }

  /** On a listener, the connections that accept has not taken, half-open ones among them. */
  FigureList waiting(SessionSocket socket, Snapshot seen) {
    FigureList list = new FigureList();
    if (!seen.listening() || !socket.kind.isTcp()) {
      return list;
    }
    int number = 0;
    for (SockDiag.Waiting waiting : observer.waiting(seen.local())) {
      Snapshot end = Observer.snapshot(waiting.local(), waiting.peer(), waiting.found());
      String bytes = end.recvq() > 0 ? ", " + end.recvq() + " bytes to read" : "";
      String text = end.state() + bytes;
      String label = waiting.peer().text();
      list.text("waiting_" + ++number, label, text, "sock_diag, inode 0");
    }
    return list;
  }

  /** What the routing tables say of its packets, and the ports that the kernel may choose. */
  FigureList route(SessionSocket socket, Snapshot seen) {
    FigureList list = new FigureList();
    ways.route(socket, seen)
        .ifPresent(
            route -> {
              String source = "rtnetlink RTM_GETROUTE";
              list.text("route_type", "type", route.type(), source);
              list.text("route_device", "device", route.device(), source);
              list.text("route_gateway", "router", route.gateway(), source);
              list.text("route_source", "source", route.source(), source);
              list.text("route_error", "error", route.errno(), source);
              PortRange.read()
                  .ifPresent(
                      range -> {
                        String ports = range.lowest() + " to " + range.highest();
                        String file = "net.ipv4.ip_local_port_range";
                        list.text("port_range", "ports to choose", ports, file);
                      });
            });
    return list;
  }

  /** The end opposite, when this machine has it. */
  FigureList otherEnd(SessionSocket socket, Snapshot seen) {
    FigureList list = new FigureList();
    if (socket.partner != null) {
      list.text("other_name", "name", socket.partner.name, "this session");
    }
    String peer =
        seen.peer() == null || !socket.kind.isTcp() ? null : peers.at(seen.peer(), seen.local());
    if (peer != null) {
      list.text("other_name", "name", peer + ", a peer", "this session");
    }
    Optional<SockDiag.Found> found =
        socket.kind.isTcp() ? observer.find(seen.peer(), seen.local()) : Optional.empty();
    if (found.isEmpty()) {
      return list;
    }
    SockDiag.Found end = found.get();
    // The kernel's own figures count a FIN as a byte.
    Snapshot look = Observer.snapshot(seen.peer(), seen.local(), end);
    list.text("other_state", "state", end.state(), "sock_diag idiag_state");
    list.add("other_recvq", "receive queue", look.recvq(), Unit.BYTES, "sock_diag idiag_rqueue");
    list.add("other_sendq", "send queue", look.sendq(), Unit.BYTES, "sock_diag idiag_wqueue");
    if (end.inode() == 0) {
      return list.text("other_owner", "held by", unheld(end.state()), "sock_diag idiag_inode");
    }
    list.add("other_inode", "inode", end.inode(), Unit.NUMBER, "sock_diag idiag_inode");
    Optional<Owner> owner = Owner.of(end.inode());
    String held =
        owner.map(SurroundingFigures::shown).orElse("a process that this user may not see");
    return list.text("other_owner", "held by", held, "/proc/PID/fd");
  }

  /** Only a connection that no close has ended can be in one of the first two states. */
  private static String unheld(TcpState state) {
    return switch (state) {
      case ESTABLISHED, CLOSE_WAIT, SYN_RECV, NEW_SYN_RECV ->
          "no process yet: accept has not taken it";
      case SYN_SENT, FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT, CLOSE, LAST_ACK, LISTEN, CLOSING ->
          "no process any more: it is closed";
    };
  }

  FigureList process(SessionSocket socket) {
    FigureList list = new FigureList();
    if (socket.fd >= 0) {
      list.text("owner", "held by", shown(Owner.self()), "/proc/self");
      Owner.inode(socket.fd)
          .ifPresent(
              inode -> {
                String source = "/proc/self/fd/" + socket.fd;
                list.add("inode", "inode", inode, Unit.NUMBER, source);
              });
    }
    return list;
  }

  private static String shown(Owner owner) {
    return owner.name() + ", pid " + owner.pid();
  }
}
