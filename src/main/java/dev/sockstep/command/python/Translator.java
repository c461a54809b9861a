package dev.sockstep.command.python;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import java.util.ArrayList;
import java.util.List;

/** Makes of a statement the lines of the command tree that do the same. */
final class Translator {
  private final Scope scope;
  private final Evaluator evaluator;

  Translator(Scope scope) {
    this.scope = scope;
    this.evaluator = new Evaluator(scope);
  }

  /** The lines of a statement; none for one that only gives a name to a value. */
  List<Line> lines(Statement statement) throws Mistake {
    return switch (statement) {
      case Statement.Import(String module, String name) -> {
        scope.imported(module, name);
        yield List.of();
      }
      case Statement.From(String module, String name, String as) -> {
        scope.imported(module, name, as);
        yield List.of();
      }
      case Statement.Pass _ -> List.of();
      case Statement.With(Expression value, Expression.Named _) when value == null -> List.of();
      case Statement.With(Expression value, Expression.Named name) ->
          assigned(List.of(name), value);
      case Statement.Assign(List<Expression.Named> targets, Expression value) ->
          assigned(targets, value);
    };
  }

  private List<Line> assigned(List<Expression.Named> targets, Expression value) throws Mistake {
    List<Name> names = new ArrayList<>();
    for (Expression.Named target : targets) {
      if (!Name.isName(target.name())) {
        throw new Mistake(
            target.column(), "\"" + target.name() + "\" is no name here", "use letters of ASCII");
      }
      names.add(new Name(target.name(), target.column()));
    }
    List<TextMethod> methods = new ArrayList<>();
    Expression received = received(value, methods);
    if (received != null && !methods.isEmpty() && names.size() == 1) {
      List<Line> lines = assigned(targets, received);
      scope.later(new Pending.Made(names.getFirst(), methods));
      return lines;
    }
    if (value instanceof Expression.Call call) {
      PythonValue function = evaluator.value(call.function());
      CallArguments arguments = new CallArguments(call, evaluator);
      if (function
              instanceof
              PythonValue.Method(PythonValue.Unknown(Name socket), String method, int column)
          && (Builtins.METHODS.contains(method) && !method.equals("fileno")
              || UntakenMethods.knows(method))) {
        return new SocketMethods(scope, names, socket, column).lines(method, arguments);
      }
      if (function instanceof PythonValue.Function(String name)
          && ModuleFunctions.STEPS.contains(name)) {
        return new ModuleFunctions(scope, names).lines(name, arguments);
      }
    }
    if (value instanceof Expression.Attribute attribute
        && evaluator.value(attribute)
            instanceof PythonValue.Method(PythonValue _, String method, int column)
        && Builtins.METHODS.contains(method)) {
      throw new Mistake(
          column, method + " is not called: it has no parentheses", "write " + method + "()");
    }
    return values(names, value);
  }

  /**
   * The recv in {@code s.recv(1024).decode().strip()}, which is one step; null where there is none.
   *
   * @param methods takes those that are called on what is received, in their order
   */
  private static Expression received(Expression value, List<TextMethod> methods) throws Mistake {
    if (!(value instanceof Expression.Call call)
        || !(call.function() instanceof Expression.Attribute of)) {
      return null;
    }
    if (of.name().equals("recv") && of.of() instanceof Expression.Named) {
      return value;
    }
    Expression received = TextMethods.NAMES.contains(of.name()) ? received(of.of(), methods) : null;
    if (received != null) {
      methods.add(TextMethod.of(of.name(), call));
    }
    return received;
  }

  /** A value that no step makes: it gets a name, or is shown. */
  private List<Line> values(List<Name> names, Expression expression) throws Mistake {
    PythonValue value = evaluator.value(expression);
    if (names.isEmpty()) {
      PythonValue shown = scope.quotable(value);
      return List.of(
          PythonLine.of(
              new Command.Print(List.of(Printed.item(shown, true, expression.column())))));
    }
    if (names.size() == 1) {
      scope.set(names.getFirst().text(), value);
      return List.of();
    }
    List<PythonValue> items = AddressParts.of(scope.now(value), names.size());
    if (items == null) {
      throw new Mistake(
          expression.column(), "this does not give " + names.size() + " values", null);
    }
    for (int i = 0; i < names.size(); i++) {
      scope.set(names.get(i).text(), items.get(i));
    }
    return List.of();
  }
}
