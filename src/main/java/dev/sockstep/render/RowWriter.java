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
      int width = 0;
      for (Span word : words.subList(i, end)) {
        width += width(word.text());
      }
      boolean blank = words.get(i).text().isBlank();
      if (column + width > look.width() && column > row.indent()) {
        newLine(row.indent());
        if (blank) {
          i = end;
          continue;
        }
      }
      boolean lastOfLine = blank && column + width + widthOfNext(words, end) > look.width();
      if (!lastOfLine) {
        for (Span word : words.subList(i, end)) {
          put(word, row.indent());
        }
      } else if (end < words.size()) {
        newLine(row.indent());
      }
      i = end;
    }
    if (row.right() != null) {
      right(row.right());
    }
    flush();
    out.append('\n');
  }

  /** The end of the run of words with no blank between them, which stays on one line. */
  private static int groupEnd(List<Span> words, int from) {
    int end = from + 1;
    while (!words.get(from).text().isBlank()
        && end < words.size()
        && !words.get(end).text().isBlank()) {
      end++;
    }
    return end;
  }

  private static int widthOfNext(List<Span> words, int from) {
    int width = 0;
    for (int i = from; i < words.size() && !words.get(i).text().isBlank(); i++) {
      width += width(words.get(i).text());
    }
    return width;
  }

  private void right(Span right) throws IOException {
    int space = look.width() - column - width(right.text());
    if (space < 2) {
      space = 2;
    }
    styled(Style.PLAIN, " ".repeat(space));
    styled(right.style(), right.text());
  }

  /** Puts a word, cut where it is longer than a whole line. */
  private void put(Span word, int indent) throws IOException {
    String rest = word.text();
    while (column + width(rest) > look.width() && look.width() > indent + 1) {
      int room = Math.max(1, look.width() - column);
      int end = rest.offsetByCodePoints(0, Math.min(room, rest.codePointCount(0, rest.length())));
      styled(word.style(), rest.substring(0, end));
      rest = rest.substring(end);
      newLine(indent);
    }
    styled(word.style(), rest);
    column += width(rest);
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
    // What must not be parted is written with no-break blanks (see Row.kept).
    String text = gathered.toString().replace('\u00a0', ' ');
    gathered.setLength(0);
    if (!look.colour() || gatheredStyle == Style.PLAIN || text.isBlank()) {
      out.append(text);
      return;
    }
    Ansi ansi = Ansi.ansi();
    switch (gatheredStyle) {
      case QUIET -> ansi.a(Ansi.Attribute.INTENSITY_FAINT);
      case CALL, NEW -> ansi.bold();
      case GOOD -> ansi.fgGreen();
      case BAD -> ansi.bold().fgRed();
      case WAITING -> ansi.fgMagenta();
      case NAME -> ansi.fgCyan();
      case PLAIN -> {}
    }
    out.append(ansi.a(text).reset().toString());
  }

  /** The spans cut at blanks: a run of blanks, or a run of anything else. */
  private static List<Span> words(Row row) {
    List<Span> words = new ArrayList<>();
    for (Span span : row.spans()) {
      String text = span.text();
      int start = 0;
      for (int i = 1; i <= text.length(); i++) {
        if (i == text.length() || (text.charAt(i) == ' ') != (text.charAt(i - 1) == ' ')) {
          words.add(new Span(span.style(), text.substring(start, i)));
          start = i;
        }
      }
    }
    return words;
  }

  /** Columns on the screen: two for East Asian wide characters, none for combining ones. */
  static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += Widths.of(c);
      i += Character.charCount(c);
    }
    return width;
  }
}
