package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Failure;
import dev.sockstep.observe.catalogue.BindMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** EADDRINUSE from bind(2): who has the address. */
final class InUse {
  /** So many are named, and the rest is counted. */
  private static final int NAMED = 3;

  private InUse() {}

  static Failure of(Evidence e, Endpoint wanted) {
    if (wanted == null || wanted.port() == 0) {
      String range = range(e);
      return BindMode.NO_PORT_FOR_BIND.because(
          "The kernel was to choose a port, and each of " + range + " is taken.",
          "net.ipv4.ip_local_port_range is " + range);
    }
    List<Holder> holders = Holders.of(e, wanted);
    if (holders.isEmpty()) {
      return e.kind().isTcp() ? ofNobody(wanted) : null;
    }
    return switch (holders.getFirst()) {
      case Holder.Own own ->
          failure(
              e,
              BindMode.ADDRESS_OF_OWN_SOCKET,
              holders,
              "Your own socket "
                  + own.other().name()
                  + " has "
                  + own.local().text()
                  + " (stage "
                  + own.other().stage().word()
                  + ").");
      case Holder.Foreign foreign when foreign.entry().isUdp() ->
          failure(
              e,
              BindMode.ADDRESS_OF_UDP_SOCKET,
              holders,
              "A UDP socket of "
                  + Objects.requireNonNullElse(foreign.whose(), "another program")
                  + " is bound to port "
                  + wanted.port()
                  + ".");
      case Holder.Foreign foreign when foreign.listens() ->
          failure(e, BindMode.ADDRESS_OF_LISTENER, holders, listener(foreign, wanted));
      case Holder.Foreign foreign when foreign.rests() ->
          failure(e, BindMode.ADDRESS_IN_TIME_WAIT, holders, resting(foreign));
      case Holder.Foreign foreign ->
          failure(
              e,
              BindMode.ADDRESS_OF_CONNECTION,
              holders,
              "A connection"
                  + (foreign.whose() == null ? "" : " of " + foreign.whose())
                  + (foreign.closed() == null ? "" : ",")
                  + " has port "
                  + wanted.port()
                  + ", though nobody listens on it.");
    };
  }

  /** "32768 to 60999". */
  static String range(Evidence e) {
    return e.inquiry()
        .sysctl("ipv4/ip_local_port_range")
        .map(text -> text.replace(" ", " to "))
        .orElse("the range");
  }

  private static Failure failure(Evidence e, BindMode mode, List<Holder> holders, String why) {
    return mode.because(why + besides(holders), seen(holders), Sharing.mend(e, holders));
  }

  private static String listener(Holder.Foreign foreign, Endpoint wanted) {
    String who =
        foreign.peer() != null
            ? "Your peer " + foreign.peer()
            : foreign.whose() == null
                ? "A socket that is not of this session"
                : foreign.owner().isSelf()
                    ? "A peer of this session (peer lists them)"
                    : "Another program, " + foreign.whose() + ",";
    return who + " listens on port " + wanted.port() + ".";
  }

  private static String resting(Holder.Foreign foreign) {
    return (foreign.closed() == null
            ? "A connection on that port"
            : "The connection of " + foreign.whose().replaceFirst("^your ", "your own ") + ",")
        + " ended here first, and the kernel keeps its address for 60 s, so that a late segment of"
        + " it can't reach a new one.";
  }

  /** " So have your a (connected) and 2 more."; empty where there is only one. */
  private static String besides(List<Holder> holders) {
    if (holders.size() == 1) {
      return "";
    }
    List<String> rest =
        holders.stream().skip(1).map(Holder::words).distinct().limit(NAMED - 1L).toList();
    int more = holders.size() - 1 - rest.size();
    return " It is in use by "
        + String.join(", ", rest.subList(0, rest.size() - (more == 0 ? 1 : 0)))
        + (more > 0 ? " and " + more + " more" : (rest.size() > 1 ? " and " : "") + rest.getLast())
        + " too.";
  }

  private static List<String> seen(List<Holder> holders) {
    List<String> rows = new ArrayList<>();
    for (Holder holder : holders.stream().limit(NAMED).toList()) {
      rows.add(holder.seen());
      if (holder instanceof Holder.Foreign foreign) {
        String more =
            foreign.rests()
                ? foreign.millis() < 0 ? null : "sock_diag: for another " + foreign.left()
                : holders.size() == 1 ? foreign.inode() : null;
        if (more != null) {
          rows.add(more);
        }
      }
    }
    return rows;
  }

  private static Failure ofNobody(Endpoint wanted) {
    return BindMode.ADDRESS_OF_SILENT_SOCKET.because(
        "Another socket holds port " + wanted.port() + ": one that is bound and does not listen.",
        "/proc/net/tcp has no socket on it: one that is bound and does not listen"
            + " is not in that table");
  }
}
