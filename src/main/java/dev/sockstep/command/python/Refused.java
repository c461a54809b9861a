package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the notation does not take of Python, and what to do instead. */
final class Refused {
  private static final String ONCE =
      "the lines under it run once; type them again for another round";
  private static final String NO_BRANCH =
      "nothing branches here: type what it does, if it is what you want";
  private static final String GOES_ON =
      "leave it out: a failed call is shown, and the next line runs";
  private static final String BLOCKING =
      "use blocking sockets; a blocked call gives the prompt back";
  private static final Map<String, String> MENDS =
      Map.ofEntries(
          Map.entry("while", ONCE),
          Map.entry("for", ONCE),
          Map.entry("if", NO_BRANCH),
          Map.entry("elif", NO_BRANCH),
          Map.entry("else", NO_BRANCH),
          Map.entry("match", NO_BRANCH),
          Map.entry("case", NO_BRANCH),
          Map.entry("try", GOES_ON),
          Map.entry("except", GOES_ON),
          Map.entry("finally", GOES_ON),
          Map.entry("def", "type the lines of its body, with values for its parameters"),
          Map.entry("class", "type the lines inside it, one at a time: each is a step"),
          Map.entry("lambda", "write the call itself"),
          Map.entry("return", "leave it out"),
          Map.entry("raise", "leave it out"),
          Map.entry("async", BLOCKING),
          Map.entry("await", BLOCKING),
          Map.entry("yield", "leave it out"),
          Map.entry("not", "check the kernel's state with expect"),
          Map.entry("global", "leave it out: every name is global"),
          Map.entry("nonlocal", "leave it out: every name is global"),
          Map.entry("del", "close the socket: s.close()"),
          Map.entry("assert", "check the kernel's state with expect: expect s.state == CLOSE_WAIT"),
          Map.entry("break", "leave it out"),
          Map.entry("continue", "leave it out"));

  /** Statements with a body that is no part of the program's straight way. */
  private static final Set<String> BRANCHES =
      Set.of("if", "elif", "else", "except", "match", "case", "class", "async", "with");

  private Refused() {}

  /** Whether a statement that begins with the word is Python, but none that is taken. */
  static boolean isStatement(String word) {
    return MENDS.containsKey(word);
  }

  static Mistake word(PythonToken token) {
    return new Mistake(
        token.column(),
        "Python's \"" + token.text() + "\" is not taken: a step is one call",
        MENDS.get(token.text()));
  }

  /**
   * A statement whose body stands in the same line runs nothing of it: the body can be typed alone.
   *
   * @param line the line that the tokens are of
   */
  static Mistake statement(List<PythonToken> tokens, String line) {
    PythonToken first = tokens.getFirst();
    String body = body(tokens, line);
    if (body.isEmpty()) {
      return word(first);
    }
    return new Mistake(
        first.column(),
        "Python's \"" + first.text() + "\" is not taken: a step is one call",
        switch (first.text()) {
          case "for", "while" -> "write its body, once for each round: " + body;
          case "if", "elif", "else" -> "write its body, if it is what you want: " + body;
          default -> "write its body alone: " + body;
        });
  }

  /** What stands behind the colon that opens the body. */
  private static String body(List<PythonToken> tokens, String line) {
    int depth = 0;
    for (PythonToken token : tokens) {
      depth += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
      depth -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
      if (depth == 0 && token.is(":")) {
        String body = line.substring(token.column()).strip();
        return body.startsWith("#") ? "" : body;
      }
    }
    return "";
  }

  /** A function without parameters is what its lines are. */
  static Mistake function(List<PythonToken> tokens, String line) {
    PythonToken def = tokens.getFirst();
    return hasParameters(tokens) || !opensBody(tokens)
        ? statement(tokens, line)
        : new Mistake(
            def.column(),
            "Python's \"def\" is not taken: a step is one call",
            "the lines under it run here, once; leave out what calls it");
  }

  /**
   * Whether the lines under a refused one are left out: they might be what should not happen, such
   * as what an except does. Those of a loop or a try run once.
   */
  static boolean leavesOutBody(List<PythonToken> tokens) {
    String word = tokens.getFirst().text();
    return opensBody(tokens)
        && (BRANCHES.contains(word) || word.equals("def") && hasParameters(tokens));
  }

  /** Whether it ends with a colon. */
  private static boolean opensBody(List<PythonToken> tokens) {
    return tokens.size() > 2 && tokens.get(tokens.size() - 2).is(":");
  }

  private static boolean hasParameters(List<PythonToken> tokens) {
    return tokens.size() < 4 || !(tokens.get(2).is("(") && tokens.get(3).is(")"));
  }
}
