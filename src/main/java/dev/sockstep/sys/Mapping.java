package dev.sockstep.sys;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/**
 * Memory that the kernel writes to as well. Bounds are checked; but once {@link Libc#munmap} has
 * taken the memory back, every access throws {@link IllegalStateException}. Not safe for use by
 * several threads.
 */
public final class Mapping {
  private MemorySegment memory;

  @SuppressWarnings("restricted") // the kernel has just said how long the memory is
  Mapping(long address, long length) {
    memory = MemorySegment.ofAddress(address).reinterpret(length);
  }

  /** An int, in native order; what is read after it is at least as new as it is. */
  public int getIntAcquire(long offset) {
    int value = memory().get(JAVA_INT, offset);
    VarHandle.acquireFence();
    return value;
  }

  /** Writes an int, in native order, after all that was read before. */
  public void setIntRelease(long offset, int value) {
    VarHandle.releaseFence();
    memory().set(JAVA_INT, offset, value);
  }

  /** A copy of some bytes. */
  public byte[] bytes(long offset, int length) {
    byte[] bytes = new byte[length];
    MemorySegment.copy(memory(), JAVA_BYTE, offset, bytes, 0, length);
    return bytes;
  }

  private MemorySegment memory() {
    if (memory == null) {
      throw new IllegalStateException("this memory has been unmapped");
    }
    return memory;
  }

  /** The memory, to be unmapped: from here on it can't be accessed any more. */
  MemorySegment release() {
    MemorySegment released = memory();
    memory = null;
    return released;
  }
}
