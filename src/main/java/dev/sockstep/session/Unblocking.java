package dev.sockstep.session;

import dev.sockstep.command.Literals;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Stage;
import dev.sockstep.model.TcpState;
import dev.sockstep.observe.Inquiry;
import java.util.OptionalInt;

/** What a blocked call waits for, and what would make it return. */
final class Unblocking {
  private Unblocking() {}

  static Outcome.Blocked of(PendingStep step, SocketTable table, Inquiry inquiry) {
    String wchan = step.attempt().wchan();
    if ("getaddrinfo".equals(step.attempt().inProgress())) {
      return new Outcome.Blocked(
          wchan,
          "the resolver waits for a name server's answer",
          "it gives up by itself after its timeouts (resolv.conf(5)); a signal does not end it");
    }
    if (step.attempt().isReturning()) {
      return new Outcome.Blocked(
          null, "nothing: it does not sleep, it is at work or on its way back", "time alone");
    }
    SessionSocket socket = step.socket();
    return switch (step.command()) {
      case SocketCommand.Accept _ ->
          new Outcome.Blocked(
              wchan,
              "the accept queue is empty",
              "connect to " + where(socket) + " from another socket");
      case SocketCommand.Recv _, SocketCommand.Recvfrom _, SocketCommand.Peek _ ->
          receive(wchan, step, table, inquiry);
      case SocketCommand.Send _,
          SocketCommand.Sendall _,
          SocketCommand.Sendto _,
          SocketCommand.Urgent _ ->
          send(wchan, socket, table);
      case SocketCommand.Poll poll -> poll(wchan, socket, poll);
      case SocketCommand.Connect _ ->
          connect(wchan, socket, step.attempt().gains.address, table, inquiry);
      case SocketCommand.Close _ -> close(wchan, step, table);
      default -> unanswered(wchan);
    };
  }

  private static Outcome.Blocked unanswered(String wchan) {
    return new Outcome.Blocked(wchan, "the kernel has not answered yet", "wait");
  }

  private static Outcome.Blocked poll(String wchan, SessionSocket socket, SocketCommand.Poll poll) {
    String none = socket == null ? "no socket is ready" : socket.name + " is not ready";
    return new Outcome.Blocked(
        wchan,
        none + " for anything",
        "send to one of them, or wait: it returns after "
            + Literals.text(poll.limit().orElseThrow()));
  }

  private static Outcome.Blocked receive(
      String wchan, PendingStep step, SocketTable table, Inquiry inquiry) {
    Outcome.Blocked plain = recv(wchan, step.socket(), table);
    Quota quota = Quota.of(step, inquiry);
    if (quota == null) {
      return plain;
    }
    SessionSocket peer = peer(step.socket(), table);
    return new Outcome.Blocked(wchan, quota.waitsFor(peer), quota.unblock(peer, plain.unblock()));
  }

  private static Outcome.Blocked recv(String wchan, SessionSocket socket, SocketTable table) {
    SessionSocket peer = peer(socket, table);
    String how =
        peer == null
            ? socket.kind.hasConnections()
                ? "the peer must send, or close its end"
                : socket.kind.isUdp() && socket.seen != null && socket.seen.local() == null
                    ? "it has no address that anyone could send to: bind it first"
                    : socket.kind.isUdp() && socket.seen != null && socket.seen.peer() != null
                        ? "only "
                            + socket.seen.peer().text()
                            + " can send to it: "
                            + socket.name
                            + " is connected to that"
                        : "someone must send to " + where(socket)
            : peer.name
                + ".send \"…\""
                + (socket.kind.isStream() ? ", or " + peer.name + ".close" : "");
    return new Outcome.Blocked(wchan, "the receive buffer is empty", how);
  }

  private static Outcome.Blocked send(String wchan, SessionSocket socket, SocketTable table) {
    if (socket.seen != null && socket.seen.state() == TcpState.SYN_SENT) {
      return new Outcome.Blocked(
          wchan, "the handshake is not done yet (state SYN_SENT)", "the listener must answer");
    }
    SessionSocket peer = peer(socket, table);
    Integer waiting = socket.seen == null ? null : socket.seen.sendq();
    if ("unix_wait_for_peer".equals(wchan)) {
      SessionSocket receiver = peer == null ? receiver(socket, table) : peer;
      return new Outcome.Blocked(
          wchan,
          "the queue of the other socket is full",
          receiver == null ? "the other end must recv" : receiver.name + ".recv 65536");
    }
    String full = "the send buffer is full";
    return new Outcome.Blocked(
        wchan,
        waiting == null ? full : full + ": " + waiting + " bytes are not acknowledged",
        peer == null ? "the peer must recv" : peer.name + ".recv 1000000");
  }

  private static Outcome.Blocked close(String wchan, PendingStep step, SocketTable table) {
    OptionalInt limit = step.before().linger();
    if (limit.isEmpty()) {
      return unanswered(wchan);
    }
    SessionSocket peer = peer(step.socket(), table);
    return new Outcome.Blocked(
        wchan,
        "SO_LINGER makes close wait until what was sent is acknowledged, but no longer than "
            + limit.getAsInt()
            + " s",
        peer == null ? "the peer must recv" : peer.name + ".recv 1000000");
  }

  private static Outcome.Blocked connect(
      String wchan, SessionSocket socket, Endpoint to, SocketTable table, Inquiry inquiry) {
    boolean unix = socket.kind.isUnix();
    TcpState state = socket.seen == null ? null : socket.seen.state();
    for (SessionSocket other : table.open()) {
      if (other.stage == Stage.LISTENING && listensOn(other, to, socket) && isFull(other)) {
        Integer queue = other.seen.acceptq();
        String full =
            queue == null
                ? "the accept queue of " + other.name + " is full"
                : "the accept queue of "
                    + other.name
                    + " is full ("
                    + queue
                    + (queue == 1 ? " waits" : " wait")
                    + ", the limit is "
                    + other.seen.acceptLimit()
                    + ")";
        return new Outcome.Blocked(
            wchan,
            unix ? full : full + ", so the kernel drops the SYN",
            other.name + ".accept makes room");
      }
    }
    if (!unix && inquiry.isUnresolved(to)) {
      return new Outcome.Blocked(
          wchan,
          "nobody has answered ARP for " + to.host() + ": the SYN waits for a hardware address",
          "wait: it ends with EHOSTUNREACH when the kernel asks no more");
    }
    return new Outcome.Blocked(
        wchan,
        unix
            ? "the listener's accept queue is full"
            : "no answer to the SYN has come" + (state == null ? "" : " (state " + state + ")"),
        unix
            ? "accept at the other end makes room"
            : "the kernel sends the SYN again and again, for as long as tcp_syn_retries says");
  }

  /**
   * At its own address, or at any address of the machine. One of the machine's is known by what it
   * is, or by the other end, which is at the very same.
   */
  private static boolean listensOn(SessionSocket listener, Endpoint to, SessionSocket from) {
    Endpoint local = listener.seen == null ? null : listener.seen.local();
    if (local == null || to == null || local.equals(to)) {
      return local != null && to != null;
    }
    Endpoint source = from.seen == null ? null : from.seen.local();
    boolean here =
        to.isAny() || to.isLoopback() || source != null && source.host().equals(to.host());
    return here && local.isAny() && local.port() > 0 && local.port() == to.port();
  }

  /** The kernel takes one connection more than the limit (sk_acceptq_is_full). */
  private static boolean isFull(SessionSocket listener) {
    Integer queue = listener.seen.acceptq();
    return queue == null || queue > listener.seen.acceptLimit();
  }

  /** The other end of the socket's connection when it is in this session too; else null. */
  static SessionSocket peer(SessionSocket socket, SocketTable table) {
    if (socket.partner != null && socket.partner.fd >= 0) {
      return socket.partner;
    }
    return table.open().stream().filter(socket::isOppositeOf).findFirst().orElse(null);
  }

  /** Who has the name that a Unix datagram socket is connected to. */
  private static SessionSocket receiver(SessionSocket socket, SocketTable table) {
    Endpoint to = socket.seen == null ? null : socket.seen.peer();
    return table.open().stream()
        .filter(other -> to != null && other.seen != null && to.equals(other.seen.local()))
        .findFirst()
        .orElse(null);
  }

  private static String where(SessionSocket socket) {
    Endpoint local = socket.seen == null ? null : socket.seen.local();
    if (local == null) {
      return "it";
    }
    return local.isAny()
        ? local.text().replace("0.0.0.0", "127.0.0.1").replace("[::]", "[::1]")
        : local.text();
  }
}
