package dev.sockstep.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import dev.sockstep.model.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The model's table of errors against libc's own. */
class LibcErrnoTest {
  /** The kernel's MAX_ERRNO. */
  private static final int LAST = 4095;

  private static final int LC_MESSAGES_MASK = 1 << 5;

  @BeforeAll
  static void glibcOnly() {
    Needs.that(!Symbols.find("strerrorname_np").equals(MemorySegment.NULL), "glibc 2.32 or later");
  }

  @Test
  void everyMessageIsTheOneOfLibcInTheCLocaleAndNoneIsLacking() {
    Map<Integer, String> libc = new TreeMap<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(Downcall.ERRNO_SLOT, 8);
      long name = arena.allocateFrom("C").address();
      long locale = Downcall.call(Symbols.find("newlocale"), frame, LC_MESSAGES_MASK, name, 0);
      MemorySegment strerror = Symbols.find("strerror_l");
      for (int number = 1; number <= LAST; number++) {
        libc.put(number, Pointers.string(Downcall.call(strerror, frame, number, locale, 0)));
      }
      Downcall.call(Symbols.find("freelocale"), frame, locale, 0, 0);
    }
    libc.values().removeIf(message -> message.startsWith("Unknown error"));

    assertThat(table(Errno::message)).isEqualTo(libc);
  }

  @Test
  void everyNameIsTheOneOfLibc() {
    Map<Integer, String> libc = new TreeMap<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment frame = arena.allocate(Downcall.ERRNO_SLOT, 8);
      MemorySegment name = Symbols.find("strerrorname_np");
      for (int number = 1; number <= LAST; number++) {
        libc.put(number, Pointers.string(Downcall.call(name, frame, number, 0, 0)));
      }
    }
    libc.values().removeIf(name -> name == null);

    assertThat(table(Errno::name)).isEqualTo(libc);
  }

  private static Map<Integer, String> table(Function<Errno, String> column) {
    Map<Integer, String> table = new TreeMap<>();
    for (Errno errno : Errno.values()) {
      table.put(errno.number(), column.apply(errno));
    }
    return table;
  }
}
