package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lesson of the image at the front of a class, on real terminals. */
@Timeout(60)
class ReplayIT {
  @TempDir private Path folder;

  private Screen replay(int columns, int rows, String... options) throws Exception {
    String[] words = new String[options.length + 3];
    words[0] = Sockstep.launcher().toString();
    words[1] = "replay";
    words[2] = "both-lives";
    System.arraycopy(options, 0, words, 3, options.length);
    Map<String, String> state = Map.of("XDG_STATE_HOME", folder.toString());
    return Screen.open(folder, columns, rows, state, List.of(words));
  }

  @Test
  void anInstructorGoesOnImprovisesResumesAndLooksBack() throws Exception {
    try (Screen screen = replay(80, 24)) {
      screen.see("Enter, space or page down");
      screen.key("Space").see("Every conversation over TCP");
      screen.key("NPage").see("asks the kernel for a socket.");
      screen.key("Enter").see("sockstep › srv = create");
      screen.seePrompt("srv created");
      screen.line("sockets").see("off the lesson: Enter or resume leads back");
      screen.see("* srv");
      screen.line("resume").see("socket(AF_INET");
      screen.seePrompt("srv created");
      screen.key("PPage").see("shown before: Enter leads forward");
      screen.line("section 3").see("What will accept do now?");
      screen.line("1 2 3").see("6 votes.");
      screen.see("a) Return at once");
      List<String> lines = screen.see("srv listening ›");
      assertThat(lines).hasSizeLessThanOrEqualTo(24);
    }
  }

  @Test
  void aPageTakesThePlaceOfTheOneBeforeAndLeavesNoCopyInTheScrollback() throws Exception {
    try (Screen screen = replay(80, 24)) {
      screen.see("Enter, space or page down");
      int before = screen.scrolledAway();
      screen.key("Space").see("Every conversation over TCP");
      screen.key("Space").see("asks the kernel for a socket.");
      screen.key("Enter").see("socket(AF_INET");
      List<String> lines = screen.seePrompt("srv created");
      assertThat(lines).noneMatch(line -> line.contains("Every conversation"));
      screen.key("PPage").see("shown before: Enter leads forward");
      assertThat(screen.scrolledAway()).isEqualTo(before);
    }
  }

  @Test
  void onAWideTerminalTheStatesStandBesideTheSteps() throws Exception {
    try (Screen screen = replay(120, 40)) {
      screen.see("FIN_WAIT_1 ──▸ CLOSING");
      screen.line("section 5").see("● c conn");
    }
  }
}
