package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Field;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.command.Nearest;
import dev.sockstep.command.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an expression stands for. Calls that are steps are none of its business. */
final class Evaluator implements Values {
  private final Scope scope;

  Evaluator(Scope scope) {
    this.scope = scope;
  }

  @Override
  public PythonValue value(Expression expression) throws Mistake {
    return switch (expression) {
      case Expression.Named(String name, int column) -> named(name, column);
      case Expression.Attribute attribute -> attribute(attribute);
      case Expression.Call call -> call(call);
      case Expression.Index(Expression of, Expression index, int _) ->
          item(value(of), value(index), expression.column());
      case Expression.Text(String text, boolean bytes, int _) ->
          bytes ? new PythonValue.Bytes(new Data.Text(text)) : new PythonValue.Text(text);
      case Expression.Whole(long value, int _) -> new PythonValue.Whole(value);
      case Expression.Fraction(double value, int _) -> new PythonValue.Fraction(value);
      case Expression.Constant(String word, int _) ->
          word.equals("None") ? new PythonValue.None() : new PythonValue.Flag(word.equals("True"));
      case Expression.Tuple(List<Expression> items, int _) -> new PythonValue.Many(values(items));
      case Expression.Unary unary -> negative(unary);
      case Expression.Binary binary ->
          Operators.apply(binary, value(binary.left()), value(binary.right()), scope);
      case Expression.Generator generator ->
          throw new Mistake(
              generator.column(),
              "a comprehension is not taken here",
              "write the bytes out, or b\"x\" * 4096");
    };
  }

  List<PythonValue> values(List<Expression> expressions) throws Mistake {
    List<PythonValue> values = new ArrayList<>();
    for (Expression expression : expressions) {
      values.add(value(expression));
    }
    return List.copyOf(values);
  }

  private List<PythonValue> now(List<Expression> expressions) throws Mistake {
    return values(expressions).stream().map(scope::now).toList();
  }

  private PythonValue named(String name, int column) throws Mistake {
    Optional<PythonValue> value = scope.value(name);
    if (value.isPresent()) {
      if (value.get() instanceof PythonValue.Untaken(String module, String member)) {
        throw UntakenFunctions.member(module, member, column);
      }
      return value.get();
    }
    if (Builtins.PLAIN.contains(name)) {
      return new PythonValue.Function(name);
    }
    if (scope.module(name).isPresent()) {
      return new PythonValue.Function(scope.module(name).get());
    }
    if (!Name.isName(name)) {
      throw new Mistake(
          column, "\"" + name + "\" is no name here", "use letters, digits and _ of ASCII");
    }
    return new PythonValue.Unknown(new Name(name, column));
  }

  private PythonValue attribute(Expression.Attribute attribute) throws Mistake {
    String name = dotted(attribute.of());
    if (scope.value(name).isEmpty() && scope.module(name).isPresent()) {
      String module = scope.module(name).get();
      return Builtins.member(module, attribute.name())
          .orElseThrow(
              () -> UntakenFunctions.member(module, attribute.name(), attribute.nameColumn()));
    }
    return new PythonValue.Method(value(attribute.of()), attribute.name(), attribute.nameColumn());
  }

  /** What may be a module's name: {@code socket}, {@code http.server}; else nothing. */
  private static String dotted(Expression expression) {
    return switch (expression) {
      case Expression.Named(String name, int _) -> name;
      case Expression.Attribute(Expression.Named of, String name, int _, int _) ->
          of.name() + "." + name;
      default -> "";
    };
  }

  private PythonValue call(Expression.Call call) throws Mistake {
    PythonValue function = value(call.function());
    return switch (function) {
      case PythonValue.Method(PythonValue of, String name, int column) ->
          method(of, name, column, call);
      case PythonValue.Function(String name) -> function(name, call);
      case PythonValue.Unknown(Name name) ->
          throw UntakenFunctions.called(name.text(), call.column());
      default -> throw new Mistake(call.column(), "this cannot be called", null);
    };
  }

  private PythonValue method(PythonValue of, String name, int column, Expression.Call call)
      throws Mistake {
    if (TextMethods.NAMES.contains(name)) {
      TextMethod text = TextMethod.of(name, call);
      // What is received is decoded when it is asked for: the step shows where it is from.
      if (of instanceof PythonValue.Unknown(Name data) && text.equals(TextMethod.plain("decode"))) {
        return new PythonValue.Decoded(data);
      }
      PythonValue made = TextMethods.apply(scope.now(of), text, column);
      if (made != null) {
        return made;
      }
    }
    if (name.equals("to_bytes") && scope.now(of) instanceof PythonValue.Whole(long number)) {
      return Packed.toBytes(number, call, this);
    }
    return switch (of) {
      case PythonValue.Unknown(Name socket)
          when name.equals("fileno") && call.arguments().isEmpty() ->
          new PythonValue.Known(new Ref(socket, Field.FD));
      case PythonValue.Unknown(Name socket) when name.equals("getsockname") ->
          new PythonValue.Known(new Ref(socket, Field.LOCAL));
      case PythonValue.Unknown(Name socket) when name.equals("getpeername") ->
          new PythonValue.Known(new Ref(socket, Field.PEER));
      case PythonValue.Unknown(Name socket) when Builtins.METHODS.contains(name) ->
          throw new Mistake(
              column,
              name + " is a step: it stands on a line of its own",
              "name its result first: "
                  + (name.equals("accept") ? "conn, address = " : "data = ")
                  + socket
                  + "."
                  + name
                  + "(…)");
      case PythonValue.Text _ when name.equals("format") ->
          throw new Mistake(
              column, ".format() is not taken", "give print the parts: print(\"port\", port)");
      case PythonValue.Decoded(Name data) ->
          throw new Mistake(column, "there is no " + data + " yet", "receive it first");
      default ->
          throw new Mistake(
              column,
              "." + name + "() is not taken",
              Nearest.to(name, Builtins.METHODS)
                  .map(near -> "did you mean ." + near + "()?")
                  .orElse("explain python lists what is"));
    };
  }

  private PythonValue function(String name, Expression.Call call) throws Mistake {
    return switch (name) {
      case "len" -> Conversions.length(value(Conversions.one(call, "len")), call.column());
      case "repr" -> value(Conversions.one(call, name));
      case "str", "int", "bytes" -> new Conversions(this, scope).of(name, call);
      case "socket.gethostname" ->
          new PythonValue.Text(
              scope
                  .hostName()
                  .orElseThrow(() -> new Mistake(call.column(), "it has no name here", null)));
      case "struct.pack" -> Packed.pack(now(call.arguments()), call.column());
      case "socket.inet_pton" -> Packed.inet6(values(call.arguments()), call.column());
      case "socket.if_nametoindex" ->
          throw new Mistake(
              call.column(),
              "if_nametoindex stands inside the setsockopt that needs it",
              "or write the interface's number");
      case "socket.inet_aton" -> Packed.address(value(Conversions.one(call, name)), call.column());
      case "socket" ->
          throw new Mistake(
              call.column(),
              "socket is the module, and its function is socket.socket",
              "write s = socket.socket()");
      default ->
          throw new Mistake(
              call.column(),
              name + "() is a step: it stands on a line of its own",
              name.equals("socket.socket")
                  ? "write s = socket.socket(), and use s"
                  : "name its result, and use the name");
    };
  }

  /** {@code address[0]} and {@code address[1]} of an address that a socket knows. */
  private static PythonValue item(PythonValue of, PythonValue index, int column) throws Mistake {
    if (index instanceof PythonValue.Whole(long at)) {
      if (of instanceof PythonValue.Many(List<PythonValue> items) && at >= 0 && at < items.size()) {
        return items.get((int) at);
      }
      if (of instanceof PythonValue.Known(Ref(Name name, Field field)) && (at == 0 || at == 1)) {
        Field part = AddressParts.of(field, (int) at);
        if (part != null) {
          return new PythonValue.Known(new Ref(name, part));
        }
      }
    }
    throw new Mistake(
        column, "nothing can be indexed here but an address", "address[0] is its host");
  }

  private PythonValue negative(Expression.Unary unary) throws Mistake {
    PythonValue of = value(unary.of());
    return switch (of) {
      case PythonValue.Whole(long value) when unary.operator().equals("-") ->
          new PythonValue.Whole(-value);
      case PythonValue.Fraction(double value) when unary.operator().equals("-") ->
          new PythonValue.Fraction(-value);
      case PythonValue.Whole whole when unary.operator().equals("+") -> whole;
      default ->
          throw new Mistake(unary.column(), "\"" + unary.operator() + "\" is not taken here", null);
    };
  }
}
