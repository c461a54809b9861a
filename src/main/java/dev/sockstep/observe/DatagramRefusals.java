package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Failure;
import dev.sockstep.observe.PortTable.Entry;
import dev.sockstep.observe.catalogue.SendMode;
import java.util.List;
import java.util.Optional;

/**
 * ECONNREFUSED told to a socket for datagrams: udp(7) gives it for a destination without a
 * receiver. What answered an earlier datagram is known only where it was captured, and who has the
 * port only where that is this machine.
 */
final class DatagramRefusals {
  private DatagramRefusals() {}

  static Failure of(Evidence e) {
    return e.kind().isUnix() ? unix(e) : udp(e);
  }

  private static Failure unix(Evidence e) {
    return SendMode.UNIX_PEER_CLOSED.because(
        Mends.whoWas(e) + " is closed" + StreamEnds.closedAt(e) + ".",
        List.of(e.standing()),
        Mends.receiver(e));
  }

  private static Failure udp(Evidence e) {
    Endpoint to = e.before().peer();
    boolean here = to != null && e.to(to).isHere() && PortTable.canRead("udp");
    Optional<Entry> holder = here ? receiver(e, to) : Optional.empty();
    boolean nobody = here && holder.isEmpty();
    boolean seen = e.history().icmp() != null;
    return SendMode.PORT_UNREACHABLE.because(
        what(e, to, nobody) + " The kernel tells it to the next call, or to one that waits.",
        Evidence.seen(
            IcmpErrors.seenOrNot(e),
            to == null || seen ? null : e.socket() + " is connected to " + to.text(),
            nobody ? "/proc/net/udp and udp6 have no socket there" : null,
            holder.map(entry -> "a socket is there now, " + entry.text()).orElse(null),
            "this call itself did nothing"),
        attempt(e, to, here, holder));
  }

  /** An error from before another connect may be told still: only ICMP names the destination. */
  private static String what(Evidence e, Endpoint to, boolean nobody) {
    String datagram = "A datagram that " + e.socket() + " sent";
    if (e.history().icmp() != null) {
      return datagram
          + " to "
          + e.history().icmp().icmp().to().text()
          + " was answered by an ICMP message: "
          + (nobody
              ? "nobody has that port."
              : "nobody had that port then, or a firewall rejects.");
    }
    return datagram
        + " earlier was refused"
        + (nobody
            ? ", and nobody has the port of " + to.text() + "."
            : ": nobody had that port then, or a firewall rejects.");
  }

  /** Who would get what is sent there now: a socket that is connected hears its peer alone. */
  private static Optional<Entry> receiver(Evidence e, Endpoint to) {
    Endpoint own = e.before().local();
    return PortTable.udp(to.port()).stream()
        .filter(entry -> Addresses.overlap(entry.local(), to))
        .filter(entry -> entry.peer().port() == 0 || Addresses.overlap(entry.peer(), own))
        .findFirst();
  }

  private static String attempt(Evidence e, Endpoint to, boolean here, Optional<Entry> holder) {
    if (holder.isPresent()) {
      return Mends.same(e) + ": the error has been told, and somebody has the port now";
    }
    return here ? Mends.serve(e, to) : SendMode.PORT_UNREACHABLE.facts().attempt();
  }
}
