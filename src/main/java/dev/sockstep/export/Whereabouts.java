package dev.sockstep.export;

import dev.sockstep.model.Call;
import dev.sockstep.model.Change;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SocketKind;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.Stage;
import dev.sockstep.model.States;
import dev.sockstep.model.StepReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the sockets of a session stood at one of its steps, by what its reports tell up to there:
 * nothing is asked of a kernel. What no report has told is not known.
 */
public final class Whereabouts {
  private final Map<String, Stood> sockets = new LinkedHashMap<>();

  Whereabouts() {}

  Whereabouts(Whereabouts other) {
    other.sockets.forEach((name, socket) -> sockets.put(name, new Stood(socket)));
  }

  /** Goes on by one step. */
  void add(StepReport report) {
    report.meanwhile().forEach(change -> change(change, report));
    report.changes().forEach(change -> change(change, report));
    Stood own = sockets.get(report.socket());
    if (own != null) {
      if (report.stage() != null) {
        own.stage = report.stage().after();
      }
      blocked(own, report);
    }
    if (report.sockets() != null) {
      report.sockets().forEach(this::listed);
    }
  }

  private void change(Change change, StepReport report) {
    Stood socket = sockets.get(change.socket());
    boolean made = change.what() == Change.Property.FD && change.before() == null;
    if (made) {
      // A closed socket's name may be given anew.
      sockets.remove(change.socket());
      socket = new Stood(change.socket(), Kinds.of(report, this::kindOf));
      socket.stage =
          report.call() != null && isAccept(report.call()) ? Stage.CONNECTED : Stage.CREATED;
      sockets.put(change.socket(), socket);
    }
    // Others are the far ends, which other processes hold: they are told, but not listed.
    if (socket != null) {
      socket.change(change);
    }
  }

  private static boolean isAccept(Call call) {
    return call.name().startsWith("accept");
  }

  private SocketKind kindOf(String name) {
    Stood socket = sockets.get(name);
    return socket == null ? null : socket.kind;
  }

  private static void blocked(Stood own, StepReport report) {
    switch (report.outcome()) {
      case Outcome.Blocked _ -> own.blockedIn = report.call() == null ? null : report.call().name();
      case Outcome.Finished _ -> own.blockedIn = null;
      case Outcome.Done _, Outcome.Expectation _, Outcome.Error _ -> {}
    }
  }

  /** A step that lists sockets knows all of them exactly. */
  private void listed(SocketView view) {
    Stood socket = sockets.get(view.name());
    if (socket != null) {
      socket.listed(view);
    }
  }

  /** The sockets as {@code sockets} lists them, in the order that they were made. */
  public List<SocketView> sockets() {
    return sockets.values().stream().map(Stood::view).toList();
  }

  /** Where the TCP sockets stood among the states, and how they had got there. */
  public States states() {
    List<States.Walk> walks = new ArrayList<>();
    for (Stood socket : sockets.values()) {
      if (socket.kind.isTcp()) {
        walks.add(new States.Walk(socket.name, false, List.copyOf(socket.path), socket.gone));
      }
    }
    return new States(walks);
  }
}
