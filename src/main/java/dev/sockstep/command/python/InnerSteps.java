package dev.sockstep.command.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The calls on sockets inside an expression, as in {@code print(s.recv(1024))}: each becomes a
 * statement of its own before the one that uses what it gives, in the order in which Python makes
 * them. What it gives is named {@code _}, as Python's own prompt names the last value.
 */
final class InnerSteps {
  /** Those that give a value worth using in place. */
  private static final Set<String> METHODS = Set.of("recv", "send", "getsockopt", "connect_ex");

  private static final String FUNCTION = "gethostbyname";

  /** Functions that a value can be given to in place. */
  private static final Set<String> FUNCTIONS = Set.of("print", "len", "repr", "str");

  private final String name;
  private final List<Statement> statements = new ArrayList<>();

  private InnerSteps(String name) {
    this.name = name;
  }

  /**
   * The statements that do the same one after the other; itself alone where no call is inside.
   *
   * @param name what the first call's result is named; those behind it get a number too
   */
  static List<Statement> apart(Statement statement, String name) {
    if (!(statement instanceof Statement.Assign(List<Expression.Named> targets, Expression value))
        || (!targets.isEmpty() && isText(value))) {
      return List.of(statement);
    }
    InnerSteps inner = new InnerSteps(name);
    Expression rest =
        value instanceof Expression.Call call && isStep(call)
            ? inner.withoutStepsInside(call)
            : inner.without(value);
    inner.statements.add(new Statement.Assign(targets, rest));
    return inner.statements;
  }

  /** {@code s.recv(1024).decode()}, which one step does when its result gets a name. */
  private static boolean isText(Expression value) {
    return value instanceof Expression.Call(Expression.Attribute of, var _, var _, int _)
        && TextMethods.NAMES.contains(of.name())
        && of.of() instanceof Expression.Call within
        && (isStep(within) || isText(within));
  }

  private static boolean isStep(Expression.Call call) {
    return switch (call.function()) {
      case Expression.Attribute(Expression.Named _, String name, int _, int _) ->
          METHODS.contains(name) || name.equals(FUNCTION);
      case Expression.Named(String name, int _) -> name.equals(FUNCTION);
      default -> false;
    };
  }

  /** The expression with names for its steps; what is refused anyway keeps them, and makes none. */
  private Expression without(Expression expression) {
    return switch (expression) {
      case Expression.Call call when isStep(call) -> named(withoutStepsInside(call));
      case Expression.Call call when isTaken(call) -> withoutStepsInside(call);
      case Expression.Binary(String operator, Expression left, Expression right, int column)
          when operator.equals("+") ->
          new Expression.Binary(operator, without(left), without(right), column);
      case Expression.Call _, Expression.Binary _, Expression.Unary _ -> expression;
      case Expression.Attribute _, Expression.Index _, Expression.Tuple _ -> expression;
      case Expression.Named _, Expression.Text _, Expression.Constant _ -> expression;
      case Expression.Whole _, Expression.Fraction _, Expression.Generator _ -> expression;
    };
  }

  /** Whether what a step gives can stand inside this call. */
  private static boolean isTaken(Expression.Call call) {
    return switch (call.function()) {
      case Expression.Named(String name, int _) ->
          FUNCTIONS.contains(name)
              && !call.named().containsKey("sep")
              && !call.named().containsKey("file");
      case Expression.Attribute(Expression _, String name, int _, int _) ->
          TextMethods.NAMES.contains(name) || name.equals("sendall") || name.equals("sendto");
      default -> false;
    };
  }

  private Expression.Call withoutStepsInside(Expression.Call call) {
    Expression function =
        call.function()
                instanceof Expression.Attribute(Expression of, String name, int column, int at)
            ? new Expression.Attribute(without(of), name, column, at)
            : call.function();
    List<Expression> arguments = new ArrayList<>();
    call.arguments().forEach(argument -> arguments.add(without(argument)));
    return new Expression.Call(function, arguments, call.named(), call.column());
  }

  private Expression.Named named(Expression.Call step) {
    String number = statements.isEmpty() ? "" : "" + (statements.size() + 1);
    Expression.Named target = new Expression.Named(name + number, step.column());
    statements.add(new Statement.Assign(List.of(target), step));
    return target;
  }
}
