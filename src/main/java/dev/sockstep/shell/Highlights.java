package dev.sockstep.shell;

import dev.sockstep.command.Verb;
import dev.sockstep.command.python.PythonNotation;
import dev.sockstep.render.Palette;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours the line as it is typed, and shows the synopsis of its verb behind it. */
final class Highlights implements Highlighter {
  /** Blanks, name, =, name, dot, verb: as {@code LineParser} reads the head of a line. */
  private static final Pattern HEAD =
      Pattern.compile(
          "(\\s*)(?:(?!expect\\b)([A-Za-z_]\\w*)(\\s*=(?!=)\\s*))?"
              + "(?:([A-Za-z_]\\w*)(\\.))?([^\\s=('\"#]*)");

  /** Possessive, lest a long string overflow the stack. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:\\\\.|[^\"\\\\])*+\"?|'(?:\\\\.|[^'\\\\])*+'?"
              + "|\\$[\\w.]+|#\\d+(?!\\S)|#.*|\\s+|[^\\s\"']+");

  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle NAME = PLAIN.foreground(Palette.NAME);
  private static final AttributedStyle VERB = AttributedStyle.BOLD;
  private static final AttributedStyle WRONG = PLAIN.foreground(Palette.BAD);
  private static final AttributedStyle STRING = PLAIN.foreground(Palette.GOOD);
  private static final AttributedStyle COMMENT = PLAIN.faint();

  private final boolean colour;

  Highlights(boolean colour) {
    this.colour = colour;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    AttributedStringBuilder text = new AttributedStringBuilder();
    for (String line : buffer.split("(?<=\n)", -1)) {
      line(line, text);
    }
    if (reader instanceof StepReader stepReader
        && !stepReader.isFinalDisplay()
        && stepReader.isCursorAtEnd()) {
      synopsis(buffer, stepReader.room(buffer)).ifPresent(hint -> text.styled(COMMENT, hint));
    }
    return text.toAttributedString();
  }

  private void line(String line, AttributedStringBuilder text) {
    Matcher head = HEAD.matcher(line);
    if (!colour || !head.lookingAt()) {
      text.append(line);
      return;
    }
    if (PythonNotation.isPython(line)) {
      tokens(line, 0, text);
      return;
    }
    append(text, PLAIN, head.group(1));
    append(text, NAME, head.group(2));
    append(text, PLAIN, head.group(3));
    append(text, NAME, head.group(4));
    append(text, PLAIN, head.group(5));
    String word = head.group(6);
    text.styled(isGood(word, head.end() == line.length()) ? VERB : WRONG, word);
    if (word.isEmpty() && line.startsWith("#", head.end())) {
      text.styled(COMMENT, line.substring(head.end()));
      return;
    }
    tokens(line, head.end(), text);
  }

  private static void tokens(String line, int from, AttributedStringBuilder text) {
    Matcher token = TOKEN.matcher(line).region(from, line.length());
    while (token.lookingAt()) {
      text.styled(style(token.group()), token.group());
      token.region(token.end(), line.length());
    }
  }

  /** A verb, or none, as in an expectation; while it is typed, also what a verb begins with. */
  private static boolean isGood(String word, boolean typing) {
    return word.isEmpty()
        || word.equals("exit")
        || Verb.of(word).isPresent()
        || typing && Verb.words().stream().anyMatch(verb -> verb.startsWith(word));
  }

  private static AttributedStyle style(String token) {
    boolean generated =
        token.length() > 1 && token.substring(1).chars().allMatch(Character::isDigit);
    return switch (token.charAt(0)) {
      case '"', '\'' -> STRING;
      case '$' -> NAME;
      case '#' -> generated ? STRING : COMMENT;
      default -> PLAIN;
    };
  }

  private static void append(AttributedStringBuilder text, AttributedStyle style, String part) {
    if (part != null) {
      text.styled(style, part);
    }
  }

  /** What the verb being typed takes and does, cut to the room there is; empty without one. */
  static Optional<String> synopsis(String buffer, int room) {
    Matcher head = HEAD.matcher(buffer);
    if (buffer.indexOf('\n') >= 0 || !head.lookingAt() || PythonNotation.isPython(buffer)) {
      return Optional.empty();
    }
    boolean atVerb = head.end() == buffer.length();
    boolean atFirstArgument = buffer.substring(head.end()).isBlank();
    // The first letter of whatever is being typed is most often a verb's short form.
    boolean begun = atVerb && head.group(6).length() == 1;
    return Verb.of(head.group(6))
        .filter(_ -> !begun && (atVerb || atFirstArgument))
        .map(verb -> hint(verb, atVerb, room))
        .filter(hint -> !hint.isBlank());
  }

  private static String hint(Verb verb, boolean atVerb, int room) {
    String arguments = (atVerb ? " " : "") + verb.arguments();
    String whole = arguments + (arguments.isBlank() ? "  " : "   ") + "(" + verb.help() + ")";
    if (whole.length() <= room) {
      return whole;
    }
    return arguments.length() <= room ? arguments : "";
  }
}
