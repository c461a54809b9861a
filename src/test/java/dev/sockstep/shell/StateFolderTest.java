package dev.sockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the XDG Base Directory Specification, and what happens without a folder. */
class StateFolderTest {
  @TempDir Path home;

  @Test
  void itIsMadeInTheHomeFolder() {
    Path folder = home.resolve(".local/state/sockstep");

    assertThat(StateFolder.of(Map.of("HOME", home.toString()))).contains(folder);
    assertThat(folder).isDirectory();
    assertThat(StateFolder.of(Map.of("HOME", home.toString()))).as("again").contains(folder);
  }

  @Test
  void theVariableGoesBeforeTheHomeFolder() {
    Path state = home.resolve("my state");

    assertThat(StateFolder.of(Map.of("HOME", "/nowhere", "XDG_STATE_HOME", state.toString())))
        .contains(state.resolve("sockstep"));
  }

  @Test
  void aRelativeOrEmptyVariableIsIgnored() {
    Path folder = home.resolve(".local/state/sockstep");

    for (String value : new String[] {"", "state", "./state", "~/state"}) {
      assertThat(StateFolder.of(Map.of("HOME", home.toString(), "XDG_STATE_HOME", value)))
          .as(value)
          .contains(folder);
    }
  }

  @Test
  void withoutAHomeNothingIsKept() {
    assertThat(StateFolder.of(Map.of())).isEmpty();
    assertThat(StateFolder.of(Map.of("HOME", ""))).isEmpty();
    assertThat(StateFolder.of(Map.of("HOME", "relative"))).isEmpty();
  }

  @Test
  void whereTheFolderCannotBeMadeNothingIsKept() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "not a folder");

    assertThat(StateFolder.of(Map.of("HOME", file.toString()))).isEmpty();
    assertThat(StateFolder.of(Map.of("HOME", "/proc/self"))).isEmpty();
    assertThat(file).hasContent("not a folder");
  }
}
