package dev.sockstep.session;

import dev.sockstep.model.FailureModes;
import dev.sockstep.observe.catalogue.Mode;
import dev.sockstep.session.provoke.Scenario;
import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Where a failure mode can be brought about: here, or what is in the way. */
final class Access {
  private static final String CAPABILITIES = "CapEff:";

  /**
   * CAP_DAC_OVERRIDE, CAP_NET_BIND_SERVICE and CAP_NET_RAW, capabilities(7): who has one is let
   * through.
   */
  private static final long LETS_THROUGH = 1 << 1 | 1 << 10 | 1 << 13;

  private Access() {}

  static FailureModes.Access of(Mode mode, Scenario scenario, boolean inLab) {
    if (scenario.acts().isEmpty()) {
      return FailureModes.Access.BY_HAND;
    }
    return switch (mode.facts().need()) {
      case LAB -> inLab ? FailureModes.Access.HERE : FailureModes.Access.LAB;
      case ORDINARY -> isPrivileged() ? FailureModes.Access.ORDINARY : FailureModes.Access.HERE;
      case NOTHING, PROGRAM, LIMIT, CALL, FILTER -> FailureModes.Access.HERE;
    };
  }

  /** The thread's own capabilities: a test's thread may have fewer than the process. */
  private static boolean isPrivileged() {
    try (BufferedReader status =
        new BufferedReader(
            new FileReader("/proc/thread-self/status", StandardCharsets.ISO_8859_1))) {
      return status
          .lines()
          .filter(line -> line.startsWith(CAPABILITIES))
          .map(line -> line.substring(CAPABILITIES.length()).strip())
          .anyMatch(hex -> (Long.parseUnsignedLong(hex, 16) & LETS_THROUGH) != 0);
    } catch (IOException e) {
      // Without proc(5) nobody can tell: the attempt itself will.
      return false;
    }
  }
}
