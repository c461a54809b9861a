package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.python.PythonToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** The tokens of a line with a place in them. */
final class Tokens {
  private final List<PythonToken> tokens;
  private int at;

  Tokens(List<PythonToken> tokens) {
    this.tokens = tokens;
  }

  /** The first of the line. */
  PythonToken first() {
    return tokens.getFirst();
  }

  List<PythonToken> all() {
    return List.copyOf(tokens);
  }

  PythonToken peek() {
    return tokens.get(at);
  }

  PythonToken peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  PythonToken take() {
    PythonToken token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  boolean takeIf(String operator) {
    boolean found = peek().is(operator);
    at += found ? 1 : 0;
    return found;
  }

  boolean takeIfWord(String word) {
    boolean found = peek().isWord(word);
    at += found ? 1 : 0;
    return found;
  }

  /** Takes what must stand here. */
  PythonToken need(String operator) throws Mistake {
    if (!peek().is(operator)) {
      throw expected("\"" + operator + "\"");
    }
    return take();
  }

  PythonToken needName() throws Mistake {
    if (peek().kind() != Kind.NAME) {
      throw expected("a name");
    }
    return take();
  }

  /** Whether a statement ends here. */
  boolean atEnd() {
    return peek().kind() == Kind.END || peek().is(";");
  }

  Mistake expected(String what) {
    if (peek().kind() == Kind.END && !open().isEmpty()) {
      return neverClosed(open());
    }
    return new Mistake(
        peek().column(),
        "expected " + what + ", found " + peek().shown(),
        "explain python says what is taken");
  }

  /** The brackets that nothing closes, the innermost first. */
  private Deque<PythonToken> open() {
    Deque<PythonToken> open = new ArrayDeque<>();
    for (PythonToken token : tokens) {
      if (token.is("(") || token.is("[") || token.is("{")) {
        open.push(token);
      } else if (!open.isEmpty() && token.is(closing(open.peek()))) {
        open.pop();
      }
    }
    return open;
  }

  private static String closing(PythonToken bracket) {
    return bracket.is("(") ? ")" : bracket.is("[") ? "]" : "}";
  }

  private static Mistake neverClosed(Deque<PythonToken> open) {
    PythonToken last = open.peek();
    String closing = open.stream().map(Tokens::closing).collect(Collectors.joining());
    return new Mistake(
        last.column(),
        "the bracket that opens here is never closed",
        "a line ends with what it opened: " + closing);
  }
}
