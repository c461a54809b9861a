package dev.sockstep.session;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;
import dev.sockstep.command.python.Facts;
import dev.sockstep.model.Endpoint;

/** What a Python program can keep of the session, as it is now. */
final class SessionFacts implements Facts {
  private final Sync sync;
  private final SocketSteps steps;

  SessionFacts(Sync sync, SocketSteps steps) {
    this.sync = sync;
    this.steps = steps;
  }

  @Override
  public byte[] bytes(Name name) {
    return sync.call(
        () ->
            steps.values().find(name) instanceof NamedResults.Result.Bytes(byte[] bytes)
                ? bytes
                : null);
  }

  @Override
  public String text(Name name) {
    return sync.call(
        () ->
            steps.values().find(name) instanceof NamedResults.Result.Plain(String text)
                ? text
                : null);
  }

  @Override
  public Endpoint address(Ref ref) {
    return sync.call(() -> steps.isSocket(ref.name()) ? steps.address(ref) : null);
  }

  @Override
  public String value(Ref ref) {
    return sync.call(
        () -> {
          try {
            return steps.value(ref);
          } catch (Mistake unknown) {
            // No socket has that name: whoever uses the value is told so, with the place.
            return null;
          }
        });
  }
}
