package dev.sockstep.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The arguments of one command, taken from left to right; every mistake names its column. */
final class Arguments {
  private final Verb verb;
  private final List<Token> tokens;
  private final int endColumn;
  private final String line;
  private final String behind;
  private int next;

  /**
   * @param column behind the verb, where an argument is missed when there is none
   * @param line the whole line
   */
  Arguments(Verb verb, List<Token> tokens, int column, String line) {
    this.verb = verb;
    this.tokens = withoutComment(verb, tokens);
    this.endColumn = this.tokens.isEmpty() ? column : this.tokens.getLast().end();
    this.line = line;
    this.behind = line.substring(Math.min(endColumn - 1, line.length()));
  }

  /** A #n where no bytes are expected begins a comment after all. */
  private static List<Token> withoutComment(Verb verb, List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      boolean data = i < verb.kinds().size() && verb.kinds().get(i) == ArgKind.DATA;
      if (tokens.get(i).kind() == Token.Kind.GENERATED && !data) {
        return tokens.subList(0, i);
      }
    }
    return tokens;
  }

  boolean isEmpty() {
    return next == tokens.size();
  }

  /** The next token, left where it is; null at the end. */
  Token peek() {
    return isEmpty() ? null : tokens.get(next);
  }

  /** What stands behind the next token, up to the first flag. */
  List<Token> wordsBehind() {
    int end = next + 1;
    while (end < tokens.size() && !tokens.get(end).text().startsWith("--")) {
      end++;
    }
    return tokens.subList(Math.min(next + 1, tokens.size()), end);
  }

  /** The words from a token on, up to the first that is none or a flag, as one text. */
  String wordsFrom(Token first) {
    StringBuilder text = new StringBuilder(first.text());
    for (int i = tokens.indexOf(first) + 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != Token.Kind.WORD || token.text().startsWith("--")) {
        break;
      }
      text.append(' ').append(token.text());
    }
    return text.toString();
  }

  /** What stands in the line before a token, without the blanks in front. */
  String before(Token token) {
    return line.substring(0, token.column() - 1).stripLeading();
  }

  /** A token as it stands in the line, with its quotes. */
  String typed(Token token) {
    return line.substring(token.column() - 1, token.end() - 1);
  }

  /** What stands in the line from a token on. */
  String from(Token token) {
    return line.substring(token.column() - 1);
  }

  /** The verb whose arguments these are. */
  Verb verb() {
    return verb;
  }

  boolean isAtFlag() {
    return !isEmpty() && tokens.get(next).text().startsWith("--");
  }

  /** The next token. */
  Token take(ArgKind expected) throws Mistake {
    if (isEmpty()) {
      throw missing(expected.expected());
    }
    return tokens.get(next++);
  }

  Token takeWord(ArgKind expected) throws Mistake {
    Token token = take(expected);
    if (token.kind() != Token.Kind.WORD) {
      throw unexpected(token, expected.expected());
    }
    return token;
  }

  /** All the words that are left, as one. */
  Word words(ArgKind expected) throws Mistake {
    Token first = takeWord(expected);
    StringBuilder text = new StringBuilder(first.text());
    while (!isEmpty()) {
      text.append(' ').append(takeWord(expected).text());
    }
    return new Word(text.toString(), first.column());
  }

  /** Takes the next token when it is that word. */
  boolean takeIf(String word) {
    boolean found = !isEmpty() && tokens.get(next).is(word);
    if (found) {
      next++;
    }
    return found;
  }

  void end() throws Mistake {
    if (!isEmpty()) {
      Token token = tokens.get(next);
      throw new Mistake(
          token.column(),
          "nothing more is expected here, found " + token.shown(),
          "the form is: " + verb.synopsis());
    }
  }

  /** What would be taken here, were it not a comment: {@code #-1}; null when there is no such. */
  private Token comment() {
    String comment = behind.strip();
    int end = 0;
    while (end < comment.length() && !Character.isWhitespace(comment.charAt(end))) {
      end++;
    }
    int at = behind.indexOf('#');
    boolean none = !comment.startsWith("#") || end < 2;
    return none ? null : new Token(Token.Kind.WORD, comment.substring(0, end), endColumn + at);
  }

  /** The mistake that bytes to send are missing here. */
  Mistake missingData() {
    Token comment = comment();
    return comment == null
        ? missing(ArgKind.DATA.expected())
        : new Mistake(
            comment.column(),
            comment.shown() + " begins a comment, for no number of bytes stands behind the #",
            "write #100 for 100 generated bytes, or text in double quotes");
  }

  Mistake missing(String expected) {
    return missing(verb.word() + " lacks an argument: expected ", expected);
  }

  /** The mistake that something is missing here, in other words than the verb's. */
  Mistake missing(String what, String expected) {
    return new Mistake(endColumn, what + expected, "the form is: " + verb.synopsis());
  }

  Mistake unexpected(Token token, String expected) {
    return new Mistake(
        token.column(),
        "expected " + expected + ", found " + token.shown(),
        "the form is: " + verb.synopsis());
  }

  Name name() throws Mistake {
    Token token = takeWord(ArgKind.SOCKET);
    return ValueParser.name(token.text(), token.column());
  }

  /** The name of a file: a word, or where it has blanks, a string. */
  String file() throws Mistake {
    return text(ArgKind.FILE);
  }

  /** A word, or where it has blanks or is empty, a string. */
  String text(ArgKind expected) throws Mistake {
    Token token = take(expected);
    return switch (token.kind()) {
      case WORD -> token.text();
      case STRING ->
          new String(
              Literals.unescaped(token.text(), token.column() + 1).getBytes(ISO_8859_1), UTF_8);
      case GENERATED, OPERATOR -> throw unexpected(token, expected.expected());
    };
  }

  /** One of an enum's constants, written in lower case. */
  <E extends Enum<E>> E oneOf(Class<E> type, ArgKind expected) throws Mistake {
    Token token = takeWord(expected);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(token.text())) {
        return constant;
      }
    }
    List<String> words =
        List.of(type.getEnumConstants()).stream()
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    throw new Mistake(
        token.column(),
        "expected " + String.join(", ", words) + ", found " + token.shown(),
        "the form is: " + verb.synopsis());
  }

  Duration duration(ArgKind expected, long bareMillis) throws Mistake {
    return ValueParser.duration(takeWord(expected), bareMillis);
  }
}
