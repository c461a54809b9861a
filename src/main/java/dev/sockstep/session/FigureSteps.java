package dev.sockstep.session;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.model.FigureChange;
import dev.sockstep.model.Inspection.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Under feedback full: which figures of the session's sockets a step has changed. */
final class FigureSteps {
  /** These change with the time alone. */
  private static final Set<String> CLOCKS = Set.of("last_sent", "last_received", "timer_left");

  private final Settings settings;
  private final SocketTable table;
  private final Inspections inspections;
  private Map<SessionSocket, Map<String, Figure>> before = Map.of();

  FigureSteps(Settings settings, SocketTable table, Inspections inspections) {
    this.settings = settings;
    this.table = table;
    this.inspections = inspections;
  }

  void begin() {
    before = settings.feedback() == Feedback.FULL ? all() : Map.of();
  }

  /** Null where nobody asked for so much. */
  List<FigureChange> end() {
    if (settings.feedback() != Feedback.FULL) {
      return null;
    }
    List<FigureChange> changes = new ArrayList<>();
    all()
        .forEach(
            (socket, now) -> {
              Map<String, Figure> old = before.get(socket);
              if (old != null) {
                now.forEach((key, figure) -> add(socket, old.get(key), figure, changes));
              }
            });
    return changes;
  }

  private static void add(
      SessionSocket socket, Figure old, Figure now, List<FigureChange> changes) {
    String value = old == null ? null : old.value();
    if (!now.value().equals(value) && (old == null || !CLOCKS.contains(now.key()))) {
      changes.add(new FigureChange(socket.name, now, value));
    }
  }

  private Map<SessionSocket, Map<String, Figure>> all() {
    Map<SessionSocket, Map<String, Figure>> all = new LinkedHashMap<>();
    for (SessionSocket socket : table.open()) {
      Map<String, Figure> figures = new LinkedHashMap<>();
      inspections.figures(socket).forEach(figure -> figures.put(figure.key(), figure));
      all.put(socket, figures);
    }
    return all;
  }
}
