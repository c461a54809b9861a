package dev.sockstep.session;

import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.Num;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.observe.Inquiry;
import dev.sockstep.sys.SocketConstants;

/**
 * How many bytes a blocked recv of a stream waits for, where one is not enough: MSG_WAITALL
 * (recv(2)), or SO_RCVLOWAT (socket(7)).
 *
 * @param asked the bytes that were asked for
 * @param all whether it waits for all of them
 * @param mark the bytes that must come at once to end it: TCP wakes nobody for fewer than
 *     SO_RCVLOWAT that are unread (tcp_data_ready), whatever the call has taken already
 * @param had the bytes that it took when it began; -1 when more may have come since
 */
record Quota(long asked, boolean all, long mark, long had) {
  /** Of a recv that blocks; null when any byte would end it. */
  static Quota of(PendingStep step, Inquiry inquiry) {
    return switch (step.command()) {
      case SocketCommand.Recv(Num.Literal(long asked), MessageFlags flags) ->
          of(step, asked, flags, inquiry);
      case SocketCommand.Recvfrom(Num.Literal(long asked), MessageFlags flags) ->
          of(step, asked, flags, inquiry);
      default -> null;
    };
  }

  private static Quota of(PendingStep step, long asked, MessageFlags flags, Inquiry inquiry) {
    SessionSocket socket = step.socket();
    if (!socket.kind.isStream() || socket.fd < 0) {
      return null;
    }
    boolean all = flags.has(MessageFlag.WAITALL);
    int lowWater =
        inquiry
            .option(socket.fd, SocketConstants.SOL_SOCKET, SocketConstants.SO_RCVLOWAT)
            .orElse(1);
    long mark = socket.kind.isTcp() ? lowWater : Math.min(asked, lowWater);
    boolean first = !step.mark().told && !flags.has(MessageFlag.PEEK);
    long had = first ? Histories.unread(step.before().snapshot()) : -1;
    return mark > 1 || all && asked > 1 ? new Quota(asked, all, mark, had) : null;
  }

  /** Whether no more than it had has come: others may send, or the peer may be sending. */
  private boolean isKnown(SessionSocket peer) {
    return peer != null
        && peer.seen != null
        && peer.seen.sendq() != null
        && peer.seen.sendq() == 0
        && had >= 0
        && had < asked;
  }

  String waitsFor(SessionSocket peer) {
    if (!all) {
      return "SO_RCVLOWAT is "
          + mark
          + ": fewer bytes do not end it"
          + (isKnown(peer) && had > 0 ? " (it has taken " + had + ")" : "");
    }
    String whole = "MSG_WAITALL waits for all " + asked + " bytes";
    return isKnown(peer) ? whole + ": " + (asked - had) + " are to come" : whole;
  }

  /** What the peer would type; what it would be otherwise where the number is not known. */
  String unblock(SessionSocket peer, String otherwise) {
    return isKnown(peer)
        ? peer.name
            + ".send #"
            + (all ? Math.max(mark, asked - had) : mark)
            + ", or "
            + peer.name
            + ".close"
        : otherwise;
  }
}
