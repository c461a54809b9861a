package dev.sockstep.command.python;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.command.Name;
import dev.sockstep.command.SocketCommand;
import java.util.Optional;

/** Lines that were written in Python. */
final class PythonLine {
  private PythonLine() {}

  static Line of(Command command) {
    return new Line(Optional.empty(), Optional.empty(), command, true);
  }

  static Line on(Name socket, SocketCommand command) {
    return new Line(Optional.empty(), Optional.of(socket), command, true);
  }

  static Line on(Optional<Name> result, Name socket, SocketCommand command) {
    return new Line(result, Optional.of(socket), command, true);
  }
}
