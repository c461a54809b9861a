package dev.sockstep.session;

import dev.sockstep.command.FigureGroup;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Inspection;
import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.Inspection.Group;
import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.Observer;
import dev.sockstep.observe.SockDiag;
import dev.sockstep.sys.BytesResult;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.TcpInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gathers what the kernel tells of one socket, from every place that changes nothing. */
final class Inspections {
  private final Libc libc;
  private final Observer observer;
  private final DescriptorFigures descriptor;
  private final SurroundingFigures around;

  Inspections(Libc libc, Observer observer, SessionPeers peers, Ways ways) {
    this.libc = libc;
    this.observer = observer;
    this.descriptor = new DescriptorFigures(libc);
    this.around = new SurroundingFigures(observer, peers, ways);
  }

  /**
   * @param view the socket after a fresh look
   */
  Inspection of(SessionSocket socket, SocketView view) {
    Snapshot seen = view.snapshot();
    List<Group> groups = own(socket, seen);
    add(groups, FigureGroup.WAITING, around.waiting(socket, seen));
    add(groups, FigureGroup.ROUTE, around.route(socket, seen));
    add(groups, FigureGroup.OTHER, around.otherEnd(socket, seen));
    add(groups, FigureGroup.PROCESS, around.process(socket));
    return new Inspection(named(socket, view), groups);
  }

  /**
   * With the peer that getpeername(2) does not name before the handshake is done, as ss(8) has it.
   */
  private SocketView named(SessionSocket socket, SocketView view) {
    Snapshot seen = view.snapshot();
    Endpoint peer = socket.peerToBe(seen);
    boolean there =
        seen.fd() >= 0 && seen.peer() == null && diag(socket, seen.local(), peer).isPresent();
    return there ? view.to(peer) : view;
  }

  /** Those figures of a socket that a step may change, but for what every step tells. */
  List<Figure> figures(SessionSocket socket) {
    return own(socket, socket.seen).stream().flatMap(group -> group.figures().stream()).toList();
  }

  /** What an option of an open socket is set to; empty where the socket has no such option. */
  Optional<String> option(SessionSocket socket, SocketOption option) {
    return descriptor.option(socket, option);
  }

  private List<Group> own(SessionSocket socket, Snapshot seen) {
    List<Group> groups = new ArrayList<>();
    TcpInfo info = info(socket);
    boolean apart = socket.restsApart();
    Optional<SockDiag.Found> diag =
        apart
            ? diag(socket, socket.kernel.local, socket.kernel.peer)
            : diag(socket, seen.local(), socket.peerToBe(seen));
    if (apart && diag.isPresent()) {
      FigureList rest = new FigureList();
      String peer = socket.kernel.peer.text();
      rest.text("connection_state", "state", diag.get().state(), "sock_diag idiag_state");
      rest.text("connection_peer", "peer", peer, "the look before");
      add(groups, FigureGroup.CONNECTION, rest);
    }
    add(groups, FigureGroup.CALL, descriptor.call(socket));
    add(groups, FigureGroup.OPTIONS, descriptor.options(socket));
    add(groups, FigureGroup.QUEUES, queues(seen, info));
    add(groups, FigureGroup.BUFFERS, buffers(socket));
    add(groups, FigureGroup.TIMERS, timers(diag, seen.listening() ? null : info));
    FigureList path = new FigureList();
    FigureList traffic = new FigureList();
    if (info != null && seen.peer() != null) {
      TcpInfoFigures.path(info, path);
      TcpInfoFigures.traffic(info, traffic);
    }
    add(groups, FigureGroup.PATH, path);
    add(groups, FigureGroup.TRAFFIC, traffic);
    return groups;
  }

  private static void add(List<Group> groups, FigureGroup group, FigureList list) {
    List<Figure> figures = list.figures();
    if (!figures.isEmpty()) {
      groups.add(new Group(group.title(), figures));
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

  private static FigureList queues(Snapshot seen, TcpInfo info) {
    FigureList list = new FigureList();
    if (seen.listening()) {
      // Unix sockets have no TCP_INFO: unix_diag_rqlen has both, see sock_diag(7).
      String source = info == null ? "sock_diag udiag_rqueue" : "TCP_INFO tcpi_unacked";
      list.add("acceptq", "accept queue", seen.acceptq(), Unit.NUMBER, source);
      String limit = info == null ? "sock_diag udiag_wqueue" : "TCP_INFO tcpi_sacked";
      return list.add("backlog", "its limit", seen.acceptLimit(), Unit.NUMBER, limit);
    }
    if (info != null && seen.peer() != null) {
      TcpInfoFigures.queues(info, list);
    }
    if (seen.sendq() != null && seen.tcp() != null && seen.tcp().notsentBytes() >= 0) {
      long unacked = Math.max(0, seen.sendq() - seen.tcp().notsentBytes());
      list.add("unacked_bytes", "unacked bytes", unacked, Unit.BYTES, "SIOCOUTQ less unsent");
    }
    return list;
  }

  /** Memory, not data: the kernel counts its own overhead too (SO_MEMINFO). */
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
          if (info == null && found.timer() == SockDiag.Timer.RETRANSMIT) {
            String source = "sock_diag idiag_retrans";
            list.add("retransmits", "retransmits", found.retransmits(), Unit.NUMBER, source);
          }
        });
    if (info != null && diag.isPresent() && diag.get().state() != TcpState.TIME_WAIT) {
      TcpInfoFigures.timers(info, list);
    }
    return list;
  }
}
