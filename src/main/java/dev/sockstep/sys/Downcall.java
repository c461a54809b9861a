package dev.sockstep.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The way from Java into libc, and the stopwatch.
 *
 * <p>Linking costs several milliseconds for each <em>type</em> of function, and hardly anything for
 * another function of a type already linked. So every function goes through one type: six
 * register-wide integers in, one out, as syscall(2) does it. That is what the calling conventions
 * of 64-bit Linux make of ints, longs and pointers anyway: an int travels in the low half of a
 * register, and sign-extended, as Java widens it, it suits each of them; a callee that takes fewer
 * arguments never looks at the rest. No function here takes or returns a floating-point number or
 * a structure by value. Variadic functions have a type of their own, declared variadic.
 *
 * <p>Each call brings its own frame, whose first four bytes take errno: other threads sit blocked
 * in calls of their own.
 */
final class Downcall {
  /** Where errno lies in a frame, and the size of that slot, which keeps what follows aligned. */
  static final long ERRNO = 0;

  static final long ERRNO_SLOT = 8;

  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");

  @SuppressWarnings("restricted") // every program that calls a system call itself needs the right
  private static final MethodHandle SIX =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(
                  JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
              CAPTURE);

  // The JVM binds a call site when it first runs; a function that does nothing takes that
  // millisecond, which would else be shown to a student as the duration of a connect.
  static {
    try (Arena arena = Arena.ofConfined()) {
      int _ = (int) call(Symbols.find("abs"), arena.allocate(ERRNO_SLOT, 8), 0, 0, 0);
    }
  }

  private Downcall() {}

  /** A function that takes up to three arguments and returns an int, -1 for failure. */
  static CallResult ofInt(MemorySegment function, MemorySegment frame, long a, long b, long c) {
    return ofInt(function, frame, a, b, c, 0, 0, 0);
  }

  /** A function that returns an int, -1 for failure. */
  static CallResult ofInt(
      MemorySegment function,
      MemorySegment frame,
      long a,
      long b,
      long c,
      long d,
      long e,
      long f) {
    long start = System.nanoTime();
    int value = (int) call(function, frame, a, b, c, d, e, f);
    return result(value, frame, System.nanoTime() - start);
  }

  /** A function that returns an {@code ssize_t}, -1 for failure. */
  static CallResult ofLong(
      MemorySegment function, MemorySegment frame, long a, long b, long c, long d) {
    long start = System.nanoTime();
    long value = call(function, frame, a, b, c, d, 0, 0);
    return result(value, frame, System.nanoTime() - start);
  }

  /** A function with two fixed arguments and a variadic third, which returns an int. */
  static CallResult ofVariadic(
      MemorySegment function, MemorySegment frame, long a, long b, long c) {
    MethodHandle handle = Variadic.THREE;
    try {
      long start = System.nanoTime();
      int value = (int) (long) handle.invokeExact(function, frame, a, b, c);
      return result(value, frame, System.nanoTime() - start);
    } catch (Throwable thrown) {
      throw unexpected(thrown);
    }
  }

  /** The bare call, for functions with a contract of their own. */
  static long call(MemorySegment function, MemorySegment frame, long a, long b, long c) {
    return call(function, frame, a, b, c, 0, 0, 0);
  }

  private static long call(
      MemorySegment function,
      MemorySegment frame,
      long a,
      long b,
      long c,
      long d,
      long e,
      long f) {
    try {
      return (long) SIX.invokeExact(function, frame, a, b, c, d, e, f);
    } catch (Throwable thrown) {
      throw unexpected(thrown);
    }
  }

  private static CallResult result(long value, MemorySegment frame, long nanos) {
    return new CallResult(value, value == -1 ? frame.get(JAVA_INT, ERRNO) : 0, nanos);
  }

  /** A downcall throws nothing of its own: what comes out is a misuse of it here, or a dying JVM. */
  private static RuntimeException unexpected(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(thrown);
  }

  /** Linked when the first fcntl or ioctl runs. */
  private static final class Variadic {
    @SuppressWarnings("restricted")
    static final MethodHandle THREE =
        Linker.nativeLinker()
            .downcallHandle(
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                CAPTURE,
                Linker.Option.firstVariadicArg(2));
  }
}
