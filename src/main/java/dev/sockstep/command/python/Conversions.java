package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Num;

/** The functions that are named as types: {@code str}, {@code int}, {@code bytes}; and lengths. */
final class Conversions {
  private final Values values;
  private final Scope scope;

  Conversions(Values values, Scope scope) {
    this.values = values;
    this.scope = scope;
  }

  PythonValue of(String type, Expression.Call call) throws Mistake {
    boolean ofText = isOfText(call);
    return switch (type) {
      case "str" ->
          ofText
              ? decoded(call)
              : Printed.asText(scope.now(values.value(one(call, type))), call.column());
      case "int" -> whole(values.value(one(call, type)), call.column());
      case "bytes" -> ofText ? encoded(call) : bytes(one(call, type));
      default -> throw new IllegalArgumentException(type);
    };
  }

  /** {@code bytes("text", "utf-8")}. */
  private static boolean isOfText(Expression.Call call) {
    return call.arguments().size() == 2;
  }

  private PythonValue encoded(Expression.Call call) throws Mistake {
    PythonValue bytes = made(call, "encode");
    if (bytes == null) {
      throw new Mistake(call.column(), "only text is encoded", "write b\"…\"");
    }
    return bytes;
  }

  /** {@code str(data, "utf-8")}. */
  private PythonValue decoded(Expression.Call call) throws Mistake {
    PythonValue text = made(call, "decode");
    if (text == null) {
      throw new Mistake(call.column(), "only bytes are decoded", "receive them first");
    }
    return text;
  }

  /** What a method makes of the first argument; the second is its own. */
  private PythonValue made(Expression.Call call, String method) throws Mistake {
    Expression.Call own =
        new Expression.Call(
            call.function(), call.arguments().subList(1, 2), call.named(), call.column());
    PythonValue of = scope.now(values.value(call.arguments().getFirst()));
    return TextMethods.apply(of, TextMethod.of(method, own), call.column());
  }

  private PythonValue whole(PythonValue value, int column) throws Mistake {
    PythonValue now = scope.now(value);
    String text =
        switch (now) {
          case PythonValue.Text(String digits) -> digits.strip();
          case PythonValue.Bytes(Data.Text(String digits)) -> digits.strip();
          default -> null;
        };
    if (text == null) {
      return now instanceof PythonValue.Fraction(double number)
          ? new PythonValue.Whole((long) number)
          : value;
    }
    if (!text.matches("[+-]?[0-9]{1,18}")) {
      throw new Mistake(column, "int() takes digits, and this has none, or others", null);
    }
    return new PythonValue.Whole(Long.parseLong(text));
  }

  static Expression one(Expression.Call call, String name) throws Mistake {
    if (call.arguments().size() != 1) {
      throw new Mistake(call.column(), name + "() takes one argument here", null);
    }
    return call.arguments().getFirst();
  }

  static PythonValue length(PythonValue of, int column) throws Mistake {
    return switch (of) {
      case PythonValue.Text(String text) -> new PythonValue.Whole(text.codePoints().count());
      case PythonValue.Bytes(Data.Text(String bytes)) -> new PythonValue.Whole(bytes.length());
      case PythonValue.Bytes(Data.Generated(Num.Literal(long count))) ->
          new PythonValue.Whole(count);
      case PythonValue.Unknown(Name name) -> new PythonValue.Length(name);
      default -> throw new Mistake(column, "this has no length", "len takes bytes or text");
    };
  }

  /** {@code bytes(4096)}, and the pattern that {@code send #4096} is printed as. */
  private PythonValue bytes(Expression argument) throws Mistake {
    if (argument instanceof Expression.Generator(Expression body, String name, Expression in, int _)
        && isAlphabet(body, name)
        && in instanceof Expression.Call(Expression.Named(String range, int _), var limits, _, _)
        && range.equals("range")
        && limits.size() == 1
        && values.value(limits.getFirst()) instanceof PythonValue.Whole(long count)) {
      return new PythonValue.Bytes(
          new Data.Generated(new Num.Literal(Operators.size(count, argument.column()))));
    }
    if (values.value(argument) instanceof PythonValue.Whole(long count)) {
      return new PythonValue.Bytes(
          new Data.Text("\0".repeat((int) Operators.size(count, argument.column()))));
    }
    throw new Mistake(argument.column(), "bytes() takes a number here", "or write b\"…\"");
  }

  /** {@code 97 + i % 26}. */
  private static boolean isAlphabet(Expression body, String name) {
    return body
            instanceof
            Expression.Binary(
                String plus,
                Expression.Whole(long a, int _),
                Expression.Binary(
                    String modulo,
                    Expression.Named(String i, int _),
                    Expression.Whole(long letters, int _),
                    int _),
                int _)
        && plus.equals("+")
        && modulo.equals("%")
        && a == 97
        && letters == 26
        && i.equals(name);
  }
}
