package dev.sockstep.session;

import dev.sockstep.model.Endpoint;
import dev.sockstep.model.Route;
import dev.sockstep.model.Snapshot;
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
    Endpoint to = gains.address;
    if (to == null || to instanceof Endpoint.Unix) {
      return null;
    }
    Snapshot before = step.before().snapshot();
    Endpoint bound = before == null ? null : before.local();
    Endpoint local = socket.seen == null ? null : socket.seen.local();
    boolean chosen = bound == null || bound.port() == 0;
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

  /** What the routing tables say now of a socket's packets. */
  Optional<Route> route(SessionSocket socket, Snapshot seen) {
    return routes.of(socket.fd, socket.kind, seen.local(), seen.peer());
  }
}
