package dev.sockstep.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fusesource.jansi.Ansi;

/**
 * Writes rows: wrapped at the screen's width, between words where there are any. Only the
 * terminal's own colours are used and never a background, so that dark and light themes both stay
 * readable.
 */
final class RowWriter {
  /** Less than this of a long word is not worth keeping beside what stands before it. */
  private static final int LEAST_PIECE = 10;

  /** Before what stands at the right margin. */
  private static final int LEAST_GAP = 2;

  private final Look look;
  private final Appendable out;
  private final StringBuilder gathered = new StringBuilder();
  private Style gatheredStyle = Style.PLAIN;
  private int column;

  RowWriter(Look look, Appendable out) {
    this.look = look;
    this.out = out;
  }

  void write(Row row) throws IOException {
    column = 0;
    List<Span> words = words(row);
    for (int i = 0; i < words.size(); ) {
      int end = groupEnd(words, i);
      if (isBlank(words.get(i))) {
        blank(words, i, row);
      } else {
        group(words.subList(i, end), row.indent());
      }
      i = end;
    }
    if (row.right() != null) {
      right(row.right(), row.indent());
    }
    flush();
    out.append('\n');
  }

  /** Puts words that belong together on one line, cutting what is longer than a whole one. */
  private void group(List<Span> words, int indent) throws IOException {
    int width = words.stream().mapToInt(word -> width(word.text())).sum();
    boolean fitsNowhere = width > look.width() - indent;
    if (column + width > look.width() && column > indent && !fitsNowhere) {
      newLine(indent);
    }
    for (Span word : words) {
      put(word, indent);
    }
  }

  /** Puts a blank, or in its place the end of the line; none stands at the end of a row. */
  private void blank(List<Span> words, int at, Row row) throws IOException {
    if (at + 1 == words.size()) {
      return;
    }
    int width = width(words.get(at).text());
    int next = withRight(widthOfNext(words, at + 1), words, at + 1, row);
    int room = look.width() - column;
    boolean cutAnyway = next > look.width() - row.indent() && width + LEAST_PIECE < room;
    if (width + next <= room || cutAnyway) {
      put(words.get(at), row.indent());
    } else if (column > row.indent()) {
      newLine(row.indent());
    } else {
      put(new Span(Style.PLAIN, " ".repeat(row.indent() - column)), row.indent());
    }
  }

  /**
   * A last word that stays with what stands at the margin takes its room, if a line has so much.
   */
  private int withRight(int width, List<Span> words, int at, Row row) {
    if (!row.isClosed() || groupEnd(words, at) < words.size()) {
      return width;
    }
    int both = width + LEAST_GAP + width(row.right().text());
    return both <= look.width() - row.indent() ? both : width;
  }

  /** The end of the run of words with no blank between them, which stays on one line. */
  private static int groupEnd(List<Span> words, int from) {
    int end = from + 1;
    while (!isBlank(words.get(from)) && end < words.size() && !isBlank(words.get(end))) {
      end++;
    }
    return end;
  }

  private static int widthOfNext(List<Span> words, int from) {
    int width = 0;
    for (int i = from; i < words.size() && !isBlank(words.get(i)); i++) {
      width += width(words.get(i).text());
    }
    return width;
  }

  private void right(Span right, int indent) throws IOException {
    int width = width(right.text());
    if (column + LEAST_GAP + width > look.width()) {
      newLine(indent);
    }
    styled(Style.PLAIN, " ".repeat(Math.max(LEAST_GAP, look.width() - column - width)));
    styled(right.style(), right.text());
  }

  /**
   * Puts a word, cut where it is longer than the rest of the line: at a kept blank, if it has one.
   */
  private void put(Span word, int indent) throws IOException {
    String text = word.text();
    int at = 0;
    int end = Widths.fitting(text, at, look.width() - column);
    while (end < text.length()) {
      String piece = text.substring(at, end);
      int blank = piece.lastIndexOf(Row.NO_BREAK_BLANK);
      styled(word.style(), blank < 0 ? piece : piece.substring(0, blank));
      at = blank < 0 ? end : at + blank + 1;
      newLine(indent);
      end = Widths.fitting(text, at, look.width() - column);
    }
    styled(word.style(), text.substring(at));
    column += width(text.substring(at));
  }

  private void newLine(int indent) throws IOException {
    flush();
    out.append('\n').append(" ".repeat(indent));
    column = indent;
  }

  /** Gathers what has one style, so that it is written with one escape sequence. */
  private void styled(Style style, String text) throws IOException {
    if (style != gatheredStyle) {
      flush();
      gatheredStyle = style;
    }
    gathered.append(text);
  }

  private void flush() throws IOException {
    String text = gathered.toString().replace(Row.NO_BREAK_BLANK, ' ');
    gathered.setLength(0);
    if (!look.colour() || gatheredStyle == Style.PLAIN || text.isBlank()) {
      out.append(text);
      return;
    }
    Ansi ansi = Ansi.ansi();
    switch (gatheredStyle) {
      case QUIET -> ansi.a(Ansi.Attribute.INTENSITY_FAINT);
      case CALL, NEW -> ansi.bold();
      case GOOD -> ansi.fg(Palette.GOOD);
      case BAD -> ansi.bold().fg(Palette.BAD);
      case WAITING -> ansi.fg(Palette.WAITING);
      case NAME -> ansi.fg(Palette.NAME);
      case PLAIN -> {}
    }
    out.append(ansi.a(text).reset().toString());
  }

  /** The spans cut at blanks: a run of blanks, or a run of anything else in one style. */
  private static List<Span> words(Row row) {
    List<Span> words = new ArrayList<>();
    for (Span span : row.spans()) {
      String text = span.text();
      int start = 0;
      for (int i = 1; i <= text.length(); i++) {
        if (i == text.length() || (text.charAt(i) == ' ') != (text.charAt(i - 1) == ' ')) {
          add(words, span.style(), text.substring(start, i));
          start = i;
        }
      }
    }
    return words;
  }

  private static void add(List<Span> words, Style style, String word) {
    boolean goesOn = word.startsWith(" ") && !words.isEmpty() && isBlank(words.getLast());
    words.add(
        goesOn
            ? new Span(words.getLast().style(), words.removeLast().text() + word)
            : new Span(style, word));
  }

  /** A word of blanks, of which there are no others than spaces: the rest count as characters. */
  private static boolean isBlank(Span word) {
    return word.text().startsWith(" ");
  }

  /** Columns on the screen. */
  static int width(String text) {
    return Widths.of(text);
  }
}
