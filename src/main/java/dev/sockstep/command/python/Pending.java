package dev.sockstep.command.python;

import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;
import java.util.List;

/** What a name gets when the step that gives it has been done well, and not before. */
sealed interface Pending {
  List<Name> names();

  /** The session knows the name from then on: a socket's, or of received bytes. */
  record OfSession(List<Name> names) implements Pending {}

  /**
   * What methods make of received bytes: {@code text = s.recv(1024).decode().strip()}.
   *
   * @param methods in the order in which they are called
   */
  record Made(Name name, List<TextMethod> methods) implements Pending {
    @Override
    public List<Name> names() {
      return List.of(name);
    }
  }

  /** An address: as a whole for one name, in parts for several. */
  record Address(List<Name> names, Ref ref) implements Pending {}

  /** The number of the error, 0 for none: {@code connect_ex}. */
  record ErrorNumber(List<Name> names) implements Pending {}
}
