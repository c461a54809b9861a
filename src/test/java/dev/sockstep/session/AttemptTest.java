package dev.sockstep.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.Command;
import dev.sockstep.command.Line;
import dev.sockstep.command.LineParser;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.StepReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a card tells to try can be typed as it stands there, and mends the failure. */
@Timeout(60)
class AttemptTest {
  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refused-nobody",
        "refused-bound-only",
        "backlog-full",
        "connected-already",
        "bound-already",
        "closed-socket",
        "not-listening",
        "accept-queue-empty",
        "accept-timeout",
        "unbound-cannot-listen",
        "path-missing",
        "name-missing",
        "socket-not-listening",
        "unix-backlog-full",
        "type-differs",
        "broken-pipe-own-shutdown",
        "broken-pipe-peer-reset",
        "broken-pipe-told",
        "broken-pipe-never-connected",
        "broken-pipe-listener",
        "broken-pipe-unix",
        "not-connected-yet",
        "not-connected-listener",
        "not-connected-any-more",
        "no-destination",
        "send-buffer-full",
        "recv-buffer-empty",
        "recv-timeout",
        "no-urgent-data",
        "port-unreachable",
        "unix-peer-closed",
        "reset-unread",
        "reset-linger",
        "reset-by-peer",
        "reset-unix",
        "no-descriptor-left",
        "pair-unknown",
        "broadcast-not-allowed",
        "address-of-own-socket"
      })
  void whatIsToldToTryCanBeTyped(String mode) {
    if (mode.equals("no-descriptor-left")) {
      // Here classes are files: what tells of a failure is loaded while files can be opened.
      live.run("provoke not-listening");
      live.run("provoke family-unknown");
    }
    live.run("provoke " + mode);
    StepReport failed =
        live.reports().stream().filter(report -> report.failure() != null).toList().getLast();
    List<String> lines = lines(failed);
    assertThat(lines).as(failed.failure().attempt()).isNotEmpty();
    live.settings.patience(Live.SHORT);
    if (mode.equals("send-buffer-full")) {
      makeRoom(lines);
      return;
    }
    lines.forEach(this::works);
  }

  /** A call that waits now, for what has not come yet, does not fail any more. */
  private void works(String line) {
    StepReport report = live.run(line);
    assertThat(report.outcome())
        .as(line)
        .isInstanceOfAny(Outcome.Done.class, Outcome.Blocked.class);
    assertThat(report.failure()).as(line).isNull();
  }

  /** The receive buffer is small there: it takes some reading until the window opens. */
  private void makeRoom(List<String> lines) {
    works(lines.getFirst());
    long deadline = System.nanoTime() + Live.DEADLINE.toNanos();
    while (live.run(lines.getLast()).call().failed()) {
      assertThat(System.nanoTime()).as("room in the end").isLessThan(deadline);
      live.run(lines.getFirst());
    }
  }

  /** The lines of the language in a sentence; "again" is the line that failed. */
  private static List<String> lines(StepReport failed) {
    List<String> lines = new ArrayList<>();
    String told = failed.failure().attempt();
    for (String part : told.split(", then |; |, |: |: | makes room| frees one| makes a ")) {
      String line = part.replaceFirst("^then ", "");
      if (line.endsWith(" again")) {
        lines.add(again(line, failed.source().text()));
      } else if (isLine(line)) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** "c.send again" is the line that failed, on that socket. */
  private static String again(String told, String line) {
    String socket = told.substring(0, told.indexOf('.'));
    return line.startsWith(socket + ".") ? line : socket + "." + line;
  }

  private static boolean isLine(String text) {
    try {
      Optional<Line> line = LineParser.parse(text);
      return line.isPresent() && !(line.get().command() instanceof Command.Print);
    } catch (Mistake mistake) {
      return false;
    }
  }
}
