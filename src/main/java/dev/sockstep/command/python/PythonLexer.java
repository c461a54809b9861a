package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.NearMiss;
import dev.sockstep.command.python.PythonToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a line of Python into tokens (The Python Language Reference, chapter 2). */
final class PythonLexer {
  private static final List<String> OPERATORS =
      List.of(
          "**=", "//=", ">>=", "<<=", "...", "==", "!=", "<=", ">=", "->", ":=", "+=", "-=", "*=",
          "/=", "%=", "&=", "|=", "^=", "**", "//", "<<", ">>");
  private static final String SINGLE = "()[]{}.,:;=+-*/%|&^~<>@";

  private final String line;
  private int at;

  private PythonLexer(String line) {
    this.line = line;
  }

  /** The tokens of a line, the last of them {@code END}. */
  static List<PythonToken> tokens(String line) throws Mistake {
    PythonLexer lexer = new PythonLexer(line);
    List<PythonToken> tokens = new ArrayList<>();
    PythonToken token;
    do {
      token = lexer.next();
      tokens.add(token);
    } while (token.kind() != Kind.END);
    return tokens;
  }

  private PythonToken next() throws Mistake {
    skipBlanks();
    if (at == line.length()) {
      return new PythonToken(Kind.END, "", "", at + 1);
    }
    char c = line.charAt(at);
    if (Character.isDigit(c)) {
      return number();
    }
    int start = at;
    int end = at;
    while (end < line.length() && Character.isJavaIdentifierPart(line.charAt(end))) {
      end++;
    }
    if (end < line.length() && isQuote(line.charAt(end)) && end - start <= 2) {
      return string(start, end);
    }
    if (end > start) {
      at = end;
      return new PythonToken(Kind.NAME, line.substring(start, end), "", start + 1);
    }
    return operator();
  }

  /** A comment goes to the end of its physical line; a backslash joins the next to its own. */
  private void skipBlanks() {
    while (at < line.length()
        && (Character.isWhitespace(line.charAt(at))
            || line.charAt(at) == '#'
            || line.startsWith("\\\n", at))) {
      if (line.charAt(at) == '#') {
        int end = line.indexOf('\n', at);
        at = end < 0 ? line.length() : end;
      } else {
        at++;
      }
    }
  }

  private PythonToken number() {
    int start = at;
    while (at < line.length()
        && (Character.isLetterOrDigit(line.charAt(at))
            || line.charAt(at) == '_'
            || line.charAt(at) == '.')) {
      at++;
    }
    return new PythonToken(Kind.NUMBER, line.substring(start, at), "", start + 1);
  }

  private PythonToken string(int start, int open) throws Mistake {
    String prefix = line.substring(start, open).toLowerCase(Locale.ROOT);
    if (!List.of("", "b", "r", "u", "f", "br", "rb", "fr", "rf").contains(prefix)) {
      throw new Mistake(
          start + 1, "no string of Python begins with " + prefix, "bytes are written b\"…\"");
    }
    char quote = line.charAt(open);
    String triple = String.valueOf(quote).repeat(3);
    int width = line.startsWith(triple, open) ? 3 : 1;
    String closing = width == 3 ? triple : String.valueOf(quote);
    for (int i = open + width; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.startsWith(closing, i)) {
        at = i + width;
        String inside = line.substring(open + width, i);
        return new PythonToken(Kind.STRING, inside, prefix, start + 1);
      }
    }
    throw new Mistake(
        open + 1,
        "the string that begins here has no closing " + closing,
        "end it with " + closing + "; a quote inside is written \\" + quote);
  }

  private PythonToken operator() throws Mistake {
    int start = at;
    for (String operator : OPERATORS) {
      if (line.startsWith(operator, at)) {
        at += operator.length();
        return new PythonToken(Kind.OPERATOR, operator, "", start + 1);
      }
    }
    char c = line.charAt(at);
    if (SINGLE.indexOf(c) < 0) {
      NearMiss.checkQuote(line, at);
      String shown = line.substring(at, line.offsetByCodePoints(at, 1));
      throw new Mistake(at + 1, "\"" + shown + "\" has no meaning in Python here", null);
    }
    at++;
    return new PythonToken(Kind.OPERATOR, String.valueOf(c), "", start + 1);
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }
}
