package dev.sockstep.sys;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;

/**
 * The way from Java into libc, and the stopwatch.
 *
 * <p>Linking costs some 5 ms for each <em>type</em> of function, beside 40 ms once, and hardly
 * anything for another function of a type already linked. So every function goes through one type:
 * six register-wide integers in, one out, as syscall(2) does it. That is what the calling
 * conventions of 64-bit Linux make of ints, longs and pointers anyway: an int travels in the low
 * half of a register, and sign-extended, as Java widens it, it suits each of them; a callee that
 * takes fewer arguments never looks at the rest. No function here takes or returns a floating-point
 * number or a structure by value. Variadic functions have a type of their own, declared variadic,
 * for x86-64 wants the number of vector registers told.
 *
 * <p>Each call brings its own frame, whose first four bytes take errno: other threads sit blocked
 * in calls of their own.
 */
final class Downcall {
  /** Where errno lies in a frame, and the size of that slot, which keeps what follows aligned. */
  static final long ERRNO = 0;

  static final long ERRNO_SLOT = 8;

  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");

  private static final MethodHandle FIXED = link(CAPTURE);

  private Downcall() {}

  /** Links both types now, which else the first calls do. */
  static void linkAll() {
    Objects.requireNonNull(Variadic.HANDLE);
  }

  /** A function that takes up to three arguments and returns an int, -1 for failure. */
  static CallResult ofInt(MemorySegment function, MemorySegment frame, long a, long b, long c) {
    return ofInt(function, frame, a, b, c, 0, 0, 0);
  }

  /** A function that returns an int, -1 for failure. */
  static CallResult ofInt(
      MemorySegment function, MemorySegment frame, long a, long b, long c, long d, long e, long f) {
    long start = System.nanoTime();
    int value = (int) call(FIXED, function, frame, a, b, c, d, e, f);
    return result(value, frame, System.nanoTime() - start);
  }

  /** A function that returns an {@code ssize_t}, -1 for failure. */
  static CallResult ofLong(
      MemorySegment function, MemorySegment frame, long a, long b, long c, long d) {
    return ofLong(function, frame, a, b, c, d, 0, 0);
  }

  /** A function that returns a long or a pointer, -1 for failure. */
  static CallResult ofLong(
      MemorySegment function, MemorySegment frame, long a, long b, long c, long d, long e, long f) {
    long start = System.nanoTime();
    long value = call(FIXED, function, frame, a, b, c, d, e, f);
    return result(value, frame, System.nanoTime() - start);
  }

  /** A function with two fixed arguments and a variadic third, which returns an int. */
  static CallResult ofVariadic(
      MemorySegment function, MemorySegment frame, long a, long b, long c) {
    MethodHandle handle = Variadic.HANDLE;
    long start = System.nanoTime();
    int value = (int) call(handle, function, frame, a, b, c, 0, 0, 0);
    return result(value, frame, System.nanoTime() - start);
  }

  /** The bare call, for functions with a contract of their own. */
  static long call(MemorySegment function, MemorySegment frame, long a, long b, long c) {
    return call(FIXED, function, frame, a, b, c, 0, 0, 0);
  }

  /** The one call site, so that it is bound once. */
  private static long call(
      MethodHandle handle,
      MemorySegment function,
      MemorySegment frame,
      long a,
      long b,
      long c,
      long d,
      long e,
      long f) {
    try {
      return (long) handle.invokeExact(function, frame, a, b, c, d, e, f);
    } catch (Throwable thrown) {
      throw unexpected(thrown);
    }
  }

  private static CallResult result(long value, MemorySegment frame, long nanos) {
    return new CallResult(value, value == -1 ? frame.get(JAVA_INT, ERRNO) : 0, nanos);
  }

  /**
   * A downcall throws nothing of its own: what comes out is a misuse of it here, or a dying JVM.
   */
  private static RuntimeException unexpected(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(thrown);
  }

  /**
   * Links the type, and calls a function of it once. The JVM finishes its own work when a handle
   * and a call site first run; abs, which does nothing, takes that millisecond, or a student would
   * see it as the duration of a connect.
   */
  @SuppressWarnings("restricted") // the manifest or the command line grants native access
  private static MethodHandle link(Linker.Option... options) {
    MethodHandle handle =
        Linker.nativeLinker()
            .downcallHandle(
                FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                options);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(ERRNO_SLOT, 8);
      long _ = call(handle, Symbols.ABS, frame, 0, 0, 0, 0, 0, 0);
    }
    return handle;
  }

  /** Linked when the first fcntl or ioctl runs. */
  private static final class Variadic {
    static final MethodHandle HANDLE = link(CAPTURE, Linker.Option.firstVariadicArg(2));
  }
}
