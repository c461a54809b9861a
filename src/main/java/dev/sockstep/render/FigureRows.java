package dev.sockstep.render;

import dev.sockstep.model.Counts;
import dev.sockstep.model.FigureChange;
import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.StepReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The figures that a step has changed, a text for each socket, and the counters that moved. */
final class FigureRows {
  /** They say no more than that a call was refused or a packet was RST, which the card shows. */
  private static final Set<String> SHOWN_ELSEWHERE =
      Set.of("AttemptFails", "EstabResets", "OutRsts", "NoPorts");

  private FigureRows() {}

  static List<String> figures(StepReport report, Look look) {
    Map<String, List<String>> bySocket = new LinkedHashMap<>();
    List<FigureChange> changes = report.figures() == null ? List.of() : report.figures();
    for (FigureChange change : changes) {
      bySocket.computeIfAbsent(change.socket(), _ -> new ArrayList<>()).add(text(change, look));
    }
    List<String> rows = new ArrayList<>();
    bySocket.forEach((socket, texts) -> rows.add(socket + "  " + String.join(", ", texts)));
    return rows;
  }

  private static String text(FigureChange change, Look look) {
    Figure figure = change.figure();
    String old = change.before() == null ? "" : change.before() + " ";
    String becomes = change.before() == null ? "" : look.glyphs().becomes() + " ";
    return figure.label() + " " + old + becomes + figure.value() + Units.of(figure, look);
  }

  /** One text, or none where nothing moved that needs telling. */
  static List<String> counters(StepReport report, boolean all) {
    Counts counts = report.counts();
    if (counts == null
        || counts.moved().isEmpty()
        || !all && SHOWN_ELSEWHERE.containsAll(counts.moved().keySet())) {
      return List.of();
    }
    List<String> moved = new ArrayList<>();
    counts.moved().forEach((name, by) -> moved.add(name + (by > 0 ? " +" : " ") + by));
    String since = counts.since() == report.step() ? "" : " since step " + counts.since();
    return List.of(
        String.join(", ", moved) + since + " (in the whole network namespace, others' included)");
  }
}
