package dev.sockstep.lesson;

import dev.sockstep.observe.capture.Capture;
import dev.sockstep.sys.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** What the machine has of what lessons may need. */
public final class Machine {
  /** ::1 on lo, as if_inet6 writes it (proc(5)). */
  private static final String LOOPBACK = "0".repeat(31) + "1 ";

  private final Libc libc;
  private final boolean lab;

  /**
   * @param libc the kernel interface
   * @param lab whether this process is in a network of its own
   */
  public Machine(Libc libc, boolean lab) {
    this.libc = libc;
    this.lab = lab;
  }

  /** Whether lessons with that need can be run here. */
  public boolean has(LessonNeed need) {
    return switch (need) {
      case CAPTURE -> captures();
      case IPV6 -> hasIpv6();
      case LAB -> lab;
      case ALONE -> true;
    };
  }

  /** What a lesson needs and this machine lacks, in words. */
  public List<String> lacks(Lesson lesson) {
    return Arrays.stream(LessonNeed.values())
        .filter(need -> lesson.about().needs().contains(need) && !has(need))
        .map(LessonNeed::text)
        .toList();
  }

  public boolean isLab() {
    return lab;
  }

  private boolean captures() {
    Capture capture = new Capture(libc);
    try {
      return capture.watch(new TreeSet<>());
    } finally {
      capture.close();
    }
  }

  private static boolean hasIpv6() {
    try {
      return Files.readString(Path.of("/proc/net/if_inet6"))
          .lines()
          .anyMatch(l -> l.startsWith(LOOPBACK));
    } catch (IOException e) {
      // Without the module there is no such file.
      return false;
    }
  }
}
