package dev.sockstep.command.python;

import dev.sockstep.command.Address;
import dev.sockstep.command.Data;
import dev.sockstep.command.Field;
import dev.sockstep.command.Host;
import dev.sockstep.command.Literals;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Num;
import dev.sockstep.command.Ref;
import java.util.List;

/** Python's addresses: {@code ("host", port)}, with two numbers more for IPv6, or a path. */
final class PythonAddresses {
  private PythonAddresses() {}

  static Address of(PythonValue value, int column, String method) throws Mistake {
    return switch (value) {
      case PythonValue.Many(List<PythonValue> items) when items.size() == 2 || items.size() == 4 ->
          new Address.HostPort(host(items, column), port(items.get(1), column), column);
      case PythonValue.Text(String path) -> path(Literals.latin1(path), column);
      case PythonValue.Bytes(Data.Text(String path)) -> path(path, column);
      case PythonValue.Known(Ref ref) when ref.field().kind() == Field.Kind.ADDRESS ->
          new Address.Value(ref, column);
      default ->
          throw new Mistake(
              column,
              method + " takes one address: the tuple (host, port)",
              "write " + method + "((\"127.0.0.1\", 8080)), with two pairs of parentheses");
    };
  }

  /** A path is bytes to the kernel, one a character here. */
  private static Address path(String path, int column) throws Mistake {
    if (path.isEmpty()) {
      throw new Mistake(column, "the path is empty", "write \"/tmp/x.sock\"");
    }
    return path.startsWith("\0")
        ? new Address.Path(path.substring(1), true, column)
        : new Address.Path(path, false, column);
  }

  private static Host host(List<PythonValue> items, int column) throws Mistake {
    return switch (items.getFirst()) {
      case PythonValue.Text(String text) when text.isEmpty() -> new Host.Any();
      case PythonValue.Text(String text) when text.equals("<broadcast>") ->
          new Host.Named("255.255.255.255", column);
      case PythonValue.Text(String text) -> new Host.Named(text + zone(items, column), column);
      case PythonValue.Known(Ref ref) when ref.field().kind() == Field.Kind.TEXT ->
          new Host.Value(ref);
      case PythonValue.Unknown(var name) -> new Host.Result(name);
      default ->
          throw new Mistake(column, "the host of an address is text", "(\"127.0.0.1\", 8080)");
    };
  }

  /** The scope of an IPv6 address, the fourth item: which interface it is on. */
  private static String zone(List<PythonValue> items, int column) throws Mistake {
    if (items.size() < 4) {
      return "";
    }
    if (!(items.get(2) instanceof PythonValue.Whole(long flow)) || flow != 0) {
      throw new Mistake(column, "a flow label other than 0 is not taken", null);
    }
    if (!(items.get(3) instanceof PythonValue.Whole(long scope)) || scope < 0) {
      throw new Mistake(column, "the scope of an address is a number", null);
    }
    return scope == 0 ? "" : "%" + scope;
  }

  private static Num port(PythonValue value, int column) throws Mistake {
    return switch (value) {
      case PythonValue.Whole(long port) when port >= 0 && port <= 65_535 -> new Num.Literal(port);
      case PythonValue.Whole _ -> throw new Mistake(column, "a port is 0 to 65535", null);
      case PythonValue.Known(Ref ref) when ref.field().kind() == Field.Kind.NUMBER ->
          new Num.Value(ref);
      case PythonValue.Text(String digits) when digits.matches("[0-9]+") ->
          throw new Mistake(
              column, "the port of an address is a number", "leave out its quotes: " + digits);
      default ->
          throw new Mistake(column, "the port of an address is a number", "write it as 8080 is");
    };
  }
}
