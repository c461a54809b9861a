package dev.sockstep.command;

import dev.sockstep.sys.SocketConstants;
import java.util.Locale;

/** A flag of send(2) or recv(2), in the order of the numbers, as strace writes them. */
public enum MessageFlag {
  OOB(SocketConstants.MSG_OOB, Use.BOTH, "send, or take, the urgent byte"),
  PEEK(SocketConstants.MSG_PEEK, Use.RECV, "leave the bytes where they are"),
  DONTROUTE(SocketConstants.MSG_DONTROUTE, Use.SEND, "only to hosts of networks of one's own"),
  TRUNC(SocketConstants.MSG_TRUNC, Use.RECV, "return a datagram's whole length, even if cut"),
  DONTWAIT(SocketConstants.MSG_DONTWAIT, Use.BOTH, "this call alone does not block"),
  EOR(SocketConstants.MSG_EOR, Use.SEND, "a record ends here (seqpacket)"),
  WAITALL(SocketConstants.MSG_WAITALL, Use.RECV, "wait until all the bytes have come"),
  CONFIRM(SocketConstants.MSG_CONFIRM, Use.SEND, "the peer has answered: its neighbour is good"),
  NOSIGNAL(SocketConstants.MSG_NOSIGNAL, Use.SEND, "EPIPE without SIGPIPE"),
  MORE(SocketConstants.MSG_MORE, Use.SEND, "more will come: wait with the segment");

  /** The calls that take a flag. */
  public enum Use {
    SEND,
    RECV,
    BOTH
  }

  private final int number;
  private final Use use;
  private final String help;

  MessageFlag(int number, Use use, String help) {
    this.number = number;
    this.use = use;
    this.help = help;
  }

  public int number() {
    return number;
  }

  /** What it does, in a few words. */
  public String help() {
    return help;
  }

  /** The name that C gives it. */
  public String symbol() {
    return "MSG_" + name();
  }

  /** What a student types. */
  public String word() {
    return "--" + name().toLowerCase(Locale.ROOT);
  }

  /** Whether calls of that direction take it. */
  public boolean fits(Use direction) {
    return use == Use.BOTH || use == direction;
  }
}
