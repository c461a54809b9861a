package dev.sockstep.shell;

import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * The whole screen, for pages that are shown in turn. Each is written over the one before: a screen
 * that is cleared goes into the scrollback of many terminals, and a lesson would be there key by
 * key.
 */
final class PageScreen {
  private final Terminal terminal;
  private boolean shown;

  PageScreen(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows the lines from the first row on; the cursor stands below them. */
  void show(List<String> lines) {
    if (!shown) {
      // What stood there before is not ours to write over.
      terminal.puts(Capability.clear_screen);
      shown = true;
    }
    terminal.puts(Capability.cursor_home);
    for (String line : lines) {
      // Before the text: behind a row that is full it would take the last character.
      terminal.puts(Capability.clr_eol);
      terminal.writer().println(line);
    }
    terminal.puts(Capability.clr_eos);
  }
}
