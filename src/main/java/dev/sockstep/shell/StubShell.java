package dev.sockstep.shell;

import java.io.IOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/** A stand-in: a prompt that knows only {@code quit}, so that the image can be built and timed. */
public final class StubShell {
  private StubShell() {}

  /**
   * Prompts until {@code quit}.
   *
   * @throws IOException when the terminal cannot be opened
   */
  public static void prompt() throws IOException {
    String type = System.getenv().getOrDefault("TERM", "dumb");
    String capabilities = InfoCmp.getDefaultInfoCmp(type);
    if (capabilities != null) {
      InfoCmp.setLoadedInfoCmp(type, capabilities);
    }
    try (Terminal terminal = TerminalBuilder.builder().provider("jni").dumb(false).build()) {
      LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
      while (true) {
        String line = reader.readLine("sockstep> ");
        if (line.equals("quit")) {
          return;
        }
        terminal.writer().println(line);
      }
    } catch (EndOfFileException | UserInterruptException left) {
      return;
    }
  }
}
