package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import java.util.ArrayList;
import java.util.List;

/** An f-string, which is not taken: the mend writes the same without one. */
final class FString {
  private final String text;
  private final List<String> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int at;

  private FString(String text) {
    this.text = text;
  }

  /**
   * @param printed whether print shows it, which puts a blank between its arguments
   */
  static Mistake refused(PythonToken token, boolean printed) {
    List<String> parts = new FString(token.text()).parts(printed);
    String mend =
        printed
            ? "give print the parts: print(" + String.join(", ", parts) + ")"
            : "join the parts: " + String.join(" + ", parts);
    return new Mistake(token.column(), "f-strings are not taken", mend);
  }

  private List<String> parts(boolean printed) {
    while (at < text.length()) {
      char c = text.charAt(at++);
      boolean doubled = at < text.length() && text.charAt(at) == c;
      if ((c == '{' || c == '}') && doubled) {
        literal.append(c);
        at++;
      } else if (c == '{') {
        endLiteral(printed);
        parts.add(field(printed));
      } else {
        literal.append(c);
      }
    }
    endLiteral(printed);
    return parts.isEmpty() ? List.of("\"\"") : parts;
  }

  private void endLiteral(boolean printed) {
    String words = printed ? literal.toString().strip() : literal.toString();
    if (!words.isEmpty()) {
      char quote = words.indexOf('"') < 0 ? '"' : '\'';
      parts.add(quote + words + quote);
    }
    literal.setLength(0);
  }

  /** What stands between braces, without its conversion and format. */
  private String field(boolean printed) {
    int depth = 0;
    int start = at;
    int end = -1;
    boolean repr = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      depth += "([{".indexOf(c) >= 0 ? 1 : 0;
      if (c == '}' && depth == 0) {
        break;
      }
      depth -= ")]}".indexOf(c) >= 0 ? 1 : 0;
      if (depth == 0 && end < 0 && "!:=".indexOf(c) >= 0) {
        end = at;
        repr = text.startsWith("!r", at);
      }
    }
    String value = text.substring(start, end < 0 ? at : end).strip();
    at++;
    if (repr) {
      return "repr(" + value + ")";
    }
    return printed ? value : "str(" + value + ")";
  }
}
