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
  private final Observer observer;

  /** Of a short recv it is enough to say once what it is. */
  private boolean shortToldBefore;

  Arrivals(Observer observer) {
    this.observer = observer;
  }

  /** What a call that returned well received. */
  void received(PendingStep step, Call call, StepReportBuilder builder) {
    SessionSocket socket = step.socket();
    boolean receives =
        step.command() instanceof SocketCommand.Recv(Num.Literal(long asked), MessageFlags given)
            && !given.has(MessageFlag.OOB) // that one took the urgent byte, and stopped nowhere
            && call != null
            && !call.failed()
            && call.result() < asked;
    if (!receives || socket.fd < 0 || !socket.kind.isStream()) {
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
    } else if (call.result() > 0
        && step.command() instanceof SocketCommand.Recv(Num.Literal(long all), MessageFlags flags)
        && flags.has(MessageFlag.WAITALL)) {
      WaitAll.shortBecause(step, call, all, flags, observer.inquiry()).ifPresent(builder::note);
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
                + packet.length()
                + " bytes: "
                + packet.receiver()
                + " reads them first, and then recv returns 0");
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
