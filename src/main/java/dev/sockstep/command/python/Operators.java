package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Num;
import java.util.ArrayList;
import java.util.List;

/** The operators that make one known value of two. */
final class Operators {
  private Operators() {}

  static PythonValue apply(
      Expression.Binary binary, PythonValue left, PythonValue right, Scope scope) throws Mistake {
    // Bytes that are still to come may be joined; for all else the values are needed now.
    PythonValue result = of(binary, left, right);
    if (result == null) {
      result = of(binary, scope.now(left), scope.now(right));
    }
    if (result == null) {
      boolean formats = left instanceof PythonValue.Text && binary.operator().equals("%");
      throw new Mistake(
          binary.column(),
          "\"" + binary.operator() + "\" is not taken between these",
          formats ? "give print the parts: print(\"port\", port)" : "write the value out");
    }
    return result;
  }

  private static PythonValue of(Expression.Binary binary, PythonValue left, PythonValue right)
      throws Mistake {
    if (left instanceof PythonValue.Whole(long a) && right instanceof PythonValue.Whole(long b)) {
      return Numbers.of(binary.operator(), a, b, binary.column());
    }
    return switch (binary.operator()) {
      case "+" -> sum(left, right);
      case "*" -> product(left, right, binary.column());
      case "|" -> union(left, right);
      default -> null;
    };
  }

  private static PythonValue sum(PythonValue left, PythonValue right) {
    if (left instanceof PythonValue.Text(String a) && right instanceof PythonValue.Text(String b)) {
      return new PythonValue.Text(a + b);
    }
    Data first = data(left);
    Data second = data(right);
    if (first == null || second == null) {
      return null;
    }
    if (first instanceof Data.Text(String a) && second instanceof Data.Text(String b)) {
      return new PythonValue.Bytes(new Data.Text(a + b));
    }
    List<Data> parts = new ArrayList<>(parts(first));
    parts.addAll(parts(second));
    return new PythonValue.Bytes(new Data.Joined(parts));
  }

  private static List<Data> parts(Data data) {
    return data instanceof Data.Joined(List<Data> parts) ? parts : List.of(data);
  }

  /** The bytes of a value; null when it has none. A name unknown here may be of received bytes. */
  static Data data(PythonValue value) {
    return switch (value) {
      case PythonValue.Bytes(Data data) -> data;
      case PythonValue.Unknown(var name) -> new Data.Value(name);
      default -> null;
    };
  }

  private static PythonValue product(PythonValue left, PythonValue right, int column)
      throws Mistake {
    if (left instanceof PythonValue.Whole) {
      return right instanceof PythonValue.Whole ? null : product(right, left, column);
    }
    if (!(right instanceof PythonValue.Whole(long times))) {
      return null;
    }
    return switch (left) {
      case PythonValue.Text(String text) -> new PythonValue.Text(repeated(text, times, column));
      case PythonValue.Bytes(Data.Text(String bytes)) ->
          new PythonValue.Bytes(new Data.Text(repeated(bytes, times, column)));
      case PythonValue.Bytes(Data.Generated(Num.Literal(long count))) when times == 1 ->
          new PythonValue.Bytes(new Data.Generated(new Num.Literal(count)));
      default -> null;
    };
  }

  private static String repeated(String text, long times, int column) throws Mistake {
    if (times > 0) {
      size(Math.multiplyHigh(text.length(), times) == 0 ? text.length() * times : -1, column);
    }
    return text.repeat((int) Math.max(0, times));
  }

  /** A number of bytes that a program makes up: as many as one send may. */
  static long size(long count, int column) throws Mistake {
    if (count < 0 || count > Data.Generated.MOST) {
      throw new Mistake(column, "a number of bytes is 0 to " + Data.Generated.MOST + " here", null);
    }
    return count;
  }

  private static PythonValue union(PythonValue left, PythonValue right) {
    if (left instanceof PythonValue.Symbols(List<String> a)
        && right instanceof PythonValue.Symbols(List<String> b)) {
      List<String> names = new ArrayList<>(a);
      names.addAll(b);
      return new PythonValue.Symbols(List.copyOf(names));
    }
    return null;
  }
}
