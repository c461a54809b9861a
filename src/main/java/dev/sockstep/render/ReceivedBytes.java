package dev.sockstep.render;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Received bytes for the screen: as text with escapes, or where they are none, as a hex dump. */
final class ReceivedBytes {
  /** The columns of a dump's row beside those of its bytes: the offset and the gaps. */
  private static final int DUMP_FRAME = 8;

  private final byte[] bytes;
  private final int most;
  private final int room;
  private final List<String> lines = new ArrayList<>();

  /** How many bytes all lines but the last that there may be show. */
  private int shown;

  private ReceivedBytes(byte[] bytes, int most, int room) {
    this.bytes = bytes;
    this.most = most;
    this.room = room;
  }

  /**
   * The lines to show.
   *
   * @param most how many lines at most; the last says how much is left out
   * @param room how many columns each may take
   */
  static List<String> lines(byte[] bytes, int most, int room) {
    ReceivedBytes received = new ReceivedBytes(bytes, most, room);
    String text = text(bytes);
    boolean whole = text != null ? received.quote(text) : received.dump();
    if (!whole) {
      received.lines.removeLast();
      int left = bytes.length - received.shown;
      received.lines.add("(" + left + " more bytes; set feedback full shows them)");
    }
    return received.lines;
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

  /** Adds a line; false when there may be no more. */
  private boolean add(String line, int bytesInIt) {
    if (lines.size() == most) {
      return false;
    }
    lines.add(line);
    shown += lines.size() < most ? bytesInIt : 0;
    return true;
  }

  /** A line of the screen for each line of the text, in quotes, its end as an escape. */
  private boolean quote(String text) {
    StringBuilder line = new StringBuilder();
    int columns = 0;
    int start = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      String sign =
          c == '\\' || c == '"' ? "\\" + (char) c : Printable.escaped(Character.toString(c));
      int width = Widths.of(sign);
      boolean ended = i > start && text.charAt(i - 1) == '\n';
      if (ended || columns + width > room - 2) {
        if (!add('"' + line.toString() + '"', utf8Length(text.substring(start, i)))) {
          return false;
        }
        line.setLength(0);
        columns = 0;
        start = i;
      }
      line.append(sign);
      columns += width;
      i += Character.charCount(c);
    }
    return add('"' + line.toString() + '"', utf8Length(text.substring(start)));
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private boolean dump() {
    // Each byte takes three columns as a number and one as a character.
    int width = 16 * 4 + DUMP_FRAME <= room ? 16 : 8 * 4 + DUMP_FRAME <= room ? 8 : 4;
    for (int at = 0; at < bytes.length; at += width) {
      if (!add(dumpRow(at, width), Math.min(width, bytes.length - at))) {
        return false;
      }
    }
    return true;
  }

  private String dumpRow(int at, int width) {
    StringBuilder hex = new StringBuilder();
    StringBuilder ascii = new StringBuilder();
    for (int i = at; i < at + width; i++) {
      if (i % width == width / 2) {
        hex.append(' ');
      }
      if (i < bytes.length) {
        hex.append(String.format(" %02x", bytes[i]));
        ascii.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
      } else {
        hex.append("   ");
      }
    }
    return String.format("%04x %s  %s", at, hex, ascii);
  }
}
