package dev.sockstep.shell;

import dev.sockstep.lab.Lab;
import dev.sockstep.render.Glyphs;
import java.time.Duration;
import java.util.Optional;

/**
 * How the shell's screen looks, and which network it is in.
 *
 * @param colour whether to use colours
 * @param unicode whether the terminal shows more than ASCII
 * @param json whether reports are printed as JSON, one a line
 * @param typing how long each key of a command takes that appears as if typed
 * @param lab the private network to build before the first step; empty in the machine's own
 */
public record ShellOptions(
    boolean colour, boolean unicode, boolean json, Optional<Lab> lab, Duration typing) {
  /** A quick typist's, so that a class can read along. */
  private static final Duration TYPING = Duration.ofMillis(25);

  /** In the machine's own network. */
  public ShellOptions(boolean colour, boolean unicode, boolean json) {
    this(colour, unicode, json, Optional.empty());
  }

  /** At a person's speed. */
  public ShellOptions(boolean colour, boolean unicode, boolean json, Optional<Lab> lab) {
    this(colour, unicode, json, lab, TYPING);
  }

  /** The signs that the terminal can show. */
  Glyphs glyphs() {
    return unicode ? Glyphs.UNICODE : Glyphs.ASCII;
  }
}
