package dev.sockstep.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.Needs;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the program says it called is what the kernel was called with, and nothing else. */
@Timeout(90)
class StraceIT {
  @TempDir private static Path folder;
  private static List<Step.Call> claimed;
  private static List<Strace.Seen> seen;

  @BeforeAll
  static void traceTheScript() throws Exception {
    Needs.program("strace", "strace");
    Path trace = folder.resolve("trace");
    Ended run =
        Sockstep.with("--json", "run", "-")
            .input(script())
            .under(TracedCalls.strace(trace).toArray(String[]::new))
            .run();
    assertThat(run.err()).isEmpty();
    assertThat(run.steps()).noneMatch(step -> step.status().equals("error"));
    claimed = TracedCalls.claimed(run.steps());
    seen = TracedCalls.afterTheFirstStep(Strace.read(trace));
  }

  private static String script() throws Exception {
    try (InputStream resource = StraceIT.class.getResourceAsStream("every-call.sock")) {
      String text = new String(resource.readAllBytes(), UTF_8).replace("FOLDER", folder.toString());
      boolean inet6 = Files.exists(Path.of("/proc/net/if_inet6"));
      return inet6 ? text : text.substring(0, text.indexOf("# IPv6"));
    }
  }

  @Test
  void everyKindOfCallIsInTheScriptDoneAndFailed() {
    for (String name :
        List.of(
            "bind",
            "listen",
            "accept",
            "connect",
            "send",
            "recv",
            "shutdown",
            "close",
            "setsockopt",
            "sendto",
            "recvfrom",
            "dup",
            "getsockopt",
            "getsockname",
            "getpeername")) {
      assertThat(claimed).as(name).anyMatch(call -> call.name().equals(name) && call.result() >= 0);
      assertThat(claimed).as(name).anyMatch(call -> call.name().equals(name) && call.result() < 0);
    }
    assertThat(claimed).as("a time that is up").anyMatch(StraceIT::isTimeUp);
    assertThat(claimed).as("resolve").anyMatch(call -> call.name().equals("getaddrinfo"));
    assertThat(claimed.stream().map(Step.Call::errno))
        .contains(
            "EINVAL",
            "ENOTCONN",
            "EPIPE",
            "EISCONN",
            "EAGAIN",
            "EINTR",
            "EBADF",
            "ECONNRESET",
            "EADDRINUSE",
            "EADDRNOTAVAIL",
            "EINPROGRESS",
            "ECONNREFUSED",
            "EDESTADDRREQ",
            "EOPNOTSUPP",
            "EMSGSIZE",
            "ENOPROTOOPT",
            "ENOENT");
  }

  private static boolean isTimeUp(Step.Call call) {
    return call.text().matches("poll\\(\\[\\{fd=\\d+, events=POLLIN\\}\\], 1, 30\\)")
        && call.result() == 0;
  }

  @Test
  void theCallsClaimedAreTheCallsSeen() {
    TracedCalls.assertAgree(claimed, seen);
  }

  @Test
  void nothingElseIsDoneToTheStudentsSocketsThanLooking() {
    TracedCalls.assertOnlyLooksBesides(claimed, seen);
  }
}
