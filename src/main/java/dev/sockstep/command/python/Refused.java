package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import java.util.Map;

/** What the notation does not take of Python, and what to do instead. */
final class Refused {
  private static final String ONE_AT_A_TIME =
      "type the lines inside it, one at a time: each is a step";
  private static final Map<String, String> MENDS =
      Map.ofEntries(
          Map.entry("while", ONE_AT_A_TIME),
          Map.entry("for", ONE_AT_A_TIME),
          Map.entry("if", ONE_AT_A_TIME),
          Map.entry("elif", ONE_AT_A_TIME),
          Map.entry("else", ONE_AT_A_TIME),
          Map.entry("try", "leave it out: a failed call is shown, and the next line runs"),
          Map.entry("except", "leave it out: a failed call is shown, and the next line runs"),
          Map.entry("finally", ONE_AT_A_TIME),
          Map.entry("def", "type the lines of its body, with values for its parameters"),
          Map.entry("class", ONE_AT_A_TIME),
          Map.entry("lambda", "write the call itself"),
          Map.entry("return", "leave it out"),
          Map.entry("raise", "leave it out"),
          Map.entry("async", "use blocking sockets; a blocked call gives the prompt back"),
          Map.entry("await", "use blocking sockets; a blocked call gives the prompt back"),
          Map.entry("yield", "leave it out"),
          Map.entry("not", "check the kernel's state with expect"),
          Map.entry("global", "leave it out: every name is global"),
          Map.entry("nonlocal", "leave it out: every name is global"),
          Map.entry("del", "close the socket: s.close()"),
          Map.entry("assert", "check the kernel's state with expect: expect s.state == CLOSE_WAIT"),
          Map.entry("match", ONE_AT_A_TIME),
          Map.entry("break", "leave it out"),
          Map.entry("continue", "leave it out"));

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
}
