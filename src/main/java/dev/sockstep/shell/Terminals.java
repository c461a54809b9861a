package dev.sockstep.shell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.impl.jni.linux.LinuxNativePty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;
import org.jline.utils.NonBlockingReader;

/** Opens the terminal, in the way that takes the least time before the first prompt. */
public final class Terminals {
  private Terminals() {}

  /**
   * Whether a standard stream is a terminal.
   *
   * @param descriptor 0, 1 or 2
   */
  public static boolean isTerminal(int descriptor) {
    try {
      // isatty(3) would do, but linking it takes longer than all the rest up to the prompt.
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Opens the terminal of this process.
   *
   * @throws IOException when there is none
   */
  static Terminal open(Map<String, String> environment, Charset charset) throws IOException {
    String type = environment.getOrDefault("TERM", "dumb");
    // JLine would run infocmp(1) at every start; for the common types it has the answer itself.
    String known =
        InfoCmp.getDefaultInfoCmp(type.startsWith("tmux") ? type.replace("tmux", "screen") : type);
    InfoCmp.setLoadedInfoCmp(type, known != null ? known : asked(type));
    // What TerminalBuilder would end with, without its search through all providers and its log.
    Terminal terminal =
        new PosixSysTerminal(
            "sockstep",
            type,
            new SpeedKeepingPty(
                LinuxNativePty.current(new JniTerminalProvider(), SystemStream.Output)),
            charset,
            true,
            Terminal.SignalHandler.SIG_DFL);
    if (terminal.getWidth() == 0 || terminal.getHeight() == 0) {
      // A terminal that was never told its size (a pty of a test, a serial line).
      terminal.setSize(new Size(80, 24));
    }
    return terminal;
  }

  /** What infocmp(1) knows of a type; the least that any terminal can do where it knows nothing. */
  private static String asked(String type) throws IOException {
    try {
      return InfoCmp.getInfoCmp(type);
    } catch (IOException unknown) {
      return InfoCmp.getDefaultInfoCmp("ansi");
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while infocmp was running");
    }
  }

  /**
   * Waits for a key, which is taken if it is one that turns a page, and else left to be read.
   *
   * @return false when the time is over first
   */
  static boolean pressed(Terminal terminal, Duration time) {
    Attributes before = terminal.enterRawMode();
    try {
      int key = terminal.reader().peek(Math.max(1, time.toMillis()));
      if (key == ' ' || key == '\r' || key == '\n') {
        terminal.reader().read();
      }
      return key != NonBlockingReader.READ_EXPIRED;
    } catch (IOException e) {
      // The terminal is gone; whoever reads the next line is told so.
      return true;
    } finally {
      terminal.setAttributes(before);
    }
  }

  /** The terminal's width in columns; 80 where there is no terminal to ask. */
  public static int width(Map<String, String> environment, Charset charset) {
    try (Terminal terminal = open(environment, charset)) {
      return terminal.getWidth() > 0 ? terminal.getWidth() : 80;
    } catch (IOException | IllegalStateException e) {
      return 80;
    }
  }
}
