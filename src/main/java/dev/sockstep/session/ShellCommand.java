package dev.sockstep.session;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A command of the system's shell: what a scenario does to a folder of its own, or to the lab. */
final class ShellCommand {
  private static final long LIMIT_SECONDS = 10;
  private static final int MOST_SAID = 400;

  private ShellCommand() {}

  /**
   * Runs a command to its end, in the network of this process.
   *
   * @return what went wrong, in its own words; null when nothing did
   */
  static String run(String command) {
    try {
      Process process =
          new ProcessBuilder("sh", "-ec", command)
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .start();
      // Such commands say little, and a pipe holds 64 kB: none waits for its reader.
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "it did not end in " + LIMIT_SECONDS + " s";
      }
      return process.exitValue() == 0 ? null : said(process);
    } catch (IOException e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      // The line editor's Ctrl-C, as in Sync.await: it means this command.
      return "interrupted";
    }
  }

  /** Whether the shell would find a program. */
  static boolean isThere(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> new File(folder, program).canExecute());
  }

  private static String said(Process process) throws IOException {
    byte[] bytes = process.getInputStream().readNBytes(MOST_SAID);
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "exit status " + process.exitValue() : text;
  }
}
