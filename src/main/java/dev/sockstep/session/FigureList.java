package dev.sockstep.session;

import dev.sockstep.model.Inspection.Figure;
import dev.sockstep.model.Inspection.Unit;
import dev.sockstep.sys.TcpInfo;
import java.util.ArrayList;
import java.util.List;

/** Gathers figures; those that the kernel did not give are left out. */
final class FigureList {
  private final List<Figure> figures = new ArrayList<>();

  List<Figure> figures() {
    return figures;
  }

  FigureList text(String key, String label, Object value, String source) {
    return add(key, label, value, Unit.TEXT, source);
  }

  FigureList add(String key, String label, Object value, Unit unit, String source) {
    if (value != null) {
      figures.add(new Figure(key, label, value.toString(), unit, source));
    }
    return this;
  }

  /** A field of TCP_INFO; its own name follows {@code tcpi_}. */
  FigureList info(String key, String label, long value, Unit unit, String field) {
    return value == TcpInfo.ABSENT ? this : add(key, label, value, unit, "TCP_INFO tcpi_" + field);
  }
}
