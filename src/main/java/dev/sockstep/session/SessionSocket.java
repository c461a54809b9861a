package dev.sockstep.session;

import dev.sockstep.model.Call;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.Stage;
import dev.sockstep.model.Station;
import dev.sockstep.model.TcpState;
import dev.sockstep.model.Track.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A socket of the session: its name, its descriptor, and what the session remembers of it as
 * evidence. Guarded by the session's lock.
 */
final class SessionSocket {
  /** No life is that long, but a socket may try to connect any number of times. */
  private static final int LONGEST_PATH = 24;

  final String name;
  final SocketKind kind;
  int fd;

  /** What it shares with the other names of the same socket. */
  KernelSocket kernel;

  Stage stage = Stage.CREATED;
  Snapshot seen;
  byte[] received;

  /** How long each call may wait (settimeout); null for as long as O_NONBLOCK says. */
  Duration timeout;

  /** Who sent what the last recvfrom took; null when none has. */
  Endpoint from;

  /** The TCP states that it was seen in, each different from the one before. */
  final Deque<TcpState> path = new ArrayDeque<>();

  /** The last address that it was seen with; null when it never had one. */
  Endpoint lastLocal;

  /** The address that the last connect was given; null before it. */
  Endpoint connectsTo;

  /** The other end of its connection, when another process on this machine has it; else GONE. */
  Snapshot otherEnd = Snapshot.GONE;

  /** Whether an urgent byte waited when it was last looked at. */
  boolean urgent;

  /** The other end of its connection, when this session has it; else null. */
  SessionSocket partner;

  /** Whether it takes IPv6 only (ipv6(7)): it has been read since the socket has an address. */
  boolean v6only;

  /** The step whose shutdown ended its handshake; 0 for none. */
  int gaveUpStep;

  /** The furthest station of its life that a call has reached. */
  Station furthest = Station.CREATE;

  /** The station that the latest call there has not reached, or not yet; null when it has. */
  Station tried;

  /** Why that call failed; null when none did. */
  String triedErrno;

  /** The last call on it that failed; null when none has. */
  LastFailure failed;

  /** How many packets the session had seen when it was made. */
  long firstPacket;

  int closedStep;

  /** The step whose connect did not wait: EINPROGRESS. */
  int begunStep;

  /** The call that dropped its connection before anybody had accepted it; null for none. */
  String dropped;

  /** The bytes that it had not read when it was closed. */
  int unreadAtClose;

  /** The bytes that another program's end had not read when it was last seen. */
  int otherEndUnread;

  /** Whether bytes were unacknowledged when its connection was last seen alive. */
  boolean unacked;

  SessionSocket(String name, SocketKind kind, int fd) {
    this.name = name;
    this.kind = kind;
    this.fd = fd;
    this.kernel = new KernelSocket(kind);
    kernel.descriptors.put(name, fd);
  }

  /**
   * A call that failed.
   *
   * @param mode its id in the catalogue; null when it has none, or is not known yet
   */
  record LastFailure(Call call, int step, String mode) {
    LastFailure in(String mode) {
      return new LastFailure(call, step, mode);
    }
  }

  /** Whether its addresses make it the other end of that one's connection. */
  boolean isOppositeOf(SessionSocket other) {
    return other != this
        && hasConnection()
        && other.hasConnection()
        && seen.local().unmapped().equals(other.seen.peer().unmapped())
        && seen.peer().unmapped().equals(other.seen.local().unmapped());
  }

  private boolean hasConnection() {
    return seen != null && seen.local() != null && seen.peer() != null;
  }

  /** Whether it was ever seen with a peer's FIN, or after its own. */
  boolean hasEndedInOrder() {
    return path.contains(TcpState.CLOSE_WAIT) || kernel.shutdownWriteStep > 0;
  }

  /** Another name that keeps the socket open; null when there is none. */
  String otherHolder() {
    // Once it is closed its name may be another's.
    return kernel.descriptors.keySet().stream()
        .filter(holder -> fd < 0 || !holder.equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Becomes another name for a socket, and knows of it what that one knows. */
  void duplicate(SessionSocket original) {
    kernel = original.kernel;
    kernel.descriptors.put(name, fd);
    furthest = original.furthest;
    stage = original.stage;
    path.addAll(original.path);
  }

  /**
   * The stage that a look at the kernel shows. A connection that has ended badly is in state CLOSE
   * again; its socket stays at the stage it had, for it can't be used anew.
   */
  Stage stageFrom(Snapshot now) {
    if (fd < 0) {
      return Stage.CLOSED;
    }
    if (now.listening()) {
      return Stage.LISTENING;
    }
    if (now.state() == null) {
      boolean bound = kind.isUdp() && now.local() != null && now.local().port() != 0;
      return now.peer() != null ? connectedStage() : bound ? Stage.BOUND : unconnectedStage();
    }
    return stageFrom(now.state());
  }

  private Stage stageFrom(TcpState state) {
    return switch (state) {
      case SYN_SENT, SYN_RECV, NEW_SYN_RECV -> Stage.CONNECTING;
      case ESTABLISHED -> Stage.CONNECTED;
      case FIN_WAIT_1, FIN_WAIT_2, CLOSING, CLOSE_WAIT, LAST_ACK, TIME_WAIT -> Stage.HALF_CLOSED;
      case LISTEN -> Stage.LISTENING;
      case CLOSE ->
          stage == Stage.HALF_CLOSED
              ? stage
              : stage == Stage.CONNECTED ? connectedStage() : unconnectedStage();
    };
  }

  /** Keeps the state that a look has shown. */
  void seenIn(TcpState state) {
    if (state != null && path.peekLast() != state) {
      path.addLast(state);
      if (path.size() > LONGEST_PATH) {
        path.removeFirst();
      }
    }
  }

  /** Keeps of a connection that is alive what matters once it is lost. */
  void remember(Snapshot now) {
    boolean alive = now.peer() != null && now.tcp() != null && now.state() != TcpState.CLOSE;
    if (alive) {
      unacked = now.tcp().unacked() > 0 || now.tcp().notsentBytes() > 0;
    }
  }

  /** Its peer; before the handshake is done getpeername(2) names none, and the kernel has one. */
  Endpoint peerToBe(Snapshot now) {
    return now.state() == TcpState.SYN_SENT && now.peer() == null ? connectsTo : now.peer();
  }

  /**
   * Whether its connection was last seen in TIME_WAIT, or in a state that leads there. An other end
   * that closes at once takes it there from ESTABLISHED between two looks.
   */
  boolean mayHaveComeToRest() {
    TcpState last = path.peekLast();
    return last == TcpState.ESTABLISHED
        || last == TcpState.FIN_WAIT_1
        || last == TcpState.FIN_WAIT_2
        || last == TcpState.CLOSING
        || last == TcpState.TIME_WAIT;
  }

  /** The state that its connection is in; null when the kernel has nothing of it. */
  TcpState standing() {
    return seen == null || seen.state() == null ? null : path.peekLast();
  }

  /**
   * Whether its descriptor shows CLOSE while the kernel keeps its connection in TIME_WAIT, apart
   * from the socket.
   */
  boolean restsApart() {
    return fd >= 0
        && seen != null
        && seen.state() == TcpState.CLOSE
        && standing() == TcpState.TIME_WAIT;
  }

  /** Keeps how far it has come: a call at that station has ended so. */
  void arrived(Station station, Progress progress, String errno) {
    boolean reached = progress == Progress.REACHED;
    tried = reached ? null : station;
    triedErrno = progress == Progress.FAILED ? errno : null;
    if (reached && station.compareTo(furthest) > 0) {
      furthest = station;
    }
  }

  /**
   * Where no state tells of a shutdown for writing: a Unix socket has none, and a TCP connection
   * may pass through its states between two looks.
   */
  private Stage connectedStage() {
    return kind.hasConnections() && kernel.halfClosed ? Stage.HALF_CLOSED : Stage.CONNECTED;
  }

  /** After a connect or send that failed the kernel keeps the port it chose: that is no bind. */
  private Stage unconnectedStage() {
    return kernel.bound ? Stage.BOUND : Stage.CREATED;
  }
}
