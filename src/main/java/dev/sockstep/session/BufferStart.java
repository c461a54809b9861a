package dev.sockstep.session;

import dev.sockstep.command.Literals;
import java.nio.charset.StandardCharsets;

/** The beginning of a buffer as a call shows it, in strace's manner. */
final class BufferStart {
  private static final int SHOWN = 32;

  private BufferStart() {}

  static String of(byte[] bytes) {
    int length = Math.min(SHOWN, bytes.length);
    String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return Literals.quoted(text) + (bytes.length > SHOWN ? "..." : "");
  }
}
