package dev.sockstep;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A thread of the test with less than the rest of the process has: a network of its own, no
 * privileges, few descriptors. Linux keeps namespaces and capabilities for each thread apart
 * (unshare(2), capabilities(7)), and threads and programs that this thread starts inherit them.
 */
public final class Sandbox {
  private static final int CLONE_NEWNS = 0x00020000;
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int RLIMIT_NOFILE = 7;

  /** {@code _LINUX_CAPABILITY_VERSION_3} of {@code <linux/capability.h>}. */
  private static final int CAPABILITY_VERSION = 0x20080522;

  private Sandbox() {}

  /** Something that a test does. */
  public interface Body {
    void run() throws Exception;
  }

  /** Runs a test's body on a thread of its own, whose end takes with it what it has entered. */
  public static void run(Body body) throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    body.run();
                  } catch (Throwable e) {
                    thrown.set(e);
                  }
                });
    thread.join();
    switch (thrown.get()) {
      case null -> {}
      case Exception e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new AssertionError(e);
    }
  }

  /** Gives the calling thread a network, with a loopback that is up, and mounts of its own. */
  public static void enterLab() throws Exception {
    Needs.program("ip", "iproute2");
    Needs.that(call("unshare", CLONE_NEWNET | CLONE_NEWNS) == 0, "the right to unshare a network");
    shell("mount --make-rprivate / && ip link set lo up");
  }

  /** Gives the calling thread a network in which there is nothing, not even a loopback. */
  public static void enterNetwork() {
    Needs.that(call("unshare", CLONE_NEWNET) == 0, "the right to unshare a network");
  }

  /** Takes every capability from the calling thread: it is an ordinary user's from now on. */
  public static void dropPrivileges() throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment header = arena.allocateFrom(JAVA_INT, CAPABILITY_VERSION, 0);
      MemorySegment none = arena.allocate(6 * Integer.BYTES);
      Needs.that(call("capset", header.address(), none.address()) == 0, "capset(2)");
    }
  }

  /** Lets a body run while this process may open no descriptor of that number or higher. */
  public static void withDescriptorsBelow(int limit, Body body) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment old = arena.allocate(MemoryLayout.sequenceLayout(2, JAVA_LONG));
      call("getrlimit", RLIMIT_NOFILE, old.address());
      long hard = old.getAtIndex(JAVA_LONG, 1);
      MemorySegment low = arena.allocateFrom(JAVA_LONG, limit, hard);
      Needs.that(call("setrlimit", RLIMIT_NOFILE, low.address()) == 0, "setrlimit(2)");
      try {
        body.run();
      } finally {
        call("setrlimit", RLIMIT_NOFILE, old.address());
      }
    }
  }

  /** Runs a shell command to its end, in what the calling thread has entered. */
  public static void shell(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-ec", command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(command + ": " + said);
    }
  }

  @SuppressWarnings("restricted")
  private static int call(String function, long... arguments) {
    MethodHandle handle =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow(function),
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
    try {
      long[] two = Arrays.copyOf(arguments, 2);
      return (int) handle.invokeExact(two[0], two[1]);
    } catch (Throwable e) {
      throw new AssertionError(function, e);
    }
  }
}
