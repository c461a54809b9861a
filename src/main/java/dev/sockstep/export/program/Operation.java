package dev.sockstep.export.program;

import dev.sockstep.command.Command;
import dev.sockstep.command.SocketCommand;

/** One thing that an exported program does; every one has a socket that it is about. */
sealed interface Operation {
  Variable socket();

  record Create(Variable socket) implements Operation {}

  record Setopt(Variable socket, SocketCommand.Setopt option) implements Operation {}

  record Bind(Variable socket, Place place) implements Operation {}

  record Listen(Variable socket, int backlog) implements Operation {}

  record Accept(Variable socket, Variable made) implements Operation {}

  record Connect(Variable socket, Place place) implements Operation {}

  /**
   * @param bytes what was taken of the data in the session
   * @param generated whether they are the letters over and over
   */
  record Send(Variable socket, byte[] bytes, boolean generated) implements Operation {}

  record Sendto(Variable socket, byte[] bytes, boolean generated, Place place)
      implements Operation {}

  /**
   * @param asked how many bytes the session asked for
   * @param got how many it got
   */
  record Receive(Variable socket, int asked, int got) implements Operation {}

  /** A datagram whose sender matters. */
  record Recvfrom(Variable socket, int asked) implements Operation {}

  record Shutdown(Variable socket, Command.Direction direction) implements Operation {}

  /**
   * @param added whether the session had left it open
   */
  record Close(Variable socket, boolean added) implements Operation {}

  /** What of the session is not in the program, and why. */
  record LeftOut(Variable socket, String text) implements Operation {}
}
