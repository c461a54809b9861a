package dev.sockstep.session;

import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.model.Call;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.model.TcpState;

/** What is worth saying of a receive that did not fail: above all what its 0 stands for. */
final class Receipts {
  private Receipts() {}

  static void on(
      PendingStep step,
      Call call,
      long asked,
      MessageFlags flags,
      SessionSocket socket,
      StepReportBuilder builder) {
    if (flags.has(MessageFlag.PEEK) && call.result() > 0) {
      builder.note("MSG_PEEK: the bytes are still there, the next recv takes them");
    }
    if (call.result() > asked) {
      builder.note(
          "MSG_TRUNC: the datagram had "
              + call.result()
              + " bytes; what did not fit in "
              + asked
              + (flags.has(MessageFlag.PEEK) ? " is not shown" : " is lost"));
    }
    if (socket.kind.isTcp() && flags.has(MessageFlag.TRUNC) && call.result() > 0) {
      builder.note(
          "MSG_TRUNC makes TCP throw the bytes away instead of giving them: what is shown is the"
              + " buffer as it was (tcp(7))");
    }
    if (!socket.kind.isStream()) {
      datagram(step, call, asked, flags, socket, builder);
    } else if (call.result() == 0) {
      builder.note(nothing(asked, socket));
    }
  }

  private static String nothing(long asked, SessionSocket socket) {
    if (socket.kernel.shutdownReadStep > 0) {
      return "0 bytes: you shut down reading at step "
          + socket.kernel.shutdownReadStep
          + (socket.kernel.peer == null
              ? " (it took effect, though the call failed): there never was a peer"
              : "; this says nothing about the peer");
    }
    if (socket.kernel.lost != null) {
      return lost(socket.kernel.lost);
    }
    if (asked == 0) {
      return "0 bytes were asked for, so 0 came: this says nothing about the peer";
    }
    TcpState state = socket.seen == null ? null : socket.seen.state();
    if (state == TcpState.CLOSE && socket.kernel.peer == null && socket.begunStep > 0) {
      // A failed connect that did not wait leaves the socket shut down (tcp_done).
      return "0 bytes: there never was a peer: the connect of step "
          + socket.begunStep
          + " failed, and its error has been read already";
    }
    if (state == TcpState.CLOSE && socket.kind.isTcp() && !socket.hasEndedInOrder()) {
      return "0 bytes: the connection is over. Whether the peer has closed it, or an error ended it"
          + " that was read already, was not seen";
    }
    if (socket.kernel.peer != null
        && socket.kernel.peer.equals(socket.kernel.local)
        && socket.kind.isTcp()) {
      return "0 bytes: "
          + socket.name
          + " is connected to itself, and its own FIN of step "
          + socket.kernel.shutdownWriteStep
          + " has come";
    }
    return "0 bytes: end of stream. The peer has closed, or shut down sending; no more will come"
        + (state == TcpState.CLOSE_WAIT ? ". CLOSE_WAIT waits for your close" : "");
  }

  /** No FIN came: whoever asks once more after the error gets 0 (tcp_recvmsg, SOCK_DONE). */
  private static String lost(KernelSocket.Loss lost) {
    String end =
        lost.errno().equals(Errno.ECONNRESET.name())
            ? "0 bytes: the connection was reset, as step "
            : "0 bytes, and no FIN came: the connection ended with " + lost.errno() + ", as step ";
    return end
        + lost.step()
        + (lost.byReading() ? " has read: SO_ERROR tells an error once" : " has told");
  }

  /** Whether SIOCINQ is the size of the next message (udp(7)); for packets it is that of all. */
  private static boolean isCounted(SessionSocket socket) {
    return socket.kind != SocketKind.UNIX_SEQPACKET;
  }

  /** How long the message was; of a packet, what its taking has left of the queue tells a part. */
  private static long size(Snapshot before, SessionSocket socket) {
    long all = before == null || before.recvq() == null ? 0 : before.recvq();
    boolean left = !isCounted(socket) && socket.seen != null && socket.seen.recvq() != null;
    return left ? all - socket.seen.recvq() : all;
  }

  /** A datagram is taken whole or cut: what did not fit is gone (recv(2)). */
  private static void datagram(
      PendingStep step,
      Call call,
      long asked,
      MessageFlags flags,
      SessionSocket socket,
      StepReportBuilder builder) {
    Snapshot before = step.before().snapshot();
    long size = size(before, socket);
    boolean cut = size > asked && call.result() == asked && !flags.has(MessageFlag.PEEK);
    if (cut && !flags.has(MessageFlag.TRUNC)) {
      builder.note(
          "the message had "
              + (isCounted(socket)
                  ? size + " bytes: what did not fit in " + asked
                  : "more than " + asked + " bytes: what did not fit")
              + " is lost, for a recv takes one whole message");
    } else if (call.result() == 0 && asked > 0 && socket.kind.isUdp()) {
      builder.note(
          socket.kernel.shutdownReadStep > 0 && !came(step, before)
              ? "0 bytes, and no datagram: you shut down reading at step "
                  + socket.kernel.shutdownReadStep
                  + ". For UDP that takes effect even where shutdown says ENOTCONN"
              : "0 bytes: an empty datagram. UDP has no end of stream, and no connection to end");
    } else if (call.result() == 0 && asked > 0) {
      builder.note(message(socket));
    }
  }

  /** An empty message of a Unix socket looks like the end: who has sent tells them apart. */
  private static String message(SessionSocket socket) {
    if (socket.kernel.lost != null) {
      return lost(socket.kernel.lost);
    }
    if (socket.kernel.shutdownReadStep > 0) {
      return "0 bytes: an empty message, or none: you shut down reading at step "
          + socket.kernel.shutdownReadStep;
    }
    SessionSocket partner = socket.partner;
    if (!socket.kind.hasConnections() || partner != null && isSending(partner)) {
      return "0 bytes: an empty message"
          + (partner == null ? "" : ". It is no end: " + partner.name + " can still send");
    }
    return partner == null
        ? "0 bytes: an empty message, or the end: both look alike"
        : "0 bytes: the end, for "
            + partner.name
            + (partner.fd < 0
                ? " is closed (step " + partner.closedStep + ")"
                : " shut down sending at step " + partner.kernel.shutdownWriteStep)
            + "; an empty message sent before would look alike";
  }

  private static boolean isSending(SessionSocket partner) {
    return (partner.fd >= 0 || partner.otherHolder() != null)
        && partner.kernel.shutdownWriteStep == 0;
  }

  /** Whether a datagram was there: recvfrom has its sender, or its memory was seen (SO_MEMINFO). */
  private static boolean came(PendingStep step, Snapshot before) {
    return step.attempt().gains.from != null
        || before != null && before.queued() != null && before.queued() > 0;
  }
}
