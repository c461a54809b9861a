package dev.sockstep.export.program;

/** When a program says where it can be reached: as soon as it can be. */
final class Told {
  private Told() {}

  static boolean after(Operation operation, Outline outline) {
    Variable socket = operation.socket();
    if (socket.kind().isUnix()) {
      return false;
    }
    return switch (operation) {
      case Operation.Listen _ -> true;
      case Operation.Bind _ -> !socket.kind().hasConnections();
      default -> false;
    };
  }
}
