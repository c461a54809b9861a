package dev.sockstep.session;

import dev.sockstep.command.Data;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.Num;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Call;
import dev.sockstep.model.Change;
import dev.sockstep.model.Change.Property;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Packet;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.Stage;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.model.TcpState;
import java.util.List;
import java.util.Set;

/** What is worth saying of a step that did not fail. */
final class Remarks {
  private Remarks() {}

  static void on(
      PendingStep step,
      Call call,
      SessionSocket socket,
      SessionSocket made,
      SocketTable table,
      List<Packet> packets,
      StepReportBuilder builder) {
    if (call == null || call.failed()) {
      return;
    }
    Snapshot before = step.before().snapshot();
    switch (step.command()) {
      case SocketCommand.Recv(Num count, MessageFlags flags) ->
          Receipts.on(step, call, number(count), flags, socket, builder);
      case SocketCommand.Recvfrom(Num count, MessageFlags flags) ->
          Receipts.on(step, call, number(count), flags, socket, builder);
      case SocketCommand.Peek(Num count) ->
          Receipts.on(
              step, call, number(count), MessageFlags.of(MessageFlag.PEEK), socket, builder);
      case SocketCommand.Send(Data data, _) -> send(call, data, before, socket, packets, builder);
      case SocketCommand.Sendto(Data data, _, _) -> {
        send(call, data, before, socket, packets, builder);
        addressed(step, socket, before, builder);
      }
      case SocketCommand.Urgent(Data data) -> urgent(call, data, before, socket, packets, builder);
      case SocketCommand.Dup _ -> dup(made, builder);
      case SocketCommand.Socketpair pair ->
          builder.note(made.name + " and " + pair.second().orElseThrow() + " are connected");
      case SocketCommand.Create _ when table.all().size() == 1 ->
          builder.note(
              "descriptors below " + socket.fd + " and some above are the Java program's own");
      case SocketCommand.Close _ -> close(before, socket, builder);
      case SocketCommand.Accept _ -> accept(step, made, table, builder);
      case SocketCommand.Shutdown _ -> portLost(before, socket, builder);
      case SocketCommand.Connect _ ->
          Connects.on(socket, before, step.attempt().gains.address).ifPresent(builder::note);
      case SocketCommand.Listen _ -> portFound(before, socket, builder);
      default -> {}
    }
  }

  /** Linux shows a connection that rests in TIME_WAIT at two places, in two states. */
  static void onRest(List<Change> changes, SocketTable table, StepReportBuilder builder) {
    for (Change change : changes) {
      boolean closes = change.what() == Property.STATE && "CLOSE".equals(change.after());
      if (closes && table.find(change.socket()).filter(SessionSocket::restsApart).isPresent()) {
        builder.note(
            change.socket()
                + ": CLOSE is what its descriptor shows; the kernel keeps the connection itself in"
                + " TIME_WAIT, as ss shows");
      }
    }
  }

  private static void send(
      Call call,
      Data data,
      Snapshot before,
      SessionSocket socket,
      List<Packet> packets,
      StepReportBuilder builder) {
    long length =
        switch (data) {
          case Data.Text text -> text.bytes().length();
          case Data.Generated(Num count) -> number(count);
          case Data.Value _, Data.Joined _ -> throw new IllegalStateException("not resolved");
        };
    if (call.result() < length) {
      builder.note(
          "a short send: the kernel took "
              + call.result()
              + " of "
              + length
              + " bytes; "
              // Had it come before, the send would have failed with EPIPE.
              + (socket.kernel.shutdownWriteStep > 0
                  ? "your shutdown at step " + socket.kernel.shutdownWriteStep + " cut it short"
                  : "a program sends the rest again"));
    }
    if (before != null && before.state() == TcpState.CLOSE_WAIT) {
      builder.note("the peer had sent its FIN" + answer(socket, packets));
    }
  }

  /** What became of bytes sent after the peer's FIN, where it was seen. */
  private static String answer(SessionSocket socket, List<Packet> packets) {
    Set<String> names = socket.kernel.descriptors.keySet();
    boolean reset = packets.stream().anyMatch(p -> p.isReset() && names.contains(p.receiver()));
    boolean over = socket.seen != null && socket.seen.state() == TcpState.CLOSE;
    if (reset || over) {
      return answerer(socket) + ": it answered this with RST, and the next send fails";
    }
    long end =
        packets.stream()
            .filter(p -> p.length() > 0 && names.contains(p.sender()))
            .mapToLong(p -> p.seq() + p.length())
            .max()
            .orElse(Long.MAX_VALUE);
    boolean taken =
        packets.stream()
            .anyMatch(p -> p.isBareAck() && p.ack() >= end && names.contains(p.receiver()));
    return taken
        ? ", and has acknowledged this: it has only shut down sending"
        : ": if it has closed, it answers this with RST, and the next send fails";
  }

  /** Both a close and a shutdown of both directions make a kernel answer data with RST. */
  private static String answerer(SessionSocket socket) {
    SessionSocket partner = socket.partner;
    return partner == null
        ? ", and it has closed, or shut down both ways"
        : partner.fd < 0
            ? ", and it has closed"
            : ", and " + partner.name + " is shut down both ways";
  }

  /** What Linux makes of an address where there is a connection: others say EISCONN, send(2). */
  private static void addressed(
      PendingStep step, SessionSocket socket, Snapshot before, StepReportBuilder builder) {
    Endpoint peer = before == null ? null : before.peer();
    Endpoint to = step.attempt().gains.address;
    if (peer == null || peer.equals(to)) {
      return;
    }
    if (socket.kind.hasConnections()) {
      builder.note(
          "nobody looked at the address: what a connected "
              + socket.kind.word()
              + " socket sends goes to its peer");
    } else {
      builder.note(
          "this datagram went to "
              + to.text()
              + ", though "
              + socket.name
              + " is connected to "
              + peer.text()
              + ": the address of a sendto counts for that one");
    }
  }

  private static void urgent(
      Call call,
      Data data,
      Snapshot before,
      SessionSocket socket,
      List<Packet> packets,
      StepReportBuilder builder) {
    send(call, data, before, socket, packets, builder);
    if (call.result() > 0) {
      builder.note(
          "the last byte is urgent: the peer reads it with recv 1 --oob, or in its place if it has"
              + " set SO_OOBINLINE; atmark shows where it stood (tcp(7))");
    }
  }

  private static void dup(SessionSocket made, StepReportBuilder builder) {
    builder.note(
        made.name
            + " (fd "
            + made.fd
            + ") is a second descriptor for the socket of "
            + made.otherHolder()
            + (made.stage == Stage.CONNECTED || made.stage == Stage.HALF_CLOSED
                ? ": one socket, one connection, two names"
                : ": one socket, two names"));
  }

  private static void close(Snapshot before, SessionSocket socket, StepReportBuilder builder) {
    String holder = socket.otherHolder();
    if (holder != null) {
      builder.note(
          "only the descriptor is gone: "
              + holder
              + " (fd "
              + socket.kernel.descriptors.get(holder)
              + ") holds the same socket, so "
              + (before != null && before.listening()
                  ? "it goes on listening"
                  : before != null && before.peer() != null
                      ? "nothing is sent and the connection stays"
                      : "the socket stays"));
      return;
    }
    boolean unread = before != null && before.recvq() != null && before.recvq() > 0;
    if (unread && socket.kind.isTcp() && before.state() != TcpState.CLOSE) {
      builder.note(
          before.recvq()
              + (before.recvq() == 1 ? " byte was" : " bytes were")
              + " unread, so the kernel sends RST, not FIN: the peer may see"
              + " ECONNRESET");
    }
  }

  /**
   * A listener that stops listening keeps its port only if bind has named it, SOCK_BINDPORT_LOCK
   * ({@code tcp_set_state} in net/ipv4/tcp.c); getsockname still tells the old one.
   */
  private static void portLost(Snapshot before, SessionSocket socket, StepReportBuilder builder) {
    boolean stopped =
        before != null
            && before.state() == TcpState.LISTEN
            && socket.seen.state() == TcpState.CLOSE;
    if (stopped && !socket.kernel.keepsPort && before.local() != null) {
      builder.note(
          "the kernel has taken port "
              + before.local().port()
              + " back, which it had chosen itself; getsockname still shows it, but anyone may"
              + " have it, and a new listen may get another");
    }
  }

  private static void portFound(Snapshot before, SessionSocket socket, StepReportBuilder builder) {
    Endpoint old = before == null ? null : before.local();
    Endpoint now = socket.seen.local();
    boolean moved = socket.kind.isTcp() && old != null && now != null && old.port() != now.port();
    if (moved && old.port() != 0) {
      builder.note(
          "port "
              + old.port()
              + " was no longer this socket's: the kernel has given it another port, "
              + now.port());
    }
  }

  private static void accept(
      PendingStep step, SessionSocket made, SocketTable table, StepReportBuilder builder) {
    if (made == null) {
      return;
    }
    SessionSocket client = Unblocking.peer(made, table);
    String from = client == null ? "" : ": the other end is " + client.name;
    builder.note(made.name + " is the new socket" + from);
    Endpoint caller = step.attempt().gains.address;
    if (made.seen.state() == TcpState.CLOSE && caller != null) {
      builder.note(
          "the connection, which came from "
              + caller.text()
              + ", was reset while it waited: accept takes it all the same");
    }
    if (table.current().orElse(null) != made) {
      builder.note(
          "the current socket is still " + table.current().map(s -> s.name).orElse("none"));
    }
  }

  private static long number(Num num) {
    return num instanceof Num.Literal(long value) ? value : 0;
  }
}
