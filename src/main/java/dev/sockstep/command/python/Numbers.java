package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import java.math.BigInteger;

/** Arithmetic with whole numbers, as far as its result fits into 64 bits. */
final class Numbers {
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private Numbers() {}

  /** What the operator makes of two numbers; null when it is none that is taken. */
  static PythonValue of(String operator, long left, long right, int column) throws Mistake {
    BigInteger a = BigInteger.valueOf(left);
    BigInteger b = BigInteger.valueOf(right);
    boolean small = right >= 0 && right < Long.SIZE;
    BigInteger result =
        switch (operator) {
          case "+" -> a.add(b);
          case "-" -> a.subtract(b);
          case "*" -> a.multiply(b);
          // Python rounds down, and its remainder has the sign of the divisor.
          case "//" -> right == 0 ? null : BigInteger.valueOf(Math.floorDiv(left, right));
          case "%" -> right == 0 ? null : BigInteger.valueOf(Math.floorMod(left, right));
          case "**" -> small ? a.pow((int) right) : null;
          case "<<" -> small ? a.shiftLeft((int) right) : null;
          case ">>" -> small ? a.shiftRight((int) right) : null;
          case "&" -> a.and(b);
          case "|" -> a.or(b);
          case "^" -> a.xor(b);
          default -> null;
        };
    if (result != null && (result.compareTo(LEAST) < 0 || result.compareTo(MOST) > 0)) {
      throw new Mistake(column, "this number does not fit into 64 bits", null);
    }
    return result == null ? null : new PythonValue.Whole(result.longValue());
  }
}
