package dev.sockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person steps through a recording. */
@Timeout(60)
class PlayerTest {
  private static final String RIGHT = "\033[C";
  private static final String LEFT = "\033[D";

  @TempDir Path folder;
  private TypedShell shell;

  @BeforeEach
  void recordAndOpen() throws Exception {
    shell = new TypedShell(Optional.of(folder.resolve("history")));
    shell.enter("srv = create");
    shell.enter("bind 0");
    shell.enter("listen");
    shell.enter("save --json " + folder.resolve("a.jsonl"));
    shell.press("open " + folder.resolve("a.jsonl") + "\r");
    at(1);
  }

  @AfterEach
  void leave() throws Exception {
    shell.close();
  }

  private void at(int step) {
    shell.screen.await(
        "step " + step, seen -> seen.currentRow().startsWith("recording " + step + "/3 ›"));
  }

  @Test
  void keysAndWordsGoForwardAndBack() {
    assertThat(shell.screen.text())
        .contains("RECORDING", "step 1 of 3", "nothing here happens now", "socket(AF_INET");
    shell.press(RIGHT);
    at(2);
    assertThat(shell.screen.text()).contains("› bind 0", "bound").doesNotContain("listen(");
    shell.press(" ");
    at(3);
    assertThat(shell.screen.text()).contains("listening", "LISTEN");
    shell.press("step\r");
    shell.screen.await("the end", seen -> seen.text().contains("this is the last step"));
    shell.press(LEFT);
    at(2);
    shell.press("back\r");
    at(1);
    shell.press("goto 3\r");
    at(3);
    shell.press("states\r");
    shell.screen.await("the diagram", seen -> seen.text().contains("LISTEN ● srv"));
    shell.press("wire\r");
    shell.screen.await("no packet", seen -> seen.text().contains("no packet had been seen"));
    shell.press("nonsense\r");
    shell.screen.await("a mend", seen -> seen.text().contains("is none of: step, back"));
    shell.press("quit\r");
    shell.screen.await("the session", seen -> seen.currentRow().startsWith("srv listening ›"));
  }

  @Test
  void rerunMakesTheRecordedStepsAgainOnFreshSockets() {
    shell.press("rerun 2\r");

    shell.screen.await("the new socket", seen -> seen.currentRow().startsWith("srv bound ›"));
    assertThat(shell.screen.text()).contains("› srv.close", "› srv = create", "› bind 0");
    shell.enter("rerun 1");
    assertThat(shell.line()).isEqualTo("srv created ›");
  }
}
