package dev.sockstep.export.program;

import dev.sockstep.command.Command;
import dev.sockstep.command.Group;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.SocketCommand;
import java.time.Duration;
import java.util.Optional;

/** One thing that an exported program does; every one has a socket that it is about. */
sealed interface Operation {
  Variable socket();

  /** One that goes to an address. */
  sealed interface Addressed extends Operation {
    Place place();

    /** The same, with another way to write where it goes. */
    Addressed to(Place place);
  }

  /** One that makes a socket of another, to which the new one belongs. */
  sealed interface Making extends Operation {
    Variable made();
  }

  record Create(Variable socket) implements Operation {}

  /** Two sockets at once, connected to each other. */
  record Pair(Variable socket, Variable made) implements Making {}

  /** A second descriptor for the same socket. */
  record Dup(Variable socket, Variable made) implements Making {}

  record Setopt(Variable socket, SocketCommand.Setopt option) implements Operation {}

  record Bind(Variable socket, Place place) implements Addressed {
    @Override
    public Bind to(Place other) {
      return new Bind(socket, other);
    }
  }

  record Listen(Variable socket, int backlog) implements Operation {}

  record Accept(Variable socket, Variable made) implements Making {}

  record Connect(Variable socket, Place place) implements Addressed {
    @Override
    public Connect to(Place other) {
      return new Connect(socket, other);
    }
  }

  /**
   * @param bytes what was taken of the data in the session
   * @param generated whether they are the letters over and over
   * @param flags those of send(2)
   */
  record Send(Variable socket, byte[] bytes, boolean generated, MessageFlags flags)
      implements Operation {}

  record Sendto(Variable socket, byte[] bytes, boolean generated, Place place, MessageFlags flags)
      implements Addressed {
    @Override
    public Sendto to(Place other) {
      return new Sendto(socket, bytes, generated, other, flags);
    }
  }

  /**
   * @param asked how many bytes the session asked for
   * @param got how many it got
   * @param flags those of recv(2)
   */
  record Receive(Variable socket, int asked, int got, MessageFlags flags) implements Operation {
    /** Whether the bytes may come in pieces, and are taken until all are there. */
    boolean isWhole() {
      return socket.kind().isStream() && got > 0 && flags.flags().isEmpty();
    }
  }

  /** A datagram whose sender matters. */
  record Recvfrom(Variable socket, int asked, MessageFlags flags) implements Operation {}

  /** A multicast group is joined or left. */
  record Membership(Variable socket, boolean joins, Group group) implements Operation {}

  /**
   * How long each call on it may wait from here on.
   *
   * @param limit empty for as long as it takes
   */
  record Timeout(Variable socket, Optional<Duration> limit) implements Operation {}

  record Shutdown(Variable socket, Command.Direction direction) implements Operation {}

  /**
   * @param added whether the session had left it open
   */
  record Close(Variable socket, boolean added) implements Operation {}

  /** What of the session is not in the program, and why. */
  record LeftOut(Variable socket, String text) implements Operation {}
}
