package dev.sockstep.sys;

import java.lang.foreign.MemorySegment;

/** Memory that libc owns and hands out by pointer. */
final class Pointers {
  private Pointers() {}

  /** The bytes a pointer points to. */
  @SuppressWarnings("restricted") // the sizes come from C's own structures
  static MemorySegment segment(long pointer, long size) {
    return MemorySegment.ofAddress(pointer).reinterpret(size);
  }

  /** The zero-terminated string a pointer points to; null for NULL. */
  static String string(long pointer) {
    return pointer == 0 ? null : segment(pointer, Long.MAX_VALUE).getString(0);
  }
}
