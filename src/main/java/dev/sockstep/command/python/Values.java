package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;

/** Tells what expressions stand for. */
interface Values {
  PythonValue value(Expression expression) throws Mistake;
}
