package dev.sockstep.export.program;

/**
 * When a program says where it can be reached: as soon as it can be. What is sent to a group
 * reaches only who has joined it already.
 */
final class Told {
  private Told() {}

  static boolean after(Operation operation, Outline outline) {
    Variable socket = operation.socket();
    if (socket.kind().isUnix()) {
      return false;
    }
    return switch (operation) {
      case Operation.Listen _ -> true;
      case Operation.Bind _, Operation.Membership _ ->
          !socket.kind().hasConnections() && operation == reachable(socket, outline);
      default -> false;
    };
  }

  /** The bind or the first join of a socket, whichever is later; null for one without a bind. */
  private static Operation reachable(Variable socket, Outline outline) {
    Operation bind = null;
    Operation join = null;
    Operation last = null;
    for (Operation operation : outline.operations()) {
      boolean isFirst =
          switch (operation) {
            case Operation.Bind _ -> bind == null;
            case Operation.Membership(_, boolean joins, _) -> joins && join == null;
            default -> false;
          };
      if (isFirst && operation.socket().equals(socket)) {
        bind = operation instanceof Operation.Bind ? operation : bind;
        join = operation instanceof Operation.Membership ? operation : join;
        last = operation;
      }
    }
    return bind == null ? null : last;
  }
}
