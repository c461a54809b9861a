package dev.sockstep.render;

import java.util.ArrayList;
import java.util.List;

/** One row of a card: spans from left to right, and what stands at the right margin. */
public final class Row {
  /** What {@link #kept} writes; a blank on the screen. */
  static final char NO_BREAK_BLANK = '\u00a0';

  private final int indent;
  private final List<Span> spans = new ArrayList<>();
  private Span right;
  private boolean closed;

  /**
   * @param indent the columns that a row too long for the screen goes on at
   */
  public Row(int indent) {
    this.indent = indent;
  }

  public Row add(Style style, String text) {
    if (!text.isEmpty()) {
      spans.add(new Span(style, Printable.escaped(text)));
    }
    return this;
  }

  /** Adds text whose blanks are no places to break the line at. */
  public Row kept(Style style, String text) {
    return add(style, text.replace(' ', NO_BREAK_BLANK));
  }

  public Row plain(String text) {
    return add(Style.PLAIN, text);
  }

  /** Puts text at the right margin where there is room, else behind the row. */
  public Row right(Style style, String text) {
    right = new Span(style, Printable.escaped(text));
    return this;
  }

  /**
   * Puts text at the right margin as {@link #right} does. Where there is no room the row's last
   * word goes to the next line with it, so that it does not stand there alone.
   */
  public Row close(Style style, String text) {
    closed = true;
    return right(style, text);
  }

  /** Whether the last word stays with what stands at the right margin. */
  boolean isClosed() {
    return closed;
  }

  int indent() {
    return indent;
  }

  List<Span> spans() {
    return spans;
  }

  Span right() {
    return right;
  }

  /** The row without style, unwrapped. */
  public String text() {
    StringBuilder text = new StringBuilder();
    spans.forEach(span -> text.append(span.text()));
    return text.toString().replace(NO_BREAK_BLANK, ' ');
  }
}
