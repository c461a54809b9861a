package dev.sockstep.export;

import dev.sockstep.model.Call;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.StepReport;
import java.util.function.Function;

/** Tells the kind of the socket that a recorded step has made. */
final class Kinds {
  private Kinds() {}

  /**
   * @param known the kind of a socket made before; null for one that is not known
   */
  static SocketKind of(StepReport report, Function<String, SocketKind> known) {
    for (Call call : report.calls()) {
      if (call.name().equals("socket") || call.name().equals("socketpair")) {
        return of(call);
      }
    }
    // accept: the new socket is of the listener's kind.
    SocketKind listener = report.socket() == null ? null : known.apply(report.socket());
    return listener == null ? SocketKind.TCP : listener;
  }

  /** By the arguments of socket(2), of which the second may have flags behind it. */
  private static SocketKind of(Call call) {
    String type = call.argument(1).split("\\|")[0];
    return SocketKind.of(call.argument(0), type).orElse(SocketKind.TCP);
  }
}
