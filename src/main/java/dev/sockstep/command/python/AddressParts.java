package dev.sockstep.command.python;

import dev.sockstep.command.Field;
import dev.sockstep.command.Ref;
import java.util.List;

/** The parts of an address, as Python indexes its tuple. */
final class AddressParts {
  private AddressParts() {}

  /** The host at 0, the port at 1; null when the field is no address of a socket. */
  static Field of(Field field, int index) {
    return switch (field) {
      case LOCAL -> index == 0 ? Field.HOST : Field.PORT;
      case PEER -> index == 0 ? Field.PEER_HOST : Field.PEER_PORT;
      default -> null;
    };
  }

  /** All the parts; null when there are not so many. */
  static List<PythonValue> of(PythonValue address, int count) {
    return switch (address) {
      case PythonValue.Many(List<PythonValue> items) when items.size() == count -> items;
      // Not known before the step has returned: what it is then is read where it is used.
      case PythonValue.Known(Ref ref) when count == 2 && of(ref.field(), 0) != null ->
          List.of(
              new PythonValue.Known(new Ref(ref.name(), of(ref.field(), 0))),
              new PythonValue.Known(new Ref(ref.name(), of(ref.field(), 1))));
      default -> null;
    };
  }
}
