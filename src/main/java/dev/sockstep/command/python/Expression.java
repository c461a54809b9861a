package dev.sockstep.command.python;

import java.util.List;
import java.util.Map;

/** An expression of Python, as far as the notation takes it. */
sealed interface Expression {

  /** Where it begins in the line, from 1. */
  int column();

  record Named(String name, int column) implements Expression {}

  /** {@code of.name}. */
  record Attribute(Expression of, String name, int column, int nameColumn) implements Expression {}

  /** A call; {@code named} are the arguments given as {@code name=value}. */
  record Call(
      Expression function, List<Expression> arguments, Map<String, Expression> named, int column)
      implements Expression {}

  record Index(Expression of, Expression index, int column) implements Expression {}

  /** A string; {@code bytes} when it was written {@code b"…"}, its text one character a byte. */
  record Text(String text, boolean bytes, int column) implements Expression {}

  record Whole(long value, int column) implements Expression {}

  record Fraction(double value, int column) implements Expression {}

  /** True, False or None. */
  record Constant(String word, int column) implements Expression {}

  record Tuple(List<Expression> items, int column) implements Expression {}

  record Unary(String operator, Expression of, int column) implements Expression {}

  record Binary(String operator, Expression left, Expression right, int column)
      implements Expression {}

  /** {@code body for name in source}, the argument of {@code bytes(…)}. */
  record Generator(Expression body, String name, Expression source, int column)
      implements Expression {}
}
