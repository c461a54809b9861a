package dev.sockstep.render;

import dev.sockstep.model.Change;
import dev.sockstep.model.Notice;
import dev.sockstep.model.StepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

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

  /** Rows as a string. */
  public static String render(List<Row> rows, Look look) {
    StringBuilder text = new StringBuilder();
    RowWriter writer = new RowWriter(look, text);
    try {
      for (Row row : rows) {
        writer.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A notice as a string: a row for each change, and what it means. */
  public static String render(Notice notice, Look look) {
    StringBuilder text = new StringBuilder();
    RowWriter writer = new RowWriter(look, text);
    try {
      for (int i = 0; i < notice.changes().size(); i++) {
        List<Change> one = List.of(notice.changes().get(i));
        for (Row row : new KernelRows(null, one, look).rows("    ", "    ")) {
          writer.write(row.add(Style.QUIET, "   " + notice.words().get(i)));
        }
      }
      if (!notice.packets().isEmpty()) {
        writer.write(WireRow.of("    ", null, notice.packets(), WireRow.MOST, look));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The report as a string. */
  public static String render(StepReport report, Look look) {
    StringBuilder text = new StringBuilder();
    render(report, look, text);
    return text.toString();
  }
}
