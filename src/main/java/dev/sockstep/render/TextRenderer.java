package dev.sockstep.render;

import dev.sockstep.model.StepReport;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Renders a report as text for a person: a card on the screen, or lines in a file. */
public final class TextRenderer {
  private TextRenderer() {}

  /** Writes the report; nothing where the feedback asks for nothing of its kind. */
  public static void render(StepReport report, Look look, Appendable out) {
    RowWriter writer = new RowWriter(look, out);
    try {
      for (Row row : new Card(report, look).rows()) {
        writer.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The report as a string. */
  public static String render(StepReport report, Look look) {
    StringBuilder text = new StringBuilder();
    render(report, look, text);
    return text.toString();
  }
}
