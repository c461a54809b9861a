package dev.sockstep.session;

import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.Num;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.Call;
import dev.sockstep.model.Packet;
import dev.sockstep.model.StepReportBuilder;
import dev.sockstep.observe.Observer;
import java.util.List;

/** What is no failure and surprises all the same: a short recv, urgent data, data with a FIN. */
final class Arrivals {
  /** What a call was to receive. */
  private record Receipt(long asked, MessageFlags flags) {
    /** Null of a command that receives nothing. */
    static Receipt of(SocketCommand command) {
      return switch (command) {
        case SocketCommand.Recv(Num.Literal(long asked), MessageFlags flags) ->
            new Receipt(asked, flags);
        case SocketCommand.Recvfrom(Num.Literal(long asked), MessageFlags flags) ->
            new Receipt(asked, flags);
        default -> null;
      };
    }
  }

  private final Observer observer;

  /** Of a short recv it is enough to say once what it is. */
  private boolean shortToldBefore;

  Arrivals(Observer observer) {
    this.observer = observer;
  }

  /** What a call that returned well received. */
  void received(PendingStep step, Call call, StepReportBuilder builder) {
    SessionSocket socket = step.socket();
    Receipt receipt = Receipt.of(step.command());
    if (receipt == null || socket.fd < 0 || !socket.kind.isStream()) {
      return;
    }
    MessageFlags flags = receipt.flags();
    // Of urgent data: that one took the urgent byte, and stopped nowhere.
    if (flags.has(MessageFlag.OOB)
        || call == null
        || call.failed()
        || call.result() >= receipt.asked()) {
      return;
    }
    if (socket.kind.isTcp() && observer.isAtMark(socket.fd)) {
      builder.note(
          "recv stopped at the urgent mark. "
              + (observer.isInline(socket.fd)
                  ? "SO_OOBINLINE is on: the next recv begins with the urgent byte (tcp(7))"
                  : observer.hasUrgent(socket.fd)
                      ? "The urgent byte is kept apart, for recv with MSG_OOB (tcp(7))"
                      : "The urgent byte was there, and has been taken (tcp(7))"));
    } else if (call.result() > 0 && flags.has(MessageFlag.WAITALL)) {
      WaitAll.shortBecause(step, call, receipt.asked(), flags, observer.inquiry())
          .ifPresent(builder::note);
    } else if (call.result() > 0 && !shortToldBefore) {
      shortToldBefore = true;
      builder.note(
          "a short recv: it gives what has arrived, and does not wait for all that was asked for");
    }
  }

  /** What the packets of a step, or those before it, brought. */
  static void on(List<Packet> packets, StepReportBuilder builder) {
    for (Packet packet : packets) {
      if (packet.receiver() == null || packet.again()) {
        continue;
      }
      if (packet.flags().startsWith("F") && packet.length() > 0) {
        builder.note(
            "the FIN came with the last "
                + (packet.length() == 1 ? "byte: " : packet.length() + " bytes: ")
                + packet.receiver()
                + (packet.length() == 1 ? " reads it first" : " reads them first")
                + ", and then recv returns 0");
      }
      if (packet.flags().contains("U")) {
        builder.note(
            "urgent data for "
                + packet.receiver()
                + ": recv stops before the urgent byte (tcp(7))");
      }
    }
  }
}
