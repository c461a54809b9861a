package dev.sockstep.session;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Route;
import dev.sockstep.model.Snapshot;
import dev.sockstep.model.Stage;
import dev.sockstep.model.Way;
import dev.sockstep.observe.PortRange;
import dev.sockstep.observe.Routes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tells which way a connect took: addresses, route, source and port. */
final class Ways {
  private final Routes routes;

  /** The hosts that a way has been told to. */
  private final Set<String> told = new HashSet<>();

  Ways(Routes routes) {
    this.routes = routes;
  }

  /** The way of a step that connects; null when it has come to no address, or has none. */
  Way of(PendingStep step) {
    SessionSocket socket = step.socket();
    Gains gains = step.attempt().gains;
    if (gains.address == null || gains.address instanceof Endpoint.Unix) {
      return null;
    }
    Snapshot before = step.before().snapshot();
    Endpoint bound = before == null ? null : before.local();
    Endpoint to = taken(gains.address, socket.seen);
    Endpoint local = socket.seen == null ? null : socket.seen.local();
    boolean chosen = bound == null || bound.port() == 0 || isLeftOver(step);
    Route route = routes.of(socket.fd, socket.kind, bound, to).orElse(null);
    Optional<PortRange> range = chosen ? PortRange.read() : Optional.empty();
    return new Way(
        gains.name,
        gains.resolved,
        route,
        local == null || local.port() == 0 ? null : local.port(),
        chosen,
        range.map(PortRange::lowest).orElse(null),
        range.map(PortRange::highest).orElse(null),
        told.add(to.host()));
  }

  /**
   * Whether the port that the socket had before is what a connect that failed has left: the next
   * one gets another. A port that was bound is kept, and its socket no longer a new one.
   */
  private static boolean isLeftOver(PendingStep step) {
    return step.socket().kind.isTcp() && step.before().stage() == Stage.CREATED;
  }

  /**
   * The address that the kernel connects to. For an unspecified one it takes its own loopback
   * ({@code tcp_v6_connect} in net/ipv6/tcp_ipv6.c), or in IPv4 the address that the socket is
   * bound to, where there is one ({@code ip_route_output_key_hash_rcu} in net/ipv4/route.c).
   */
  private static Endpoint taken(Endpoint to, Snapshot seen) {
    Endpoint loopback =
        switch (to.unmapped()) {
          case Endpoint.Inet4(int address, int port) when address == 0 ->
              new Endpoint.Inet4(0x7f000001, port);
          case Endpoint.Inet6(long high, long low, int port, int _) when high == 0 && low == 0 ->
              new Endpoint.Inet6(0, 1, port, 0);
          case Endpoint _ -> null;
        };
    if (loopback == null) {
      return to;
    }
    return seen == null || seen.peer() == null ? loopback : seen.peer();
  }

  /** What the routing tables say now of a socket's packets. */
  Optional<Route> route(SessionSocket socket, Snapshot seen) {
    return routes.of(socket.fd, socket.kind, seen.local(), seen.peer());
  }
}
