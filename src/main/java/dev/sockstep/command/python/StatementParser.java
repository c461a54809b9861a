package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.python.PythonToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads the statements of a line (The Python Language Reference, chapters 7 and 8). */
final class StatementParser {
  private final Tokens tokens;
  private final String line;

  private StatementParser(Tokens tokens, String line) {
    this.tokens = tokens;
    this.line = line;
  }

  /** The statements of a line; none for a blank one or a comment. */
  static List<Statement> statements(String line) throws Mistake {
    StatementParser parser = new StatementParser(new Tokens(PythonLexer.tokens(line)), line);
    List<Statement> statements = new ArrayList<>();
    if (isDocstring(line, parser.tokens)) {
      return statements;
    }
    while (parser.tokens.peek().kind() != Kind.END) {
      parser.statement(statements);
      if (!parser.tokens.atEnd()) {
        throw parser.tokens.expected("the end of the statement");
      }
      parser.tokens.takeIf(";");
    }
    return statements;
  }

  /** Text in triple quotes that nothing is done with is a comment. */
  private static boolean isDocstring(String line, Tokens tokens) {
    String text = line.strip();
    return (text.startsWith("\"\"\"") || text.startsWith("'''"))
        && tokens.peek(1).kind() == Kind.END;
  }

  private void statement(List<Statement> statements) throws Mistake {
    PythonToken first = tokens.peek();
    boolean named = tokens.peek(1).is("=") || tokens.peek(1).is(".");
    if (first.kind() == Kind.NAME && !named) {
      switch (first.text()) {
        case "import" -> {
          imports(statements);
          return;
        }
        case "from" -> {
          from(statements);
          return;
        }
        case "with" -> {
          with(statements);
          return;
        }
        case "if" -> {
          main(statements);
          return;
        }
        case "def" -> throw Refused.function(tokens.all(), line);
        case "pass" -> {
          tokens.take();
          statements.add(new Statement.Pass());
          return;
        }
        default -> {
          if (Refused.isStatement(first.text())) {
            throw Refused.statement(tokens.all(), line);
          }
        }
      }
    }
    assignment(statements);
  }

  /** {@code if __name__ == "__main__":} is true of what is typed or run. */
  private void main(List<Statement> statements) throws Mistake {
    PythonToken word = tokens.take();
    PythonToken name = tokens.peek();
    PythonToken main = tokens.peek(2);
    if (!name.isWord("__name__")
        || !tokens.peek(1).is("==")
        || !main.text().equals("__main__")
        || !tokens.peek(3).is(":")) {
      throw Refused.statement(tokens.all(), line);
    }
    for (int i = 0; i < 4; i++) {
      tokens.take();
    }
    statements.add(new Statement.Pass());
    if (!tokens.atEnd()) {
      statement(statements);
    }
  }

  private void imports(List<Statement> statements) throws Mistake {
    tokens.take();
    do {
      String module = dotted();
      String name = tokens.takeIfWord("as") ? tokens.needName().text() : module;
      statements.add(new Statement.Import(module, name));
    } while (tokens.takeIf(","));
  }

  private void from(List<Statement> statements) throws Mistake {
    tokens.take();
    String module = dotted();
    if (!tokens.takeIfWord("import")) {
      throw tokens.expected("import");
    }
    boolean parenthesis = tokens.takeIf("(");
    do {
      if (parenthesis && tokens.peek().is(")")) {
        break;
      }
      String name = tokens.takeIf("*") ? "*" : tokens.needName().text();
      String as = tokens.takeIfWord("as") ? tokens.needName().text() : name;
      statements.add(new Statement.From(module, name, as));
    } while (tokens.takeIf(","));
    if (parenthesis) {
      tokens.need(")");
    }
  }

  private String dotted() throws Mistake {
    StringBuilder name = new StringBuilder(tokens.needName().text());
    while (tokens.takeIf(".")) {
      name.append('.').append(tokens.needName().text());
    }
    return name.toString();
  }

  private void with(List<Statement> statements) throws Mistake {
    tokens.take();
    do {
      statements.add(withItem());
    } while (tokens.takeIf(","));
    tokens.need(":");
    if (!tokens.atEnd()) {
      throw new Mistake(
          tokens.peek().column(), "the body of with stands on lines of its own", "indent it");
    }
  }

  private Statement.With withItem() throws Mistake {
    Expression value = new ExpressionParser(tokens).single();
    if (!tokens.peek().isWord("as") && value instanceof Expression.Named named) {
      return new Statement.With(null, named);
    }
    if (!tokens.takeIfWord("as")) {
      throw tokens.expected("as");
    }
    PythonToken name = tokens.needName();
    return new Statement.With(value, new Expression.Named(name.text(), name.column()));
  }

  private void assignment(List<Statement> statements) throws Mistake {
    ExpressionParser expressions = new ExpressionParser(tokens);
    Expression left = expressions.list();
    PythonToken operator = tokens.peek();
    if (operator.kind() == Kind.OPERATOR
        && operator.text().length() > 1
        && operator.text().endsWith("=")) {
      String name = left instanceof Expression.Named(String text, int _) ? text : "data";
      String sign = operator.text().substring(0, operator.text().length() - 1);
      throw new Mistake(
          operator.column(),
          operator.text() + " is not taken",
          "name the new value: " + name + " = " + name + " " + sign + " …");
    }
    if (!tokens.takeIf("=")) {
      statements.add(new Statement.Assign(List.of(), left));
      return;
    }
    Expression value = expressions.list();
    if (tokens.peek().is("=")) {
      throw new Mistake(tokens.peek().column(), "one = a line, please", "write two lines");
    }
    assign(statements, left, value);
  }

  /** {@code conn, (host, port) = value} is two: the tuple inside takes apart what a name got. */
  private static void assign(List<Statement> statements, Expression left, Expression value)
      throws Mistake {
    List<Expression.Named> targets = new ArrayList<>();
    List<Expression.Tuple> nested = new ArrayList<>();
    for (Expression target :
        left instanceof Expression.Tuple(List<Expression> items, int _) ? items : List.of(left)) {
      switch (target) {
        case Expression.Named named -> targets.add(named);
        case Expression.Tuple tuple when !targets.isEmpty() && !tuple.items().isEmpty() -> {
          nested.add(tuple);
          targets.add(inner(tuple));
        }
        default ->
            throw new Mistake(target.column(), "only a name can be given a value here", null);
      }
    }
    statements.add(new Statement.Assign(List.copyOf(targets), value));
    for (Expression.Tuple tuple : nested) {
      assign(statements, tuple, inner(tuple));
    }
  }

  /** What a tuple is called until it is taken apart. */
  private static Expression.Named inner(Expression.Tuple tuple) {
    return new Expression.Named("_" + tuple.column(), tuple.column());
  }
}
