package dev.sockstep.render.json;

import dev.sockstep.render.Printable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/** Escapes in JSON what {@link Printable} escapes in text: JSON lines are seen on terminals too. */
final class TerminalSafeEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] escapes = standardAsciiEscapesForJSON();
    escapes[0x7f] = ESCAPE_STANDARD;
    return escapes;
  }

  /** Called for each char beyond ASCII, so that characters beyond the first plane are escaped. */
  @Override
  public SerializableString getEscapeSequence(int c) {
    return Printable.isVisible(c) ? null : new SerializedString(String.format("\\u%04x", c));
  }
}
