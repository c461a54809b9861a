package dev.sockstep.session;

import dev.sockstep.command.Command;
import dev.sockstep.command.Group;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.Call;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.Stage;
import dev.sockstep.model.Station;
import dev.sockstep.model.TcpState;
import dev.sockstep.model.Track;
import java.util.List;

/** What a step's calls change in the session's own books: sockets made, acts kept, names given. */
final class StepEffects {
  private final SocketTable table;
  private final NamedResults values;

  /** Whether a step has set SO_LINGER: on every socket it is off until one does. */
  private boolean lingers;

  StepEffects(SocketTable table, NamedResults values) {
    this.table = table;
    this.values = values;
  }

  /** Whether SO_LINGER may be on anywhere: set by a step, or handed on by accept. */
  boolean mayLinger() {
    return lingers;
  }

  /** Gives what the step's call has returned the name that its line has for it. */
  void give(PendingStep step, Call call) {
    if (step.given() != null) {
      values.put(step.given(), given(step, call));
    }
  }

  private static NamedResults.Result given(PendingStep step, Call call) {
    Gains gains = step.attempt().gains;
    if (gains.value != null) {
      return new NamedResults.Result.Plain(gains.value);
    }
    return gains.bytes != null
        ? new NamedResults.Result.Bytes(gains.bytes)
        : new NamedResults.Result.Plain(Long.toString(call.result()));
  }

  /** The socket that the step's call has made; null when it makes none. */
  SessionSocket make(PendingStep step, Outcome outcome) {
    int fd = step.attempt().gains.fd;
    if (step.madeName() == null || fd < 0) {
      return null;
    }
    SessionSocket current = table.current().orElse(null);
    values.remove(step.madeName());
    SessionSocket made = table.add(step.madeName(), step.kind(), fd);
    switch (step.command()) {
      case SocketCommand.Create create -> made.kernel.nonblocking = create.nonblocking();
      case SocketCommand.Socketpair pair -> pair(step, pair, made);
      case SocketCommand.Dup _ -> made.duplicate(step.socket());
      default -> accepted(step, made, outcome, current);
    }
    return made;
  }

  private void pair(PendingStep step, SocketCommand.Socketpair pair, SessionSocket first) {
    int fd = step.attempt().gains.second;
    SessionSocket second = table.add(pair.second().orElseThrow().text(), pair.kind(), fd);
    for (SessionSocket made : List.of(first, second)) {
      made.kernel.nonblocking = pair.nonblocking();
      made.kernel.role = Track.Role.PAIR;
      made.stage = Stage.CONNECTED;
    }
    first.partner = second;
    second.partner = first;
    table.use(first);
  }

  private void accepted(
      PendingStep step, SessionSocket made, Outcome outcome, SessionSocket current) {
    made.kernel.role = Track.Role.SERVER;
    made.stage = Stage.CONNECTED;
    made.kernel.set.inherit(step.socket().kernel.set);
    made.arrived(Station.ACCEPT, Track.Progress.REACHED, null);
    // Who has moved on to another socket while accept was blocked keeps it as the current one.
    if (outcome instanceof Outcome.Finished && current != step.socket()) {
      table.use(current);
    }
  }

  private static boolean wasConnecting(PendingStep step) {
    Snapshot before = step.before().snapshot();
    return before != null && before.state() == TcpState.SYN_SENT;
  }

  /** Keeps what later steps may need as evidence. */
  void remember(PendingStep step, SessionSocket socket, Call call, int number) {
    if (call == null || number == 0) {
      return;
    }
    boolean done = !call.failed();
    if (call.failed()) {
      socket.failed = new SessionSocket.LastFailure(call, number, null);
    }
    switch (step.command()) {
      // It disconnects the socket, and shuts down neither direction (inet_shutdown).
      case SocketCommand.Shutdown _ when done && wasConnecting(step) -> socket.gaveUpStep = number;
      // Though it says ENOTCONN, the kernel has shut the socket down (inet_shutdown).
      case SocketCommand.Shutdown(Command.Direction how)
          when done || call.error().is(Errno.ENOTCONN) ->
          shutDown(step, socket, how, number);
      case SocketCommand.Close _ when socket.fd >= 0 -> closed(step, socket, number);
      case SocketCommand.Setopt setopt when done -> set(socket, setopt, number);
      case SocketCommand.Recv(_, MessageFlags flags)
          when done && flags.has(MessageFlag.OOB) && !flags.has(MessageFlag.PEEK) -> {
        socket.received = step.attempt().gains.bytes;
        socket.kernel.tookUrgent = true;
      }
      case SocketCommand.Recv _, SocketCommand.Recvfrom _, SocketCommand.Peek _ when done -> {
        socket.received = step.attempt().gains.bytes;
        socket.from = step.attempt().gains.from;
      }
      case SocketCommand.Getopt getopt when done && getopt.option() == SocketOption.SO_ERROR ->
          Histories.read(socket, step.attempt().gains.value, number);
      case SocketCommand.Block(boolean on) when done -> {
        socket.kernel.nonblocking = !on;
        socket.timeout = null;
      }
      case SocketCommand.Timeout(var limit) when done -> {
        socket.kernel.nonblocking = limit.isPresent();
        socket.timeout = limit.orElse(null);
      }
      case SocketCommand.Bind _ when done -> {
        placed(socket);
        Endpoint address = step.attempt().gains.address;
        socket.kernel.keepsPort = !socket.kind.isUnix() && address != null && address.port() != 0;
      }
      case SocketCommand.Listen _ when done -> placed(socket);
      case SocketCommand.Join(Group group) when done -> socket.kernel.groups.add(group.toString());
      case SocketCommand.Leave(Group group) when done -> left(socket, group);
      case SocketCommand.Connect _ -> {
        become(socket, Track.Role.CLIENT);
        socket.connectsTo = step.attempt().gains.address;
      }
      default -> {}
    }
    if (call.failed()) {
      Histories.failed(socket, call, number);
    }
  }

  private void closed(PendingStep step, SessionSocket socket, int number) {
    if (socket.otherHolder() == null) {
      dropWaiting(step, socket, "close", number);
    }
    // Linux releases the descriptor even when close fails (close(2), NOTES).
    table.closed(socket);
    socket.closedStep = number;
    socket.unreadAtClose = Histories.unread(step.before().snapshot());
    socket.kernel.set.closed(step.before().lingersNot());
  }

  private void set(SessionSocket socket, SocketCommand.Setopt setopt, int number) {
    if (setopt.option() == SocketOption.SO_LINGER) {
      lingers = true;
      socket.kernel.set.lingerStep = Histories.isLingerOfZero(setopt.value()) ? number : 0;
    }
    if (setopt.option() == SocketOption.SO_REUSEADDR) {
      socket.kernel.set.reuses = setopt.value() instanceof OptionValue.Int(int on) && on != 0;
    }
  }

  /** It has an address: it waits for others. */
  private static void placed(SessionSocket socket) {
    become(socket, Track.Role.SERVER);
    socket.kernel.bound = true;
  }

  /**
   * After what a connect has told: unless that goes on, the one that did not wait is over, and the
   * next connect begins afresh.
   */
  static void concluded(PendingStep step, Call call) {
    boolean connected = step.command() instanceof SocketCommand.Connect && call != null;
    if (connected && !(call.failed() && goesOn(call))) {
      step.socket().begunStep = 0;
    }
  }

  private static boolean goesOn(Call connect) {
    return switch (Errno.of(connect.error().number()).orElse(null)) {
      case EINPROGRESS, EALREADY, EINTR -> true;
      case null, default -> false;
    };
  }

  /** The first step that shut each direction down counts. */
  private void shutDown(PendingStep step, SessionSocket socket, Command.Direction how, int number) {
    Snapshot before = step.before().snapshot();
    // A TCP listener is disconnected by it, which leaves both directions as they are.
    boolean listened = before != null && before.state() == TcpState.LISTEN;
    if (how != Command.Direction.WR && socket.kind.isTcp()) {
      dropWaiting(step, socket, "shutdown", number);
    }
    if (how != Command.Direction.WR && socket.kernel.shutdownReadStep == 0 && !listened) {
      socket.kernel.shutdownReadStep = number;
    }
    if (how != Command.Direction.RD && socket.kernel.shutdownWriteStep == 0 && !listened) {
      socket.kernel.shutdownWriteStep = number;
    }
  }

  /** The connections in a listener's accept queue end with it (inet_csk_listen_stop). */
  private void dropWaiting(PendingStep step, SessionSocket listener, String verb, int number) {
    Snapshot before = step.before().snapshot();
    if (step.before().stage() != Stage.LISTENING || before == null || before.local() == null) {
      return;
    }
    if (before.acceptq() != null && before.acceptq() == 0) {
      return;
    }
    for (SessionSocket other : table.open()) {
      if (other.kind.isUnix() == listener.kind.isUnix()
          && other.partner == null
          && other.kernel.lost == null
          // A connection that nobody has accepted has nobody who could send a FIN.
          && !other.path.contains(TcpState.CLOSE_WAIT)
          && leadsTo(other.kernel.peer, before.local())) {
        other.dropped = listener.name + "." + verb + " at step " + number;
      }
    }
  }

  private static boolean leadsTo(Endpoint peer, Endpoint listener) {
    if (peer == null || listener instanceof Endpoint.Unix) {
      return listener.equals(peer);
    }
    return peer.port() == listener.port()
        && (listener.isAny() || peer.unmapped().equals(listener.unmapped()));
  }

  /** The interface may have been named otherwise when the group was joined. */
  private static void left(SessionSocket socket, Group group) {
    if (!socket.kernel.groups.remove(group.toString())) {
      String address = group.address().toString();
      socket.kernel.groups.stream()
          .filter(joined -> joined.equals(address) || joined.startsWith(address + " "))
          .findFirst()
          .ifPresent(socket.kernel.groups::remove);
    }
  }

  /** Only a socket with connections is a client or a server. */
  private static void become(SessionSocket socket, Track.Role role) {
    boolean listens = socket.stage == Stage.LISTENING && role == Track.Role.CLIENT;
    if (socket.kind.hasConnections() && socket.kernel.role != Track.Role.PAIR && !listens) {
      socket.kernel.role = role;
    }
  }
}
