package dev.sockstep.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the program keeps what outlives a session, by the XDG Base Directory Specification. */
public final class StateFolder {
  private StateFolder() {}

  /**
   * The folder for state, made if need be: {@code $XDG_STATE_HOME/sockstep}, by default {@code
   * ~/.local/state/sockstep}.
   *
   * @return empty where there is none to write to: then nothing is kept
   */
  public static Optional<Path> of(Map<String, String> environment) {
    String home = environment.get("HOME");
    String state = environment.get("XDG_STATE_HOME");
    Path base;
    // The specification: "All paths must be absolute"; a relative one is to be ignored.
    if (state != null && state.startsWith("/")) {
      base = Path.of(state);
    } else if (home != null && home.startsWith("/")) {
      base = Path.of(home, ".local", "state");
    } else {
      return Optional.empty();
    }
    Path folder = base.resolve("sockstep");
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      return Files.isWritable(folder) ? Optional.of(folder) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
