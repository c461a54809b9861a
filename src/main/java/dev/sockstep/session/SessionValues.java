package dev.sockstep.session;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;
import dev.sockstep.command.python.RunTimeValues;
import dev.sockstep.model.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a Python program can keep of the session, as it is now. */
final class SessionValues implements RunTimeValues {
  private final Sync sync;
  private final Names names;
  private final NamedResults values;

  SessionValues(Sync sync, Names names, NamedResults values) {
    this.sync = sync;
    this.names = names;
    this.values = values;
  }

  @Override
  public byte[] bytes(Name name) {
    return sync.call(
        () -> values.find(name) instanceof NamedResults.Result.Bytes(byte[] bytes) ? bytes : null);
  }

  @Override
  public String text(Name name) {
    return sync.call(
        () -> values.find(name) instanceof NamedResults.Result.Plain(String text) ? text : null);
  }

  @Override
  public Endpoint address(Ref ref) {
    return sync.call(() -> names.isSocket(ref.name()) ? names.address(ref) : null);
  }

  @Override
  public String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException noProc) {
      return null;
    }
  }

  @Override
  public String value(Ref ref) {
    return sync.call(
        () -> {
          try {
            return names.value(ref);
          } catch (Mistake unknown) {
            // No socket has that name: whoever uses the value is told so, with the place.
            return null;
          }
        });
  }
}
