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

  /** By the arguments of socket(2). */
  private static SocketKind of(Call call) {
    for (SocketKind kind : SocketKind.values()) {
      if (call.argument(0).equals(kind.family()) && call.argument(1).startsWith(kind.type())) {
        return kind;
      }
    }
    return SocketKind.TCP;
  }
}
