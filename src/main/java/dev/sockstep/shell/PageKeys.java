package dev.sockstep.shell;

import org.jline.keymap.KeyMap;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** Keys that turn pages while nothing is being typed; among them those of a presenter's clicker. */
final class PageKeys {
  private PageKeys() {}

  static void bind(Terminal terminal, StepReader reader) {
    bind(reader, "", LineReader.SELF_INSERT, " ");
    bind(reader, "", LineReader.FORWARD_CHAR, KeyMap.key(terminal, Capability.key_right));
    bind(reader, "", LineReader.FORWARD_CHAR, KeyMap.key(terminal, Capability.key_npage));
    bind(reader, "back", LineReader.BACKWARD_CHAR, KeyMap.key(terminal, Capability.key_left));
    bind(reader, "back", LineReader.BACKWARD_CHAR, KeyMap.key(terminal, Capability.key_ppage));
  }

  /** On an empty line the key enters a word; in a line it does what it does in any line. */
  private static void bind(StepReader reader, String word, String otherwise, String sequence) {
    if (sequence == null) {
      return;
    }
    String name = "page-" + word + "-" + otherwise;
    reader
        .getWidgets()
        .put(
            name,
            () -> {
              if (reader.getBuffer().length() > 0) {
                reader.callWidget(otherwise);
              } else {
                reader.getBuffer().write(word);
                reader.callWidget(LineReader.ACCEPT_LINE);
              }
              return true;
            });
    reader.getKeyMaps().get(LineReader.MAIN).bind(new Reference(name), sequence);
  }
}
