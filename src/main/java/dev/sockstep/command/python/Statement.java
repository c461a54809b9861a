package dev.sockstep.command.python;

import java.util.List;

/** A statement of Python, as far as the notation takes it. */
sealed interface Statement {

  /** {@code import socket as name}; name is the module's own without {@code as}. */
  record Import(String module, String name) implements Statement {}

  /** {@code from module import name as as}; {@code *} for all of its names. */
  record From(String module, String name, String as) implements Statement {}

  /** {@code a, b = value}; no targets for a bare expression. */
  record Assign(List<Expression.Named> targets, Expression value) implements Statement {}

  /** {@code with value as name:}; the value is null for {@code with name:}. */
  record With(Expression value, Expression.Named name) implements Statement {}

  record Pass() implements Statement {}
}
