package dev.sockstep.command;

import java.time.Duration;
import java.util.List;

/** Reads the values that are one word: names, numbers, references, durations. */
final class ValueParser {
  private ValueParser() {}

  static Name name(String text, int column) throws Mistake {
    if (!Name.isName(text)) {
      throw new Mistake(
          column,
          "\"" + text + "\" cannot be a name",
          "a name has letters, digits and _, and begins with no digit");
    }
    return new Name(text, column);
  }

  /**
   * A whole number within bounds, or a reference to one.
   *
   * @param what the number in the words of an error: "a port", "a number of bytes"
   */
  static Num number(String text, int column, String what, long low, long high) throws Mistake {
    if (text.startsWith("$")) {
      Ref ref = ref(text, column);
      if (ref.field().kind() != Field.Kind.NUMBER) {
        throw new Mistake(column, ref + " is no number: expected " + what, null);
      }
      return new Num.Value(ref);
    }
    long value;
    try {
      value = Long.parseLong(text);
    } catch (NumberFormatException e) {
      boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
      value = digits ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
    if (value == Long.MIN_VALUE) {
      throw new Mistake(
          column,
          "expected " + what + ", found \"" + text + "\"",
          low < 0 ? "write a whole number" : "write a whole number, " + low + " to " + high);
    }
    if (value < low || value > high) {
      throw new Mistake(column, what + " is " + low + " to " + high + ", found " + text, null);
    }
    return new Num.Literal(value);
  }

  /** {@code $name.field}; {@code $name} alone is its local address. */
  static Ref ref(String text, int column) throws Mistake {
    int dot = text.indexOf('.');
    String name = text.substring(1, dot < 0 ? text.length() : dot);
    // A caret belongs under the sign, where the value begins.
    Name socket = new Name(name(name, column + 1).text(), column);
    if (dot < 0) {
      return new Ref(socket, Field.LOCAL);
    }
    return new Ref(socket, field(text.substring(dot + 1), column + dot + 1));
  }

  static Field field(String word, int column) throws Mistake {
    return Field.named(word)
        .orElseThrow(
            () ->
                new Mistake(
                    column,
                    "a socket has no \"" + word + "\"",
                    Nearest.mend(
                        word,
                        List.of(Field.values()).stream().map(Field::word).toList(),
                        "fields")));
  }

  static Duration duration(Token token, long bareMillis) throws Mistake {
    Duration duration = Literals.duration(token.text(), bareMillis);
    if (duration == null) {
      throw new Mistake(
          token.column(),
          "expected a duration of at most a day, found " + token.shown(),
          "write 300ms, 2s or 1.5s");
    }
    return duration;
  }
}
