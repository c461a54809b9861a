package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;
import java.util.List;

/** What an expression stands for, as far as that is known before the line runs. */
sealed interface PythonValue {

  record Whole(long value) implements PythonValue {}

  record Fraction(double value) implements PythonValue {}

  record Text(String text) implements PythonValue {}

  /** Bytes: written out, made up, received under a name, or joined of such. */
  record Bytes(Data data) implements PythonValue {}

  record Flag(boolean on) implements PythonValue {}

  record None() implements PythonValue {}

  record Many(List<PythonValue> items) implements PythonValue {}

  /** Constants of the socket module, more than one when joined by {@code |}. */
  record Symbols(List<String> names) implements PythonValue {}

  /** A function or module: {@code socket.socket}. */
  record Function(String name) implements PythonValue {}

  /** What was imported of a module and has no meaning here; told where it is used. */
  record Untaken(String module, String name) implements PythonValue {}

  /** A name that the notation has given nothing: a socket, or bytes that a step received. */
  record Unknown(Name name) implements PythonValue {}

  /** What a socket knows when the line runs. */
  record Known(Ref ref) implements PythonValue {}

  /** A method of something: {@code s.recv}, {@code "text".encode}. */
  record Method(PythonValue of, String name, int column) implements PythonValue {}

  /** The length of bytes that are known only when the line runs. */
  record Length(Name of) implements PythonValue {}

  /** Bytes read as UTF-8 text when the line runs. */
  record Decoded(Name of) implements PythonValue {}
}
