package dev.sockstep.command;

import java.util.ArrayList;
import java.util.List;

/** Cuts the arguments of a line into tokens, up to the comment. */
final class Lexer {
  private static final String OPERATOR_CHARACTERS = "=!<>";

  private final String line;
  private final boolean operators;
  private int at;

  private Lexer(String line, int from, boolean operators) {
    this.line = line;
    this.at = from;
    this.operators = operators;
  }

  /**
   * The tokens of a line.
   *
   * @param from the index of the first character to read
   * @param operators whether {@code == != < <= > >= =} are tokens of their own
   */
  static List<Token> tokens(String line, int from, boolean operators) throws Mistake {
    Lexer lexer = new Lexer(line, from, operators);
    List<Token> tokens = new ArrayList<>();
    for (Token token = lexer.next(); token != null; token = lexer.next()) {
      tokens.add(token);
    }
    return tokens;
  }

  private Token next() throws Mistake {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    if (at == line.length()) {
      return null;
    }
    char c = line.charAt(at);
    NearMiss.checkQuote(line, at);
    if (c == '"' || c == '\'') {
      return string(c);
    }
    if (c == '#') {
      return generatedOrComment();
    }
    if (isOperator(c)) {
      return operator();
    }
    return word();
  }

  private Token string(char quote) throws Mistake {
    int start = at;
    for (int i = at + 1; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote) {
        at = i + 1;
        return new Token(Token.Kind.STRING, line.substring(start + 1, i), start + 1);
      }
    }
    throw new Mistake(
        start + 1,
        "the string that begins here has no closing " + quote,
        "end it with " + quote + "; a quote inside is written \\" + quote);
  }

  /** "#4096" stands for that many bytes; any other # begins a comment. */
  private Token generatedOrComment() {
    int end = at + 1;
    while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
      end++;
    }
    boolean whole = end == line.length() || Character.isWhitespace(line.charAt(end));
    if (end == at + 1 || !whole) {
      at = line.length();
      return null;
    }
    Token token = new Token(Token.Kind.GENERATED, line.substring(at + 1, end), at + 1);
    at = end;
    return token;
  }

  private Token operator() {
    int start = at++;
    if (at < line.length() && line.charAt(at) == '=') {
      at++;
    }
    return new Token(Token.Kind.OPERATOR, line.substring(start, at), start + 1);
  }

  private Token word() throws Mistake {
    int start = at;
    while (at < line.length() && !endsWord(line.charAt(at))) {
      at++;
    }
    NearMiss.checkPrefix(line, start, at);
    return new Token(Token.Kind.WORD, line.substring(start, at), start + 1);
  }

  private boolean endsWord(char c) {
    return Character.isWhitespace(c) || c == '"' || c == '\'' || isOperator(c);
  }

  private boolean isOperator(char c) {
    return operators && OPERATOR_CHARACTERS.indexOf(c) >= 0;
  }
}
