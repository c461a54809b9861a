package dev.sockstep.export.program;

import dev.sockstep.command.Address;
import dev.sockstep.command.Host;
import dev.sockstep.model.Call;
import dev.sockstep.model.Endpoint;
import dev.sockstep.render.json.Endpoints;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Where the sockets of a session are, and which of them a call's address is. */
final class Places {
  private final Map<Variable, Endpoint> locals = new LinkedHashMap<>();
  private final Map<Variable, Endpoint> senders = new HashMap<>();
  private final Set<Variable> listeners = new HashSet<>();

  void is(Variable socket, Endpoint local) {
    locals.put(socket, local);
  }

  void hasHeard(Variable socket, Endpoint sender) {
    senders.put(socket, sender);
  }

  void listens(Variable socket) {
    listeners.add(socket);
  }

  /** The address of each socket as a program elsewhere has to give it. */
  Map<Variable, Place.Outside> addresses() {
    Map<Variable, Place.Outside> addresses = new HashMap<>();
    locals.forEach(
        (socket, local) ->
            addresses.put(socket, new Place.Outside(socket, 0, reachable(local), local.port())));
    return addresses;
  }

  /** What is bound to any address is reached at the loopback one. */
  private static String reachable(Endpoint local) {
    return switch (local.host()) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::" -> "::1";
      default -> local.host();
    };
  }

  /** As the kernel was given it; but a name stays a name, to be looked up anew. */
  Place of(Address address, Call call, Variable socket) {
    if (address instanceof Address.Path(String name, boolean isAbstract, _)) {
      return new Place.Path(name, isAbstract);
    }
    Endpoint target = Endpoints.parse(call.arguments().getLast());
    if (target instanceof Endpoint.Unix(String name, boolean isAbstract)) {
      return new Place.Path(name, isAbstract);
    }
    if (!call.name().equals("bind") && isSame(target, senders.get(socket))) {
      return new Place.Sender();
    }
    Variable inside = call.name().equals("bind") ? null : at(target.port(), socket);
    if (inside != null) {
      return isMulticast(target)
          ? new Place.Group(inside, target.host())
          : new Place.Inside(inside);
    }
    String host =
        address instanceof Address.HostPort(Host.Named(String named, _), _, _)
            ? named
            : target.host();
    return new Place.Outside(socket, 0, host, target.port());
  }

  /**
   * Whether a datagram to there goes back to who sent the last; any address stands for loopback.
   */
  private static boolean isSame(Endpoint target, Endpoint sender) {
    return sender != null
        && target.port() == sender.port()
        && reachable(target.unmapped()).equals(reachable(sender.unmapped()));
  }

  private static boolean isMulticast(Endpoint target) {
    return switch (target) {
      case Endpoint.Inet4(int address, _) -> address >>> 28 == 0xe;
      case Endpoint.Inet6(long high, _, _, _) -> high >>> 56 == 0xff;
      case Endpoint.Unix _ -> false;
    };
  }

  /** The socket of the session, listening or of datagrams, that has that port. */
  private Variable at(int port, Variable asking) {
    Variable found = null;
    for (Map.Entry<Variable, Endpoint> local : locals.entrySet()) {
      Variable socket = local.getKey();
      boolean accepts = !socket.kind().isStream() || listeners.contains(socket);
      boolean sameType = socket.kind().type().equals(asking.kind().type());
      if (socket != asking && accepts && sameType && local.getValue().port() == port) {
        found = socket;
      }
    }
    return found;
  }
}
