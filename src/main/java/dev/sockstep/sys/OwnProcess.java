package dev.sockstep.sys;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** What a process does to its own table of descriptors. */
public final class OwnProcess {
  private static final int ALIGNMENT = 8;

  /**
   * Makes a descriptor stand for another open file; what it stood for is closed.
   *
   * @return the descriptor, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/dup.2.html">dup2(2)</a>
   */
  public CallResult dup2(int from, int to) {
    try (Arena arena = Arena.ofConfined()) {
      return Downcall.ofInt(Symbols.find("dup2"), frame(arena), from, to, 0);
    }
  }

  /**
   * Opens a file.
   *
   * @param flags {@code O_RDWR} and the like
   * @return a descriptor, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</a>
   */
  public CallResult open(String path, int flags) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(bytes.length + 1L);
      MemorySegment.copy(MemorySegment.ofArray(bytes), 0, name, 0, bytes.length);
      return Downcall.ofVariadic(Symbols.find("open"), frame(arena), name.address(), flags, 0);
    }
  }

  /**
   * Sets the soft limit of a resource and leaves the hard one, which may be no higher.
   *
   * @param resource {@link ResourceConstants#RLIMIT_NOFILE}
   * @return 0, or -1
   * @see <a href="https://man7.org/linux/man-pages/man2/getrlimit.2.html">setrlimit(2)</a>
   */
  public CallResult setrlimit(int resource, long soft) {
    try (Arena arena = Arena.ofConfined()) {
      // struct rlimit: the soft limit, the hard one.
      MemorySegment limits = arena.allocate(2L * Long.BYTES, ALIGNMENT);
      CallResult read =
          Downcall.ofInt(Symbols.GETRLIMIT, frame(arena), resource, limits.address(), 0);
      if (read.failed()) {
        return read;
      }
      limits.set(JAVA_LONG, 0, soft);
      return Downcall.ofInt(Symbols.find("setrlimit"), frame(arena), resource, limits.address(), 0);
    }
  }

  private static MemorySegment frame(Arena arena) {
    return arena.allocate(Downcall.ERRNO_SLOT, ALIGNMENT);
  }
}
