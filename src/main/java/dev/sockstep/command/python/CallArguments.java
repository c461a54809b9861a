package dev.sockstep.command.python;

import dev.sockstep.command.Address;
import dev.sockstep.command.Data;
import dev.sockstep.command.Literals;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Num;
import dev.sockstep.command.Ref;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of one call, as the values that commands take. */
final class CallArguments {
  private static final double LONGEST_SECONDS = 86_400;

  private final Expression.Call call;
  private final Values values;

  CallArguments(Expression.Call call, Values values) {
    this.call = call;
    this.values = values;
  }

  int column() {
    return call.column();
  }

  int count() {
    return call.arguments().size();
  }

  /** Where an argument stands; the call itself where there is none. */
  int column(int at) {
    return at < count() ? call.arguments().get(at).column() : call.column();
  }

  /**
   * Checks how many there are, and their names.
   *
   * @param form how the call is written, for the mend
   * @param names the arguments that may be given by name, in their order
   */
  void check(int least, int most, String form, String... names) throws Mistake {
    for (Map.Entry<String, Expression> named : call.named().entrySet()) {
      if (!List.of(names).contains(named.getKey())) {
        throw new Mistake(
            named.getValue().column(), "no argument is named " + named.getKey(), "write " + form);
      }
    }
    if (count() < least || count() > most) {
      String takes = least == most ? String.valueOf(least) : least + " to " + most;
      throw new Mistake(
          count() > most ? column(most) : call.column(),
          "it takes "
              + (most == 0 ? "no" : takes)
              + (most == 1 ? " argument" : " arguments")
              + ", and there are "
              + count(),
          "write " + form);
    }
  }

  /**
   * Arguments as they were typed, with commas between.
   *
   * @param otherwise what to give where one of them is more than a name, a number or a text
   */
  String typed(int from, int to, String otherwise) {
    List<String> texts = new ArrayList<>();
    for (int at = from; at < to; at++) {
      String text =
          switch (call.arguments().get(at)) {
            case Expression.Named(String name, int _) -> name;
            case Expression.Whole(long value, int _) -> Long.toString(value);
            case Expression.Text(String value, boolean bytes, int _) ->
                (bytes ? "b" : "") + Literals.quoted(value);
            case Expression.Constant(String word, int _) -> word;
            case Expression.Attribute _,
                Expression.Call _,
                Expression.Index _,
                Expression.Fraction _,
                Expression.Tuple _,
                Expression.Unary _,
                Expression.Binary _,
                Expression.Generator _ ->
                null;
          };
      if (text == null) {
        return otherwise;
      }
      texts.add(text);
    }
    return String.join(", ", texts);
  }

  boolean has(int at) {
    return at < count();
  }

  PythonValue value(int at) throws Mistake {
    return values.value(call.arguments().get(at));
  }

  /** The argument at a place or of a name; empty when it is not given. */
  Optional<PythonValue> value(int at, String name) throws Mistake {
    if (has(at)) {
      return Optional.of(value(at));
    }
    Expression named = call.named().get(name);
    return named == null ? Optional.empty() : Optional.of(values.value(named));
  }

  List<Expression> expressions() {
    return call.arguments();
  }

  Values values() {
    return values;
  }

  Num number(int at, String what, long low, long high) throws Mistake {
    PythonValue value = value(at);
    return switch (value) {
      case PythonValue.Whole(long number) when number >= low && number <= high ->
          new Num.Literal(number);
      case PythonValue.Whole _ ->
          throw new Mistake(column(at), what + " is " + low + " to " + high, null);
      case PythonValue.Known(Ref ref) -> new Num.Value(ref);
      default -> throw new Mistake(column(at), what + " is a whole number", null);
    };
  }

  Data data(int at, String method) throws Mistake {
    PythonValue value = value(at);
    if (value instanceof PythonValue.Text(String text)) {
      throw new Mistake(
          column(at),
          method + " takes bytes, and this is text (a str)",
          text.chars().allMatch(c -> c < 0x80)
              ? "write b in front of it: b" + typed(at, at + 1, "\"hello\"")
              : "write .encode() behind it");
    }
    Data data = Operators.data(value);
    if (data == null) {
      throw new Mistake(column(at), method + " takes bytes", "write b\"hello\"");
    }
    return data;
  }

  Address address(int at, String method) throws Mistake {
    return PythonAddresses.of(value(at), column(at), method);
  }

  /** Seconds; empty for None. */
  Optional<Duration> seconds(PythonValue value, int column) throws Mistake {
    double seconds =
        switch (value) {
          case PythonValue.None _ -> -1;
          case PythonValue.Whole(long whole) when whole >= 0 -> whole;
          case PythonValue.Fraction(double fraction) when fraction >= 0 -> fraction;
          default ->
              throw new Mistake(column, "a time is a number of seconds, from 0", "write 2.5");
        };
    if (seconds > LONGEST_SECONDS) {
      throw new Mistake(column, "that is longer than a day", null);
    }
    return seconds < 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(Math.round(seconds * 1e6) * 1000));
  }
}
