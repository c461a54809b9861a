package dev.sockstep.lesson;

import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import java.util.ArrayList;
import java.util.List;

/** Paragraphs as rows of a screen. */
final class ProseRows {
  /** Code in a sentence that is no longer than this stays on one line. */
  private static final int KEPT = 30;

  private ProseRows() {}

  /** The paragraphs, with an empty row before each but the first, and none within a list. */
  static List<Row> of(List<Paragraph> paragraphs, int margin) {
    List<Row> rows = new ArrayList<>();
    Paragraph before = null;
    for (Paragraph paragraph : paragraphs) {
      if (before != null && !belong(before, paragraph)) {
        rows.add(new Row(0));
      }
      rows.add(row(paragraph, margin));
      before = paragraph;
    }
    return rows;
  }

  private static boolean belong(Paragraph before, Paragraph paragraph) {
    return before.code() && paragraph.code()
        || !before.marker().isEmpty() && !paragraph.marker().isEmpty();
  }

  private static Row row(Paragraph paragraph, int margin) {
    int indent = margin + paragraph.indent();
    Row row = new Row(indent);
    int marked = indent - paragraph.marker().length() - 1;
    row.plain(
        paragraph.marker().isEmpty()
            ? " ".repeat(indent)
            : " ".repeat(Math.max(0, marked)) + paragraph.marker() + " ");
    for (Paragraph.Piece piece : paragraph.pieces()) {
      Style style = style(piece.kind(), paragraph.heading());
      boolean kept = piece.kind() == Paragraph.Kind.CODE && piece.text().length() <= KEPT;
      if (kept && !paragraph.code()) {
        row.kept(style, piece.text());
      } else {
        row.add(style, piece.text());
      }
    }
    return row;
  }

  private static Style style(Paragraph.Kind kind, boolean heading) {
    return switch (kind) {
      case PLAIN -> heading ? Style.NEW : Style.PLAIN;
      case CODE -> Style.NAME;
      case STRONG, EMPHASIS -> Style.NEW;
    };
  }
}
