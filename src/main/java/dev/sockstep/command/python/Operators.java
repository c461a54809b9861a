package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Num;
import java.util.ArrayList;
import java.util.List;

/** The operators that make one known value of two. */
final class Operators {
  private Operators() {}

  static Value apply(Expression.Binary binary, Evaluator evaluator) throws Mistake {
    Value left = evaluator.value(binary.left());
    Value right = evaluator.value(binary.right());
    Value result =
        switch (binary.operator()) {
          case "+" -> sum(left, right);
          case "*" -> product(left, right, binary.column());
          case "-" ->
              left instanceof Value.Whole(long a) && right instanceof Value.Whole(long b)
                  ? new Value.Whole(a - b)
                  : null;
          case "|" -> union(left, right);
          default -> null;
        };
    if (result == null) {
      throw new Mistake(
          binary.column(),
          "\"" + binary.operator() + "\" is not taken between these",
          "write the value out");
    }
    return result;
  }

  private static Value sum(Value left, Value right) {
    if (left instanceof Value.Whole(long a) && right instanceof Value.Whole(long b)) {
      return new Value.Whole(a + b);
    }
    if (left instanceof Value.Text(String a) && right instanceof Value.Text(String b)) {
      return new Value.Text(a + b);
    }
    Data first = data(left);
    Data second = data(right);
    if (first == null || second == null) {
      return null;
    }
    if (first instanceof Data.Text(String a) && second instanceof Data.Text(String b)) {
      return new Value.Bytes(new Data.Text(a + b));
    }
    List<Data> parts = new ArrayList<>(parts(first));
    parts.addAll(parts(second));
    return new Value.Bytes(new Data.Joined(parts));
  }

  private static List<Data> parts(Data data) {
    return data instanceof Data.Joined(List<Data> parts) ? parts : List.of(data);
  }

  /** The bytes of a value; null when it has none. A name unknown here may be of received bytes. */
  static Data data(Value value) {
    return switch (value) {
      case Value.Bytes(Data data) -> data;
      case Value.Unknown(var name) -> new Data.Value(name);
      default -> null;
    };
  }

  private static Value product(Value left, Value right, int column) throws Mistake {
    if (left instanceof Value.Whole(long a) && right instanceof Value.Whole(long b)) {
      return new Value.Whole(a * b);
    }
    if (left instanceof Value.Whole) {
      return right instanceof Value.Whole ? null : product(right, left, column);
    }
    if (!(right instanceof Value.Whole(long times))) {
      return null;
    }
    return switch (left) {
      case Value.Text(String text) -> new Value.Text(repeated(text, times, column));
      case Value.Bytes(Data.Text(String bytes)) ->
          new Value.Bytes(new Data.Text(repeated(bytes, times, column)));
      case Value.Bytes(Data.Generated(Num.Literal(long count))) when times == 1 ->
          new Value.Bytes(new Data.Generated(new Num.Literal(count)));
      default -> null;
    };
  }

  private static String repeated(String text, long times, int column) throws Mistake {
    if (times > 0) {
      Evaluator.size(
          Math.multiplyHigh(text.length(), times) == 0 ? text.length() * times : -1, column);
    }
    return text.repeat((int) Math.max(0, times));
  }

  private static Value union(Value left, Value right) {
    if (left instanceof Value.Symbols(List<String> a)
        && right instanceof Value.Symbols(List<String> b)) {
      List<String> names = new ArrayList<>(a);
      names.addAll(b);
      return new Value.Symbols(List.copyOf(names));
    }
    return null;
  }
}
