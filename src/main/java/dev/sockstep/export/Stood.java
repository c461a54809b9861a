package dev.sockstep.export;

import dev.sockstep.model.Change;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.render.json.Endpoints;
import java.util.ArrayDeque;
import java.util.Deque;

/** One socket of a recorded session, as far as the reports have told of it. */
final class Stood {
  /** As the session itself keeps. */
  private static final int LONGEST_PATH = 24;

  final String name;
  final SocketKind kind;
  final Deque<TcpState> path = new ArrayDeque<>();
  Stage stage = Stage.CREATED;
  String blockedIn;
  boolean gone;
  private Snapshot seen = Snapshot.GONE;

  Stood(String name, SocketKind kind) {
    this.name = name;
    this.kind = kind;
  }

  Stood(Stood other) {
    this(other.name, other.kind);
    path.addAll(other.path);
    stage = other.stage;
    blockedIn = other.blockedIn;
    gone = other.gone;
    seen = other.seen;
  }

  void change(Change change) {
    String after = change.after();
    switch (change.what()) {
      case FD -> {
        seen = with(number(after), seen.state(), seen.local(), seen.peer());
        if (seen.fd() < 0) {
          stage = Stage.CLOSED;
        }
      }
      case STATE -> state(after == null ? null : TcpState.named(after).orElse(null));
      case LOCAL -> seen = with(seen.fd(), seen.state(), address(after), seen.peer());
      case PEER -> seen = with(seen.fd(), seen.state(), seen.local(), address(after));
      case RECVQ -> seen = queues(number(after), seen.sendq(), seen.acceptq());
      case SENDQ -> seen = queues(seen.recvq(), number(after), seen.acceptq());
      case ACCEPTQ -> seen = queues(seen.recvq(), seen.sendq(), number(after));
      case QUEUED, DROPS, URGENT -> {}
      case RETRANS, RETRANSMITS, PROBES, ATTEMPTS, TIMEOUTS, KEEPALIVES -> {}
    }
  }

  private void state(TcpState state) {
    seen = with(seen.fd(), state, seen.local(), seen.peer());
    gone = state == null;
    if (state != null && path.peekLast() != state) {
      path.addLast(state);
      if (path.size() > LONGEST_PATH) {
        path.removeFirst();
      }
    }
    if (seen.fd() < 0 || state == null) {
      return;
    }
    // What the other end does moves a socket on, too.
    switch (state) {
      case FIN_WAIT_1, FIN_WAIT_2, CLOSING, CLOSE_WAIT, LAST_ACK, TIME_WAIT ->
          stage = Stage.HALF_CLOSED;
      case ESTABLISHED -> stage = Stage.CONNECTED;
      case SYN_SENT, SYN_RECV, NEW_SYN_RECV -> stage = Stage.CONNECTING;
      case LISTEN -> stage = Stage.LISTENING;
      case CLOSE -> {}
    }
  }

  /** A list of sockets has it exactly. */
  void listed(SocketView view) {
    seen = view.snapshot();
    stage = view.stage();
    blockedIn = view.blockedIn();
  }

  SocketView view() {
    return new SocketView(name, kind, stage, blockedIn, false, seen);
  }

  private static Endpoint address(String text) {
    return text == null ? null : Endpoints.parse(text);
  }

  private static Integer number(String text) {
    return text == null ? null : Integer.valueOf(text);
  }

  private Snapshot with(int fd, TcpState state, Endpoint local, Endpoint peer) {
    return new Snapshot(
        fd,
        state,
        seen.listening(),
        local,
        peer,
        seen.recvq(),
        seen.sendq(),
        seen.acceptq(),
        seen.acceptLimit(),
        null);
  }

  private Snapshot queues(Integer recvq, Integer sendq, Integer acceptq) {
    return new Snapshot(
        seen.fd(),
        seen.state(),
        seen.listening(),
        seen.local(),
        seen.peer(),
        recvq,
        sendq,
        acceptq,
        seen.acceptLimit(),
        null);
  }
}
