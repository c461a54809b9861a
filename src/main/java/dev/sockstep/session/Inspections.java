package dev.sockstep.session;

import dev.sockstep.command.SocketOption;
import dev.sockstep.command.SocketOption.Level;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.Inspection.Group;
import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.Observer;
import dev.sockstep.observe.Owner;
import dev.sockstep.observe.PortRange;
import dev.sockstep.observe.SockDiag;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.TcpInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gathers what the kernel tells of one socket, from every place that changes nothing. */
final class Inspections {
  private static final int OPTION_ROOM = 16;

  private final Libc libc;
  private final Observer observer;
  private final SessionPeers peers;
  private final Ways ways;

  Inspections(Libc libc, Observer observer, SessionPeers peers, Ways ways) {
    this.ways = ways;
    this.libc = libc;
    this.observer = observer;
    this.peers = peers;
  }

  /**
   * @param view the socket after a fresh look
   */
  Inspection of(SessionSocket socket, SocketView view) {
    Snapshot seen = view.snapshot();
    List<Group> groups = own(socket, seen);
    add(groups, "waiting", waiting(socket, seen));
    add(groups, "route", route(socket, seen));
    add(groups, "other end", otherEnd(socket, seen));
    add(groups, "process", process(socket));
    return new Inspection(view, groups);
  }

  /** Those figures of a socket that a step may change, but for what every step tells. */
  List<Figure> figures(SessionSocket socket) {
    return own(socket, socket.seen).stream().flatMap(group -> group.figures().stream()).toList();
  }

  private List<Group> own(SessionSocket socket, Snapshot seen) {
    List<Group> groups = new ArrayList<>();
    TcpInfo info = info(socket);
    boolean apart = socket.restsApart();
    Optional<SockDiag.Found> diag =
        apart ? diag(socket, socket.local, socket.peer) : diag(socket, seen.local(), seen.peer());
    if (apart && diag.isPresent()) {
      FigureList rest = new FigureList();
      String peer = socket.peer.text();
      rest.text("connection_state", "state", diag.get().state(), "sock_diag idiag_state");
      rest.text("connection_peer", "peer", peer, "the look before");
      add(groups, "connection", rest);
    }
    add(groups, "call", call(socket));
    add(groups, "options", options(socket));
    add(groups, "queues", queues(seen, info));
    add(groups, "buffers", buffers(socket));
    add(groups, "timers", timers(diag, seen.listening() ? null : info));
    FigureList path = new FigureList();
    FigureList traffic = new FigureList();
    if (info != null && seen.peer() != null) {
      TcpInfoFigures.path(info, path);
      TcpInfoFigures.traffic(info, traffic);
    }
    add(groups, "path", path);
    add(groups, "traffic", traffic);
    return groups;
  }

  private static void add(List<Group> groups, String title, FigureList list) {
    List<Figure> figures = list.figures();
    if (!figures.isEmpty()) {
      groups.add(new Group(title, figures));
    }
  }

  private TcpInfo info(SessionSocket socket) {
    if (socket.fd < 0 || !socket.kind.isTcp()) {
      return null;
    }
    BytesResult read =
        libc.getsockopt(
            socket.fd, InetConstants.IPPROTO_TCP, InetConstants.TCP_INFO, TcpInfo.SIZEOF);
    return read.call().failed() ? null : new TcpInfo(read.bytes());
  }

  private Optional<SockDiag.Found> diag(SessionSocket socket, Endpoint local, Endpoint peer) {
    return socket.kind.isTcp() ? observer.find(local, peer) : Optional.empty();
  }

  private FigureList call(SessionSocket socket) {
    FigureList list = new FigureList();
    if (socket.fd < 0) {
      String source = "step " + socket.closedStep;
      return list.text("closed", "descriptor", "given back by close", source);
    }
    CallResult flags = libc.fcntl(socket.fd, FileConstants.F_GETFL, 0);
    if (!flags.failed()) {
      boolean waits = (flags.value() & FileConstants.O_NONBLOCK) == 0;
      list.text("blocking", "blocking", waits ? "on" : "off", "fcntl F_GETFL");
    }
    if (socket.failed != null) {
      String error = socket.failed.error().name();
      String text = error + " from " + socket.failed.name();
      list.text("last_failure", "last failure", text, "step " + socket.failedStep);
    }
    return list;
  }

  /** Every option that can be read without changing anything: SO_ERROR would be cleared. */
  private FigureList options(SessionSocket socket) {
    FigureList list = new FigureList();
    if (socket.fd < 0) {
      return list;
    }
    for (SocketOption option : SocketOption.values()) {
      if (option == SocketOption.SO_ERROR || !applies(option, socket)) {
        continue;
      }
      Level level = option.level();
      BytesResult read = libc.getsockopt(socket.fd, level.number(), option.number(), OPTION_ROOM);
      if (!read.call().failed()) {
        String value = OptionValues.text(option, read.bytes());
        list.text(option.name(), option.name(), value, "getsockopt " + level.symbol());
      }
    }
    return list;
  }

  private static boolean applies(SocketOption option, SessionSocket socket) {
    return switch (option) {
      case SO_PEERCRED -> socket.kind.isUnix();
      case IP_MULTICAST_TTL, IP_MULTICAST_LOOP, IP_MULTICAST_IF -> socket.kind == SocketKind.UDP;
      case IPV6_MULTICAST_HOPS, IPV6_MULTICAST_LOOP, IPV6_MULTICAST_IF ->
          socket.kind == SocketKind.UDP6;
      default -> applies(option.level(), socket);
    };
  }

  private static boolean applies(Level level, SessionSocket socket) {
    return switch (level) {
      case SOCKET -> true;
      case TCP -> socket.kind.isTcp();
      case IP ->
          switch (socket.kind) {
            case TCP, UDP -> true;
            case TCP6, UDP6, UNIX, UNIX_DGRAM, UNIX_SEQPACKET -> false;
          };
      case IPV6 -> socket.kind.isInet6();
    };
  }

  private static FigureList queues(Snapshot seen, TcpInfo info) {
    FigureList list = new FigureList();
    if (seen.listening()) {
      String source = "TCP_INFO tcpi_unacked";
      list.add("acceptq", "accept queue", seen.acceptq(), Unit.NUMBER, source);
      String limit = "TCP_INFO tcpi_sacked";
      return list.add("backlog", "its limit", seen.acceptLimit(), Unit.NUMBER, limit);
    }
    if (info != null && seen.peer() != null) {
      TcpInfoFigures.queues(info, list);
    }
    return list;
  }

  /** Memory, not data: the kernel counts its own overhead too (SO_MEMINFO of socket(7)). */
  private FigureList buffers(SessionSocket socket) {
    FigureList list = new FigureList();
    observer
        .memory(socket.fd)
        .ifPresent(
            memory -> {
              String source = "SO_MEMINFO ";
              String received = memory.received() + " of " + memory.receiveBuffer() + " bytes";
              list.text("rcvbuf_fill", "receive buffer", received, source + "rmem_alloc, rcvbuf");
              String sent = memory.sent() + " of " + memory.sendBuffer() + " bytes";
              list.text("sndbuf_fill", "send buffer", sent, source + "wmem_queued, sndbuf");
              list.add(
                  "backlogged",
                  "not yet processed",
                  memory.backlog(),
                  Unit.BYTES,
                  source + "backlog");
              list.add("drops", "dropped", memory.drops(), Unit.NUMBER, source + "drops");
            });
    return list;
  }

  private static FigureList timers(Optional<SockDiag.Found> diag, TcpInfo info) {
    FigureList list = new FigureList();
    diag.ifPresent(
        found -> {
          String timer = found.timer().name().toLowerCase(Locale.ROOT).replace('_', '-');
          list.text("timer", "running", timer, "sock_diag idiag_timer");
          if (found.timer() != SockDiag.Timer.NONE) {
            String source = "sock_diag idiag_expires";
            list.add("timer_left", "left of it", found.millis(), Unit.MILLISECONDS, source);
          }
        });
    if (info != null && diag.isPresent() && diag.get().state() != TcpState.TIME_WAIT) {
      TcpInfoFigures.timers(info, list);
    }
    return list;
  }

  /** On a listener, the connections that accept has not taken, half-open ones among them. */
  private FigureList waiting(SessionSocket socket, Snapshot seen) {
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
  private FigureList route(SessionSocket socket, Snapshot seen) {
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
  private FigureList otherEnd(SessionSocket socket, Snapshot seen) {
    FigureList list = new FigureList();
    if (socket.partner != null) {
      list.text("other_name", "name", socket.partner.name, "this session");
    }
    String peer =
        seen.peer() == null || !socket.kind.isTcp() ? null : peers.at(seen.peer(), seen.local());
    if (peer != null) {
      list.text("other_name", "name", peer + ", a peer", "this session");
    }
    Optional<SockDiag.Found> found = diag(socket, seen.peer(), seen.local());
    if (found.isEmpty()) {
      return list;
    }
    SockDiag.Found end = found.get();
    list.text("other_state", "state", end.state(), "sock_diag idiag_state");
    list.add("other_recvq", "receive queue", end.recvq(), Unit.BYTES, "sock_diag idiag_rqueue");
    list.add("other_sendq", "send queue", end.sendq(), Unit.BYTES, "sock_diag idiag_wqueue");
    if (end.inode() == 0) {
      return list.text("other_owner", "held by", unheld(end.state()), "sock_diag idiag_inode");
    }
    list.add("other_inode", "inode", end.inode(), Unit.NUMBER, "sock_diag idiag_inode");
    Optional<Owner> owner = Owner.of(end.inode());
    String held = owner.map(Inspections::shown).orElse("a process that this user may not see");
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

  private static FigureList process(SessionSocket socket) {
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
