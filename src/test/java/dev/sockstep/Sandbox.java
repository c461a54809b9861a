package dev.sockstep;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

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
  private static final int PR_SET_SECCOMP = 22;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int SECCOMP_MODE_FILTER = 2;

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

  /**
   * Has the kernel answer a call of the calling thread with an errno, and of the threads that it
   * starts: what a container's filter does. See seccomp(2).
   */
  public static void filter(String name, int errno) {
    int nr = number(name);
    // Each is a struct sock_filter: code, jt, jf, k.
    int[][] program = {
      {0x20, 0, 0, 0}, // BPF_LD | BPF_W | BPF_ABS: the number of the call
      {0x15, 0, 1, nr}, // BPF_JMP | BPF_JEQ
      {0x06, 0, 0, 0x00050000 | errno}, // BPF_RET SECCOMP_RET_ERRNO
      {0x06, 0, 0, 0x7fff0000}, // BPF_RET SECCOMP_RET_ALLOW
    };
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment code = arena.allocate(8L * program.length, 8);
      for (int i = 0; i < program.length; i++) {
        code.set(JAVA_SHORT, 8L * i, (short) program[i][0]);
        code.set(JAVA_BYTE, 8L * i + 2, (byte) program[i][1]);
        code.set(JAVA_BYTE, 8L * i + 3, (byte) program[i][2]);
        code.set(JAVA_INT, 8L * i + 4, program[i][3]);
      }
      MemorySegment fprog = arena.allocate(16, 8);
      fprog.set(JAVA_SHORT, 0, (short) program.length);
      fprog.set(JAVA_LONG, 8, code.address());
      Needs.that(call("prctl", PR_SET_NO_NEW_PRIVS, 1) == 0, "prctl(2)");
      Needs.that(
          call("prctl", PR_SET_SECCOMP, SECCOMP_MODE_FILTER, fprog.address()) == 0, "seccomp(2)");
    }
  }

  /** The number of a call, {@code <asm/unistd.h>}. */
  private static int number(String call) {
    boolean intel = System.getProperty("os.arch").equals("amd64");
    return switch (call) {
      case "socket" -> intel ? 41 : 198;
      case "connect" -> intel ? 42 : 203;
      case "sendto" -> intel ? 44 : 206;
      case "bind" -> intel ? 49 : 200;
      case "listen" -> intel ? 50 : 201;
      case "setsockopt" -> intel ? 54 : 208;
      default -> throw new IllegalArgumentException(call);
    };
  }

  /** Lets a body run while this process may open no descriptor of that number or higher. */
  public static void withDescriptorsBelow(int limit, Body body) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment old = arena.allocate(MemoryLayout.sequenceLayout(2, JAVA_LONG));
      Needs.that(call("getrlimit", RLIMIT_NOFILE, old.address()) == 0, "getrlimit(2)");
      long hard = old.getAtIndex(JAVA_LONG, 1);
      MemorySegment low = arena.allocateFrom(JAVA_LONG, limit, hard);
      try {
        Needs.that(call("setrlimit", RLIMIT_NOFILE, low.address()) == 0, "setrlimit(2)");
        body.run();
      } finally {
        call("setrlimit", RLIMIT_NOFILE, old.address());
      }
    }
  }

  /**
   * Has the firewall of the calling thread's network reject the TCP connections to a port.
   *
   * @param version nft's word: icmp or icmpv6
   * @param type of the message that it answers with, as nft names it
   */
  public static void reject(int port, String version, String type) throws Exception {
    Needs.program("nft", "nftables");
    shell(
        "nft add table inet t; nft 'add chain inet t in { type filter hook input priority 0; }';"
            + (" nft add rule inet t in tcp dport " + port)
            + (" reject with " + version + " type " + type));
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
                FunctionDescriptor.of(
                    JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    try {
      long[] all = Arrays.copyOf(arguments, 5);
      return (int) handle.invokeExact(all[0], all[1], all[2], all[3], all[4]);
    } catch (Throwable e) {
      throw new AssertionError(function, e);
    }
  }
}
