package dev.sockstep.observe;

import dev.sockstep.sys.SocketConstants;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to try when an address is in use. SO_REUSEADDR is named only where it helps: it never lets
 * two have the address of a listener, and else counts only when both sockets have set it
 * (socket(7)).
 */
final class Sharing {
  private static final String OTHER_PORT = "take another port (0 lets the kernel choose)";

  private Sharing() {}

  static String mend(Evidence e, List<Holder> holders) {
    List<Holder.Own> own =
        holders.stream().filter(Holder.Own.class::isInstance).map(Holder.Own.class::cast).toList();
    if (!own.isEmpty()) {
      return ofOwn(e, own, own.size() == holders.size());
    }
    Holder.Foreign first = (Holder.Foreign) holders.getFirst();
    if (first.entry().isUdp()) {
      return OTHER_PORT;
    }
    if (first.listens()) {
      return ofListener(first);
    }
    return first.rests() ? ofResting(e, first) : ofConnection(e, first);
  }

  private static String ofOwn(Evidence e, List<Holder.Own> own, boolean alone) {
    List<Holder.Own> connected = own.stream().filter(Sharing::isConnection).toList();
    String again = Mends.again(e);
    boolean datagrams = !e.kind().isTcp();
    if (alone && own.stream().allMatch(Holder.Own::reuseport)) {
      return e.socket() + ".setopt SO_REUSEPORT on" + again + "; or " + OTHER_PORT;
    }
    if (alone && datagrams && !isOn(e) && own.stream().allMatch(Holder.Own::reuse)) {
      return e.socket() + ".setopt SO_REUSEADDR on" + again + "; or " + OTHER_PORT;
    }
    if (datagrams) {
      return alone ? close(own) + again + "; or " + OTHER_PORT : OTHER_PORT;
    }
    if (!alone || connected.size() > 1 || !connected.isEmpty() && connected.size() < own.size()) {
      // Closed, their connections would rest in TIME_WAIT, and have the port for another minute.
      return OTHER_PORT;
    }
    if (connected.isEmpty()) {
      return close(own) + again + "; or " + OTHER_PORT;
    }
    Holder.Own only = connected.getFirst();
    return (only.reuse() ? "" : only.other().name() + ".setopt SO_REUSEADDR on, ")
        + (isOn(e) ? "" : e.socket() + ".setopt SO_REUSEADDR on, ")
        + again.substring(2)
        + "; or "
        + OTHER_PORT;
  }

  private static String close(List<Holder.Own> own) {
    return own.stream()
        .map(each -> each.other().name() + ".close")
        .collect(Collectors.joining(", "));
  }

  private static boolean isConnection(Holder.Own own) {
    return own.other().snapshot().peer() != null && !own.listens();
  }

  private static String ofListener(Holder.Foreign first) {
    if (first.peer() != null) {
      return "take another port, or end the peer: peer stop " + first.peer();
    }
    return first.owner() == null
        ? "sudo ss -ltnp shows which program it is; take another port, or end that program"
        : first.owner().isSelf()
            ? "take another port, or end the peer: peer stop"
            : "take another port, or end that program: kill " + first.owner().pid();
  }

  private static String ofResting(Evidence e, Holder.Foreign first) {
    String wait = first.millis() < 0 ? "wait a minute" : "wait " + first.left();
    String set = e.socket() + ".setopt SO_REUSEADDR on";
    if (isOn(e)) {
      return wait
          + ", or take another port: "
          + e.socket()
          + " has SO_REUSEADDR, and the old socket had not, and both must";
    }
    if (first.closed() == null) {
      return set
          + Mends.again(e)
          + ", helps if the old socket had it too; else "
          + wait
          + ", or take another port";
    }
    return first.closed().reuse()
        ? set + Mends.again(e) + ": the old socket had it too"
        : wait
            + ", or take another port; SO_REUSEADDR would not help, for "
            + first.closed().name()
            + " had not set it: servers set it before bind";
  }

  private static String ofConnection(Evidence e, Holder.Foreign first) {
    String end =
        first.owner() == null || first.owner().isSelf()
            ? "take another port"
            : "take another port, or end that program: kill " + first.owner().pid();
    return isOn(e)
        ? end + "; " + e.socket() + " has SO_REUSEADDR, but the connection's socket has not"
        : end
            + "; SO_REUSEADDR helps only if the connection's socket had it too: "
            + e.socket()
            + ".setopt SO_REUSEADDR on"
            + Mends.again(e);
  }

  private static boolean isOn(Evidence e) {
    return e.inquiry().isOn(e.fd(), SocketConstants.SOL_SOCKET, SocketConstants.SO_REUSEADDR);
  }
}
