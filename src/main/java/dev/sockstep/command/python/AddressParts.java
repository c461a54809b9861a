package dev.sockstep.command.python;

import dev.sockstep.command.Field;

/** The parts of an address that a socket knows, as Python indexes its tuple. */
final class AddressParts {
  private AddressParts() {}

  /** The host at 0, the port at 1; null when the field is no address. */
  static Field of(Field field, int index) {
    return switch (field) {
      case LOCAL -> index == 0 ? Field.HOST : Field.PORT;
      case PEER -> index == 0 ? Field.PEER_HOST : Field.PEER_PORT;
      default -> null;
    };
  }
}
