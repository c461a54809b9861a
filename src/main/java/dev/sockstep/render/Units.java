package dev.sockstep.render;

import dev.sockstep.model.Inspection.Figure;

/** What stands behind the number of a figure. */
final class Units {
  private Units() {}

  static String of(Figure figure, Look look) {
    boolean one = figure.value().equals("1");
    return switch (figure.unit()) {
      case TEXT, NUMBER -> "";
      case BYTES -> one ? " byte" : " bytes";
      case SEGMENTS -> one ? " segment" : " segments";
      case MICROSECONDS -> " " + look.glyphs().micro();
      case MILLISECONDS -> " ms";
    };
  }
}
