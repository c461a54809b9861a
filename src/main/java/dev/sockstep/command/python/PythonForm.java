package dev.sockstep.command.python;

import dev.sockstep.command.Verb;
import java.util.Set;

/**
 * Looks at the form of a line, no further than is needed to tell a statement of Python from a
 * command of the native notation.
 */
final class PythonForm {
  /** Words that begin a statement; the native notation has none of them for a verb. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "import",
          "from",
          "with",
          "while",
          "for",
          "if",
          "elif",
          "else",
          "try",
          "except",
          "finally",
          "def",
          "class",
          "return",
          "raise",
          "async",
          "await",
          "assert",
          "del",
          "global",
          "pass",
          "break",
          "continue",
          "lambda",
          "yield");

  /** What can stand before the quotes of a string, as in {@code b"…"} and {@code rb'…'}. */
  private static final String PREFIXES = "bBrRuUfF";

  private final String line;
  private int at;

  private PythonForm(String line) {
    this.line = line;
  }

  /** Whether a line without blanks around it is a statement of Python. */
  static boolean isOf(String line) {
    return new PythonForm(line).isStatement();
  }

  private boolean isStatement() {
    if (comes("@") || isString(PREFIXES, 2) || isNestedTargets()) {
      return true;
    }
    String name = name();
    if (name.isEmpty()) {
      return false;
    }
    return KEYWORDS.contains(name) && !isUsedAsName() || isCall(name) || isAssignment();
  }

  /** {@code conn, (host, port) = …}: names with commas and parentheses, up to the sign. */
  private boolean isNestedTargets() {
    int end = line.indexOf('=');
    int open = line.indexOf('(');
    boolean nested = open >= 0 && open < end && !line.startsWith("==", end);
    for (int i = 0; nested && i < end; i++) {
      char c = line.charAt(i);
      nested = isOfNames(c, true) || "(),".indexOf(c) >= 0 || Character.isWhitespace(c);
    }
    return nested && (open == 0 || line.lastIndexOf(',', open) >= 0);
  }

  /** {@code from = 3}, {@code c.class}, {@code if, else}: not as the keyword that the name is. */
  private boolean isUsedAsName() {
    int behind = at;
    boolean member = comes(".") || comes(",");
    blanks();
    boolean given = comes("=") && !comes("==") && at + 1 < line.length();
    at = behind;
    return member || given;
  }

  /**
   * {@code print(…}, {@code s.send(…}. Behind {@code print} and a method Python lets blanks stand;
   * a verb's arguments never begin with a parenthesis.
   */
  private boolean isCall(String name) {
    int behind = at;
    boolean member = comes(".");
    members();
    if (member || name.equals("print")) {
      blanks();
    }
    boolean call = comes("(");
    at = behind;
    return call;
  }

  /** {@code n += …}, or a value that no command gives a name to. */
  private boolean isAssignment() {
    blanks();
    if (isAugmented()) {
      return true;
    }
    boolean several = false;
    while (take(",")) {
      several = true;
      blanks();
      if (name().isEmpty()) {
        return false;
      }
      blanks();
    }
    if (!take("=")) {
      return false;
    }
    blanks();
    return isValue() || (several ? isKnownName() : isOfName());
  }

  /** {@code host, port = address}; of {@code a, b = socketpair} the right side is a verb. */
  private boolean isKnownName() {
    int behind = at;
    String name = name();
    at = behind;
    return !name.isEmpty() && Verb.of(name).isEmpty();
  }

  private boolean isAugmented() {
    int behind = at;
    boolean augmented =
        (take("//") || take("**") || take("<<") || take(">>") || takeOneOf("-+*/%&|^"))
            && comes("=");
    at = behind;
    return augmented;
  }

  /** A call somewhere, a string, a number, a tuple, a list, or one of the constants. */
  private boolean isValue() {
    return line.indexOf('(', at) >= 0
        || isString("0123456789([{" + PREFIXES, Integer.MAX_VALUE)
        || at < line.length() && "-0123456789({[".indexOf(line.charAt(at)) >= 0
        || isConstant();
  }

  private boolean isConstant() {
    int behind = at;
    String name = name();
    at = behind;
    return name.equals("True") || name.equals("False") || name.equals("None");
  }

  /** {@code data[…}, {@code n * …}; or a value that stands in the next line, behind a backslash. */
  private boolean isOfName() {
    if (line.substring(at).equals("\\")) {
      return true;
    }
    if (name().isEmpty()) {
      return false;
    }
    members();
    if (comes("[")) {
      return true;
    }
    blanks();
    return takeOneOf("+*/%|");
  }

  /** Whether quotes come, behind at most so many of the characters. */
  private boolean isString(String before, int most) {
    int quote = at;
    while (quote < line.length() && quote - at < most && before.indexOf(line.charAt(quote)) >= 0) {
      quote++;
    }
    return line.startsWith("\"", quote) || line.startsWith("'", quote);
  }

  /** Takes a name; empty where none comes. */
  private String name() {
    int start = at;
    while (at < line.length() && isOfNames(line.charAt(at), at > start)) {
      at++;
    }
    return line.substring(start, at);
  }

  /** Takes what is left of {@code a.b.c}. */
  private void members() {
    while (at < line.length() && (comes(".") || isOfNames(line.charAt(at), true))) {
      at++;
    }
  }

  private static boolean isOfNames(char c, boolean inside) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || inside && isDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void blanks() {
    while (at < line.length() && " \t\n\u000b\f\r".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean comes(String text) {
    return line.startsWith(text, at);
  }

  private boolean take(String text) {
    boolean comes = comes(text);
    at += comes ? text.length() : 0;
    return comes;
  }

  private boolean takeOneOf(String characters) {
    boolean comes = at < line.length() && characters.indexOf(line.charAt(at)) >= 0;
    at += comes ? 1 : 0;
    return comes;
  }
}
