package dev.sockstep.command.python;

import dev.sockstep.command.Literals;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.python.PythonToken.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an expression (The Python Language Reference, chapter 6), as far as it is taken. */
final class ExpressionParser {
  private static final int DEEPEST = 50;

  /** How many operators, calls and members one expression may have: each nests it by one. */
  private static final int LONGEST = 500;

  private static final List<List<String>> BY_BINDING =
      List.of(
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "//", "%"));

  private final Tokens tokens;
  private int depth;
  private int links;

  ExpressionParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /** An expression, or several with commas, which are a tuple. */
  Expression list() throws Mistake {
    Expression first = single();
    if (!tokens.peek().is(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (tokens.takeIf(",")) {
      if (tokens.atEnd() || tokens.peek().is("=") || tokens.peek().is(")")) {
        break;
      }
      items.add(single());
    }
    return new Expression.Tuple(List.copyOf(items), first.column());
  }

  Expression single() throws Mistake {
    if (++depth > DEEPEST) {
      throw new Mistake(tokens.peek().column(), "this is nested too deeply", null);
    }
    Expression expression = binary(0);
    depth--;
    PythonToken next = tokens.peek();
    if (next.isWord("if")) {
      throw Refused.word(next);
    }
    if (List.of("==", "!=", "<", ">", "<=", ">=").contains(next.text())
        || next.isWord("and")
        || next.isWord("or")
        || next.isWord("in")
        || next.isWord("is")) {
      throw new Mistake(
          next.column(),
          "conditions are not taken: nothing here branches on them",
          "check the kernel's state with expect: expect s.state == ESTABLISHED");
    }
    return expression;
  }

  private Expression binary(int level) throws Mistake {
    if (level == BY_BINDING.size()) {
      return unary();
    }
    Expression left = binary(level + 1);
    while (tokens.peek().kind() == Kind.OPERATOR
        && BY_BINDING.get(level).contains(tokens.peek().text())) {
      PythonToken operator = tokens.take();
      link(operator);
      Expression right = binary(level + 1);
      left = new Expression.Binary(operator.text(), left, right, operator.column());
    }
    return left;
  }

  private Expression unary() throws Mistake {
    PythonToken token = tokens.peek();
    if (token.is("-") || token.is("+") || token.is("~")) {
      tokens.take();
      if (++depth > DEEPEST) {
        throw new Mistake(token.column(), "this is nested too deeply", null);
      }
      Expression of = unary();
      depth--;
      return new Expression.Unary(token.text(), of, token.column());
    }
    Expression base = trailers(atom());
    PythonToken power = tokens.peek();
    if (!tokens.takeIf("**")) {
      return base;
    }
    if (++depth > DEEPEST) {
      throw new Mistake(power.column(), "this is nested too deeply", null);
    }
    Expression exponent = unary();
    depth--;
    return new Expression.Binary("**", base, exponent, power.column());
  }

  private Expression trailers(Expression atom) throws Mistake {
    Expression expression = atom;
    while (true) {
      link(tokens.peek());
      if (tokens.takeIf(".")) {
        PythonToken name = tokens.needName();
        expression =
            new Expression.Attribute(expression, name.text(), atom.column(), name.column());
      } else if (tokens.peek().is("(")) {
        expression = call(expression);
      } else if (tokens.takeIf("[")) {
        if (tokens.peek().is(":")) {
          throw slice(tokens.peek());
        }
        Expression index = single();
        if (tokens.peek().is(":")) {
          throw slice(tokens.peek());
        }
        tokens.need("]");
        expression = new Expression.Index(expression, index, atom.column());
      } else {
        return expression;
      }
    }
  }

  private void link(PythonToken token) throws Mistake {
    if (++links > LONGEST) {
      throw new Mistake(token.column(), "this expression is too long", "write it in several lines");
    }
  }

  private static Mistake slice(PythonToken at) {
    return new Mistake(
        at.column(), "slices are not taken", "print the whole value, or receive fewer bytes");
  }

  private Expression call(Expression function) throws Mistake {
    tokens.need("(");
    List<Expression> arguments = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    while (!tokens.peek().is(")")) {
      PythonToken token = tokens.peek();
      if (token.is("*") || token.is("**")) {
        throw new Mistake(token.column(), "arguments with * are not taken", "write them out");
      }
      if (token.kind() == Kind.NAME && tokens.peek(1).is("=")) {
        tokens.take();
        tokens.take();
        if (named.put(token.text(), single()) != null) {
          throw new Mistake(token.column(), token.text() + " is given twice", null);
        }
      } else {
        Expression argument = single();
        arguments.add(tokens.peek().isWord("for") ? generator(argument) : argument);
      }
      if (!tokens.takeIf(",") && !tokens.peek().is(")")) {
        throw tokens.expected("\",\" or \")\"");
      }
    }
    tokens.need(")");
    return new Expression.Call(function, List.copyOf(arguments), named, function.column());
  }

  private Expression generator(Expression body) throws Mistake {
    PythonToken word = tokens.take();
    PythonToken name = tokens.needName();
    if (!tokens.takeIfWord("in")) {
      throw tokens.expected("in");
    }
    return new Expression.Generator(body, name.text(), single(), word.column());
  }

  private Expression atom() throws Mistake {
    PythonToken token = tokens.peek();
    return switch (token.kind()) {
      case NAME -> name(tokens.take());
      case NUMBER -> number(tokens.take());
      case STRING -> strings();
      case OPERATOR -> {
        if (token.is("(")) {
          yield parenthesized();
        }
        if (token.is("[") || token.is("{")) {
          throw new Mistake(
              token.column(), "lists and dictionaries are not taken", "use a name for each value");
        }
        throw tokens.expected("a value");
      }
      case END -> throw tokens.expected("a value");
    };
  }

  private Expression name(PythonToken token) throws Mistake {
    return switch (token.text()) {
      case "True", "False", "None" -> new Expression.Constant(token.text(), token.column());
      case "lambda", "await", "yield", "not", "if", "else", "for" -> throw Refused.word(token);
      default -> new Expression.Named(token.text(), token.column());
    };
  }

  private Expression number(PythonToken token) throws Mistake {
    String digits = token.text().replace("_", "");
    try {
      if (digits.startsWith("0x") || digits.startsWith("0X")) {
        return new Expression.Whole(Long.parseLong(digits.substring(2), 16), token.column());
      }
      if (digits.matches("[0-9]+")) {
        return new Expression.Whole(Long.parseLong(digits), token.column());
      }
      if (digits.matches("[0-9]*\\.?[0-9]*([eE][0-9]+)?")) {
        return new Expression.Fraction(Double.parseDouble(digits), token.column());
      }
    } catch (NumberFormatException e) {
      // Said below: a number too large is as little use here as none.
    }
    throw new Mistake(
        token.column(),
        "\"" + token.text() + "\" is no number that is taken",
        digits.matches("([0-9]+\\.){3}[0-9]+")
            ? "an address is text: write \"" + digits + "\""
            : null);
  }

  /** Strings that stand side by side are one. */
  private Expression strings() throws Mistake {
    PythonToken first = tokens.peek();
    boolean bytes = first.prefix().contains("b");
    StringBuilder text = new StringBuilder();
    while (tokens.peek().kind() == Kind.STRING) {
      PythonToken token = tokens.take();
      if (token.prefix().contains("f")) {
        throw FString.refused(token, tokens.first().isWord("print"));
      }
      if (token.prefix().contains("b") != bytes) {
        throw new Mistake(
            token.column(), "bytes and text do not join", "write b in front of both strings");
      }
      text.append(inside(token, bytes));
    }
    return new Expression.Text(text.toString(), bytes, first.column());
  }

  private static String inside(PythonToken token, boolean bytes) throws Mistake {
    int column = token.column() + token.prefix().length() + 1;
    if (bytes && token.text().chars().anyMatch(c -> c > 0x7f)) {
      throw new Mistake(
          token.column(),
          "bytes literals take only ASCII, as in Python",
          "write \"…\".encode() for text with other letters");
    }
    if (token.prefix().contains("r")) {
      return token.text();
    }
    return bytes
        ? Literals.unescaped(token.text(), column)
        : TextLiteral.unescaped(token.text(), column);
  }

  private Expression parenthesized() throws Mistake {
    PythonToken open = tokens.take();
    if (tokens.takeIf(")")) {
      return new Expression.Tuple(List.of(), open.column());
    }
    Expression inside = list();
    if (tokens.peek().isWord("for")) {
      inside = generator(inside);
    }
    tokens.need(")");
    return inside instanceof Expression.Tuple(List<Expression> items, int _)
        ? new Expression.Tuple(items, open.column())
        : inside;
  }
}
