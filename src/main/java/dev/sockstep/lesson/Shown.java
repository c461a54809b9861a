package dev.sockstep.lesson;

import dev.sockstep.model.Notice;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Look;
import dev.sockstep.render.Row;
import dev.sockstep.render.TextRenderer;
import java.util.List;

/** Something that a class was shown. */
public sealed interface Shown {

  /** Text of the lesson, or a line that was typed. */
  record Rows(List<Row> rows) implements Shown {
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /** What a step did. */
  record Card(StepReport report) implements Shown {}

  /** What happened without a step. */
  record Told(Notice notice) implements Shown {}

  /** It as text, each line ended. */
  default String text(Look look) {
    return switch (this) {
      case Rows(List<Row> rows) -> TextRenderer.render(rows, look);
      case Card(StepReport report) -> TextRenderer.render(report, look);
      case Told(Notice notice) -> TextRenderer.render(notice, look);
    };
  }
}
