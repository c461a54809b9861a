package dev.sockstep.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * Cuts the line being typed into words for completion. Whether the line is right, the command's own
 * parser says when it is run: here nothing is ever incomplete or wrong.
 */
final class Words implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    // Of a line with several commands (pasted), the one that the cursor is in.
    int start = line.lastIndexOf('\n', cursor - 1) + 1;
    List<String> words = new ArrayList<>();
    int wordIndex = -1;
    int wordCursor = 0;
    int at = start;
    while (at <= cursor) {
      int begin = skipBlanks(line, at, cursor);
      int end = begin;
      while (end < line.length() && !isBlank(line.charAt(end))) {
        end++;
      }
      words.add(line.substring(begin, end));
      if (cursor <= end) {
        wordIndex = words.size() - 1;
        wordCursor = cursor - begin;
        break;
      }
      at = end;
    }
    return new Line(line, cursor, words, wordIndex, wordCursor);
  }

  /** The = of a name given to a new socket separates words as a blank does. */
  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '=';
  }

  private static int skipBlanks(String line, int from, int to) {
    int at = from;
    while (at < to && isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private record Line(String line, int cursor, List<String> words, int wordIndex, int wordCursor)
      implements CompletingParsedLine {
    @Override
    public String word() {
      return words.get(wordIndex);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor;
    }

    @Override
    public int rawWordLength() {
      return word().length();
    }
  }
}
