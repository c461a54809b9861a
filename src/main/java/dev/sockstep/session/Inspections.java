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

  Inspections(Libc libc, Observer observer, SessionPeers peers) {
    this.libc = libc;
    this.observer = observer;
    this.peers = peers;
  }

  /**
   * @param view the socket after a fresh look
   */
  Inspection of(SessionSocket socket, SocketView view) {
    List<Group> groups = new ArrayList<>();
    Snapshot seen = view.snapshot();
    TcpInfo info = info(socket);
    Optional<SockDiag.Found> diag = diag(socket, seen.local(), seen.peer());
    add(groups, "call", call(socket));
    add(groups, "options", options(socket));
    add(groups, "queues", queues(seen, info));
    add(groups, "timers", timers(diag, seen.listening() ? null : info));
    FigureList path = new FigureList();
    FigureList traffic = new FigureList();
    if (info != null && seen.peer() != null) {
      TcpInfoFigures.path(info, path);
      TcpInfoFigures.traffic(info, traffic);
    }
    add(groups, "path", path);
    add(groups, "traffic", traffic);
    add(groups, "other end", otherEnd(socket, seen));
    add(groups, "process", process(socket));
    return new Inspection(view, groups);
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
    if (info != null && diag.isPresent()) {
      TcpInfoFigures.timers(info, list);
    }
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
