package dev.sockstep;

import dev.sockstep.observe.capture.Capture;
import dev.sockstep.sys.NativeLibc;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine. Where it lacks that, the test is skipped with the reason; with
 * {@code SOCKSTEP_STRICT=1}, as in CI, where nothing should be lacking, it fails.
 */
public final class Needs {
  private Needs() {}

  /**
   * Needs a program on the PATH.
   *
   * @param name the file's name
   * @param what what it is, for the reason: "a C compiler"
   */
  public static void program(String name, String what) {
    String path = System.getenv().getOrDefault("PATH", "");
    that(
        Arrays.stream(path.split(File.pathSeparator))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, name))),
        what + " (" + name + ")");
  }

  /** Needs ::1 on the loopback interface. */
  public static void ipv6Loopback() {
    Path addresses = Path.of("/proc/net/if_inet6");
    String loopback = "0".repeat(31) + "1 ";
    boolean there = false;
    try {
      there =
          Files.exists(addresses)
              && Files.readAllLines(addresses).stream().anyMatch(l -> l.startsWith(loopback));
    } catch (IOException gone) {
      // as good as not there
    }
    that(there, "IPv6 on the loopback interface");
  }

  /** Needs the right to capture packets: CAP_NET_RAW. */
  public static void capture() {
    Capture capture = new Capture(new NativeLibc());
    boolean there = capture.watch(new TreeSet<>());
    capture.close();
    that(there, "the right to capture packets (CAP_NET_RAW)");
  }

  /**
   * Needs whatever the caller has looked for.
   *
   * @param there whether the machine has it
   * @param what its name, for the reason
   */
  public static void that(boolean there, String what) {
    if (there) {
      return;
    }
    String reason = "this machine lacks " + what;
    if ("1".equals(System.getenv("SOCKSTEP_STRICT"))) {
      Assertions.fail(reason + ", and SOCKSTEP_STRICT forbids skipping");
    }
    Assumptions.abort(reason);
  }
}
