package dev.sockstep.observe;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Errno;
import dev.sockstep.model.Failure;
import dev.sockstep.model.Route;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.observe.catalogue.RouteMode;
import dev.sockstep.sys.SocketConstants;
import java.util.List;
import java.util.Optional;

/** What the routing table has against a destination: the kernel is asked for the route again. */
final class RouteFailures {
  /** Three requests, a second apart, arp(7): sooner nobody is given up. */
  private static final long ARP_NANOS = 2_500_000_000L;

  private RouteFailures() {}

  static Failure of(Evidence e, Errno errno) {
    Optional<Route> route = e.inquiry().route(e);
    boolean said = route.isPresent() && errno.name().equals(route.get().errno());
    if (!said && IcmpErrors.isOfAnotherHost(e)) {
      return told(e);
    }
    return switch (errno) {
      case ENETUNREACH -> said ? noRoute(e) : unreachable(e, route.orElse(null));
      case EHOSTUNREACH -> said ? refuses(RouteMode.UNREACHABLE_ROUTE, e, errno) : silent(e);
      case EACCES ->
          said
              ? refuses(RouteMode.PROHIBIT_ROUTE, e, errno)
              : route
                  .filter(found -> found.is(Route.BROADCAST))
                  .map(_ -> broadcast(e))
                  .orElseGet(() -> denied(e, route));
      case EPERM -> forbidden(e, route.map(found -> found.errno() == null).orElse(false));
      case EINVAL -> said ? refuses(RouteMode.BLACKHOLE_ROUTE, e, errno) : invalid(e);
      default -> null;
    };
  }

  private static Failure noRoute(Evidence e) {
    return RouteMode.NO_ROUTE.because(
        "The routing table has no route to " + e.where() + ": no packet was sent.",
        "the route look-up (RTM_GETROUTE) answers ENETUNREACH",
        "the failure came at once, after " + e.call().micros() + " µs");
  }

  private static Failure unreachable(Evidence e, Route route) {
    if (BindFailures.isMapped(e)) {
      return BindFailures.mapped(e);
    }
    boolean many = route != null && (route.is(Route.BROADCAST) || route.is(Route.MULTICAST));
    return many && e.kind().isTcp()
        ? RouteMode.NOT_FOR_TCP.because(
            e.where()
                + " is a "
                + route.type()
                + " address, and a TCP connection has exactly one peer.",
            "the route look-up (RTM_GETROUTE) says " + route.type())
        : told(e);
  }

  /**
   * An error that the kernel tells to the call that waits, or to the next: it makes these of ICMP
   * messages, icmp(7). That one came is said only of one that was captured.
   */
  static Failure told(Evidence e) {
    Endpoint to = e.address() != null ? e.address() : peer(e);
    boolean routed =
        to != null && e.inquiry().route(e.to(to)).map(found -> found.errno() == null).orElse(false);
    boolean seen = e.history().icmp() != null;
    return RouteMode.UNREACHABLE_TOLD.because(
        why(to == null ? "the peer" : to.text(), routed, seen),
        Evidence.seen(
            IcmpErrors.seenOrNot(e),
            routed ? "the route look-up (RTM_GETROUTE) has nothing against it" : null,
            e.isCall("connect") ? null : earlier(e, seen)),
        seen || to == null
            ? RouteMode.UNREACHABLE_TOLD.facts().attempt()
            : "ask who runs the network; ping " + to.host() + " shows who says so, if anybody");
  }

  private static Endpoint peer(Evidence e) {
    return e.before().peer() == null ? e.history().peer() : e.before().peer();
  }

  private static String why(String where, boolean routed, boolean seen) {
    String route = "There is a route to " + where + ", ";
    if (seen) {
      return (routed
              ? route + "but an ICMP message came back for what was sent"
              : "An ICMP message came back for what was sent to " + where)
          + ": a router on the way, or a firewall that rejects, says that it can't be reached.";
    }
    return (routed
            ? route + "and still the kernel says that it can't be reached"
            : "The kernel says that " + where + " can't be reached")
        + ". It may know so by ICMP from a router on the way, or from a firewall that rejects: the"
        + " evidence does not tell which.";
  }

  private static String earlier(Evidence e, boolean seen) {
    if (e.kind().isTcp()) {
      return StreamEnds.again(e);
    }
    return seen ? "an earlier datagram was answered so; this call itself did nothing" : null;
  }

  private static Failure refuses(Mode mode, Evidence e, Errno errno) {
    String type =
        switch (errno) {
          case EACCES -> "prohibit";
          case EINVAL -> "blackhole";
          default -> "unreachable";
        };
    return mode.because(
        "The route to " + e.where() + " is of type " + type + ": no packet was sent.",
        List.of(
            "the route look-up (RTM_GETROUTE) answers " + errno.name(),
            "the failure came at once, after " + e.call().micros() + " µs"),
        "ip route get " + e.address().host() + " says the same; ip route lists the rule");
  }

  private static Failure silent(Evidence e) {
    boolean unresolved = e.inquiry().isUnresolved(e.address());
    // Only the table of IPv4's neighbours is asked.
    boolean known = e.address().unmapped() instanceof Endpoint.Inet4;
    if (!unresolved && (known || e.call().nanos() < ARP_NANOS)) {
      return told(e);
    }
    return RouteMode.NEIGHBOUR_SILENT.because(
        unresolved
            ? e.address().host()
                + " should be on this very link, but nobody there answered ARP for it."
            : "There is a route to "
                + e.where()
                + ", but the last hop cannot reach the host: a router said so by ICMP, or a"
                + " neighbour does not answer.",
        Evidence.seen(
            unresolved ? "/proc/net/arp has no hardware address for it" : null,
            IcmpErrors.seen(e),
            "it took " + e.call().nanos() / 1_000_000 + " ms: a route would have said so at once"),
        RouteMode.NEIGHBOUR_SILENT.facts().attempt());
  }

  private static Failure broadcast(Evidence e) {
    boolean allowed =
        e.inquiry().isOn(e.fd(), SocketConstants.SOL_SOCKET, SocketConstants.SO_BROADCAST);
    return allowed
        ? forbidden(e, true)
        : RouteMode.BROADCAST_NOT_ALLOWED.because(
            e.where() + " is a broadcast address, and " + e.socket() + " has not set SO_BROADCAST.",
            List.of("the route look-up (RTM_GETROUTE) says broadcast", "SO_BROADCAST is 0"),
            e.socket() + ".setopt SO_BROADCAST on" + Mends.again(e));
  }

  /** ICMPv6 has messages of which the kernel makes EACCES, too. */
  private static Failure denied(Evidence e, Optional<Route> route) {
    boolean six = e.address().unmapped() instanceof Endpoint.Inet6;
    return six && GeneralFailures.filtered(e) == null
        ? told(e)
        : forbidden(e, route.map(found -> found.errno() == null).orElse(false));
  }

  /** The route has nothing against it, and still it may not be. */
  private static Failure forbidden(Evidence e, boolean routed) {
    Failure filtered = GeneralFailures.filtered(e);
    return filtered != null
        ? filtered
        : RouteMode.FIREWALL_DROPS.because(
            "Something on this machine forbids "
                + e.call().name()
                + " to "
                + e.where()
                + ", and it is not the route: a firewall rule (nftables, iptables) or a BPF"
                + " program.",
            Evidence.seen(
                routed ? "the route look-up (RTM_GETROUTE) finds nothing against it" : null,
                "no filter of system calls is in force: Seccomp is 0"),
            RouteMode.FIREWALL_DROPS.facts().attempt());
  }

  private static Failure invalid(Evidence e) {
    if (BindFailures.isMapped(e)) {
      return BindFailures.mapped(e);
    }
    if (Addresses.isLinkLocal(e.address())) {
      return BindFailures.scopeMissing(e);
    }
    return Addresses.isLoopback(e.before().local()) && !Addresses.isLoopback(e.address())
        ? RouteMode.SOURCE_IS_LOOPBACK.because(
            e.socket()
                + " is bound to "
                + e.before().local().host()
                + ", and no packet may leave this machine with a loopback address.",
            e.where() + " is not on this machine")
        : null;
  }
}
