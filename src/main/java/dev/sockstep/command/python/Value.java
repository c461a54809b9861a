package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Name;
import dev.sockstep.command.Ref;
import java.util.List;

/** What an expression stands for, as far as that is known before the line runs. */
sealed interface Value {

  record Whole(long value) implements Value {}

  record Fraction(double value) implements Value {}

  record Text(String text) implements Value {}

  /** Bytes: written out, made up, received under a name, or joined of such. */
  record Bytes(Data data) implements Value {}

  record Flag(boolean on) implements Value {}

  record None() implements Value {}

  record Many(List<Value> items) implements Value {}

  /** Constants of the socket module, more than one when joined by {@code |}. */
  record Symbols(List<String> names) implements Value {}

  /** A function or module: {@code socket.socket}. */
  record Function(String name) implements Value {}

  /** A name that the notation has given nothing: a socket, or bytes that a step received. */
  record Unknown(Name name) implements Value {}

  /** What a socket knows when the line runs. */
  record Known(Ref ref) implements Value {}

  /** A method of something: {@code s.recv}, {@code "text".encode}. */
  record Method(Value of, String name, int column) implements Value {}

  /** The length of bytes that are known only when the line runs. */
  record Length(Name of) implements Value {}

  /** Bytes read as UTF-8 text when the line runs. */
  record Decoded(Name of) implements Value {}
}
