package dev.sockstep.session;

import dev.sockstep.command.Line;
import dev.sockstep.command.Name;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SourceLine;

/**
 * A step whose call has not returned yet. Guarded by the session's lock.
 *
 * @param command the command, its references replaced by values
 * @param socket the socket it acts on; null for what makes sockets, and for a poll of them all
 * @param madeName the name of the socket that it will make; null when it makes none
 * @param line the line as it was typed
 * @param source the line it came from
 * @param attempt its calls
 * @param before what was true of the socket when it began
 */
record PendingStep(
    SocketCommand command,
    SessionSocket socket,
    String madeName,
    Line line,
    SourceLine source,
    Attempt attempt,
    Before before,
    Mark mark) {

  /** What becomes of it as time goes on. */
  static final class Mark {
    /** Its step number once it was reported as blocked; 0 before. */
    int blockedStep;

    /** Whether it was told what it waits for: from then on more may come that nobody counts. */
    boolean told;

    /** The network counters before it. */
    CounterSteps.Reading counters;

    /** Whether its end has been reported. */
    boolean ended;
  }

  /** The name that what it gives will have; null when it gives nothing, or nobody asked. */
  String given() {
    return line.command().verb().givesValue() ? line.assign().map(Name::text).orElse(null) : null;
  }

  /** The name of what it makes or gives; null where it has none. */
  String givenOrMade() {
    return madeName != null ? madeName : given();
  }

  /** The kind of socket that it makes, or acts on; null when it is about no one socket. */
  SocketKind kind() {
    return switch (command) {
      case SocketCommand.Create create -> create.kind();
      case SocketCommand.Socketpair pair -> pair.kind();
      default -> socket == null ? null : socket.kind;
    };
  }

  boolean isOn(SessionSocket other) {
    return socket == other;
  }
}
