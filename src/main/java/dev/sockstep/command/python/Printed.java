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
  static PrintItem item(PythonValue value, boolean quoted, int column) throws Mistake {
    return switch (value) {
      case PythonValue.Unknown(var name) -> new PrintItem.Value(name, PrintItem.Form.VALUE);
      case PythonValue.Length(var name) -> new PrintItem.Value(name, PrintItem.Form.LENGTH);
      case PythonValue.Decoded(var name) -> new PrintItem.Value(name, PrintItem.Form.TEXT);
      case PythonValue.Known(var ref) -> new PrintItem.Known(ref);
      case PythonValue.Function _, PythonValue.Method _ ->
          throw new Mistake(column, "this is a function: it has nothing to show", null);
      case PythonValue.Text(String text) when !quoted -> new PrintItem.Text(text);
      default -> new PrintItem.Text(repr(value, column));
    };
  }

  /** The value as {@code str} makes text of it; one that is not known yet stays what it is. */
  static PythonValue asText(PythonValue value, int column) throws Mistake {
    return switch (value) {
      case PythonValue.Text text -> text;
      case PythonValue.Whole _, PythonValue.Fraction _, PythonValue.Flag _, PythonValue.None _ ->
          new PythonValue.Text(repr(value, column));
      case PythonValue.Many _, PythonValue.Bytes(Data.Text _) ->
          new PythonValue.Text(repr(value, column));
      default -> value;
    };
  }

  private static String repr(PythonValue value, int column) throws Mistake {
    return switch (value) {
      case PythonValue.Whole(long number) -> Long.toString(number);
      case PythonValue.Fraction(double number) -> Double.toString(number);
      case PythonValue.Text(String text) -> PythonRepr.text(text);
      case PythonValue.Bytes(Data.Text(String bytes)) -> PythonRepr.bytes(bytes);
      case PythonValue.Bytes(Data.Generated(Num.Literal(long count))) ->
          "bytes, " + count + " of them";
      case PythonValue.Flag(boolean on) -> on ? "True" : "False";
      case PythonValue.None _ -> "None";
      case PythonValue.Symbols(List<String> names) -> String.join("|", names);
      case PythonValue.Many(List<PythonValue> items) -> tuple(items, column);
      default ->
          throw new Mistake(column, "this cannot be shown with others", "print it by itself");
    };
  }

  private static String tuple(List<PythonValue> items, int column) throws Mistake {
    List<String> shown = new ArrayList<>();
    for (PythonValue item : items) {
      shown.add(repr(item, column));
    }
    return "(" + String.join(", ", shown) + (items.size() == 1 ? ",)" : ")");
  }
}
