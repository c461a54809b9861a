package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Num;
import dev.sockstep.command.PrintItem;
import java.util.ArrayList;
import java.util.List;

/** What print shows of a value. */
final class Printed {
  private Printed() {}

  /**
   * @param quoted whether text stands between quotes, as the prompt of Python shows it
   */
  static PrintItem item(Value value, boolean quoted, int column) throws Mistake {
    return switch (value) {
      case Value.Unknown(var name) -> new PrintItem.Value(name, PrintItem.Form.VALUE);
      case Value.Length(var name) -> new PrintItem.Value(name, PrintItem.Form.LENGTH);
      case Value.Decoded(var name) -> new PrintItem.Value(name, PrintItem.Form.TEXT);
      case Value.Known(var ref) -> new PrintItem.Known(ref);
      case Value.Function _, Value.Method _ ->
          throw new Mistake(column, "this is a function: it has nothing to show", null);
      case Value.Text(String text) when !quoted -> new PrintItem.Text(text);
      default -> new PrintItem.Text(repr(value, column));
    };
  }

  private static String repr(Value value, int column) throws Mistake {
    return switch (value) {
      case Value.Whole(long number) -> Long.toString(number);
      case Value.Fraction(double number) -> Double.toString(number);
      case Value.Text(String text) -> PythonRepr.text(text);
      case Value.Bytes(Data.Text(String bytes)) -> PythonRepr.bytes(bytes);
      case Value.Bytes(Data.Generated(Num.Literal(long count))) -> "bytes, " + count + " of them";
      case Value.Flag(boolean on) -> on ? "True" : "False";
      case Value.None _ -> "None";
      case Value.Symbols(List<String> names) -> String.join("|", names);
      case Value.Many(List<Value> items) -> tuple(items, column);
      default ->
          throw new Mistake(column, "this cannot be shown with others", "print it by itself");
    };
  }

  private static String tuple(List<Value> items, int column) throws Mistake {
    List<String> shown = new ArrayList<>();
    for (Value item : items) {
      shown.add(repr(item, column));
    }
    return "(" + String.join(", ", shown) + (items.size() == 1 ? ",)" : ")");
  }
}
