package dev.sockstep.export.program;

import dev.sockstep.command.MessageFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a program of a session does, in no language yet.
 *
 * @param sockets the sockets that it has
 * @param operations what it does, in order
 * @param arguments the ports that it can be given
 */
record Outline(List<Variable> sockets, List<Operation> operations, List<Place.Outside> arguments) {
  Outline {
    sockets = List.copyOf(sockets);
    operations = List.copyOf(operations);
    arguments = List.copyOf(arguments);
  }

  boolean has(Class<? extends Operation> kind) {
    return operations.stream().anyMatch(kind::isInstance);
  }

  boolean hasPlace(Class<? extends Place> kind) {
    return operations.stream()
        .anyMatch(o -> o instanceof Operation.Addressed to && kind.isInstance(to.place()));
  }

  boolean hasStreams() {
    return operations.stream()
        .anyMatch(o -> o instanceof Operation.Receive receive && receive.isWhole());
  }

  boolean hasSingles() {
    return operations.stream()
        .anyMatch(
            o ->
                o instanceof Operation.Recvfrom
                    || o instanceof Operation.Receive receive && !receive.isWhole());
  }

  boolean takesUrgent() {
    return operations.stream()
        .anyMatch(
            o -> o instanceof Operation.Receive receive && receive.flags().has(MessageFlag.OOB));
  }

  boolean hasGenerated() {
    return operations.stream()
        .anyMatch(
            o ->
                o instanceof Operation.Send send && send.generated()
                    || o instanceof Operation.Sendto sendto && sendto.generated());
  }

  /** Only what these sockets do, and those that were made of them. */
  Outline only(Set<String> names) {
    Set<Variable> kept = new LinkedHashSet<>();
    sockets.stream().filter(socket -> names.contains(socket.session())).forEach(kept::add);
    for (Operation operation : operations) {
      if (operation instanceof Operation.Making making
          && (kept.contains(making.socket()) || kept.contains(making.made()))) {
        kept.add(making.socket());
        kept.add(making.made());
      }
    }
    List<Operation> left = operations.stream().filter(o -> kept.contains(o.socket())).toList();
    return new Outline(sockets.stream().filter(kept::contains).toList(), left, List.of());
  }

  /** With the ports that come from outside, each an argument of its own. */
  Outline withArguments(Map<Variable, Place.Outside> addresses) {
    Numbering numbering = new Numbering(Set.copyOf(sockets), addresses);
    List<Operation> placed = new ArrayList<>();
    for (Operation operation : operations) {
      placed.add(
          operation instanceof Operation.Addressed to
              ? to.to(numbering.of(to.socket(), to.place()))
              : operation);
    }
    return new Outline(sockets, placed, numbering.all());
  }

  /** Numbers the places outside; the same place of the same socket is one argument. */
  private static final class Numbering {
    private final Set<Variable> sockets;
    private final Map<Variable, Place.Outside> addresses;
    private final Map<String, Place.Outside> numbered = new LinkedHashMap<>();

    Numbering(Set<Variable> sockets, Map<Variable, Place.Outside> addresses) {
      this.sockets = sockets;
      this.addresses = addresses;
    }

    Place of(Variable owner, Place place) {
      return switch (place) {
        case Place.Inside(Variable socket) when !sockets.contains(socket) ->
            of(owner, addresses.get(socket));
        case Place.Group(Variable socket, String host) when !sockets.contains(socket) ->
            of(owner, new Place.Outside(owner, 0, host, addresses.get(socket).port()));
        case Place.Outside(_, _, String host, int port) ->
            numbered.computeIfAbsent(
                owner.name() + " " + host + " " + port,
                _ -> new Place.Outside(owner, numbered.size() + 1, host, port));
        case Place.Inside _, Place.Group _, Place.Sender _, Place.Path _ -> place;
      };
    }

    List<Place.Outside> all() {
      return List.copyOf(numbered.values());
    }
  }
}
