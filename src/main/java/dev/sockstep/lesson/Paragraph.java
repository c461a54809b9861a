package dev.sockstep.lesson;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A paragraph of prose, a line of a list or a line of code.
 *
 * @param indent the columns before it
 * @param marker what stands before its first line: a list's bullet or number; else empty
 * @param code whether it is a line of code, to be shown as written
 * @param heading whether it is a heading
 * @param pieces its text
 */
public record Paragraph(
    int indent, String marker, boolean code, boolean heading, List<Piece> pieces) {
  public Paragraph {
    pieces = List.copyOf(pieces);
  }

  /** What a piece of text is. */
  public enum Kind {
    PLAIN,
    CODE,
    STRONG,
    EMPHASIS
  }

  /** A piece of text of one kind. */
  public record Piece(Kind kind, String text) {}

  /** Its text alone. */
  public String text() {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }
}
