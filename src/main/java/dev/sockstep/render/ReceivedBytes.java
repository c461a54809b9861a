package dev.sockstep.render;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Received bytes for the screen: as text with escapes, or where they are none, as a hex dump. */
final class ReceivedBytes {
  private static final int DUMP_WIDTH = 16;

  private ReceivedBytes() {}

  /**
   * The lines to show.
   *
   * @param most how many lines at most; a last one says how much is left out
   */
  static List<String> lines(byte[] bytes, int most) {
    String text = text(bytes);
    List<String> lines = text != null ? textLines(text) : dump(bytes, most);
    int total = text != null ? lines.size() : (bytes.length + DUMP_WIDTH - 1) / DUMP_WIDTH;
    if (total <= most) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, most - 1));
    shown.add("(" + (total - most + 1) + " more lines; set feedback full shows them)");
    return shown;
  }

  /**
   * The bytes as text; null when they are not UTF-8, or have control characters that text lacks.
   */
  private static String text(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
    boolean binary =
        text.codePoints()
            .anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != 0x1b);
    return binary ? null : text;
  }

  /** A line of the screen for each line of the text, in quotes, its end as an escape. */
  private static List<String> textLines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(quoted(text.substring(start, end)));
      start = end;
    }
    return lines;
  }

  private static String quoted(String line) {
    return '"' + Printable.escaped(line.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }

  private static List<String> dump(byte[] bytes, int most) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < bytes.length && lines.size() < most; at += DUMP_WIDTH) {
      StringBuilder hex = new StringBuilder();
      StringBuilder ascii = new StringBuilder();
      for (int i = at; i < at + DUMP_WIDTH; i++) {
        if (i % DUMP_WIDTH == DUMP_WIDTH / 2) {
          hex.append(' ');
        }
        if (i < bytes.length) {
          hex.append(String.format(" %02x", bytes[i]));
          ascii.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
        } else {
          hex.append("   ");
        }
      }
      lines.add(String.format("%04x %s  %s", at, hex, ascii));
    }
    return lines;
  }
}
