package dev.sockstep.peer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads a connection by lines and by counted bytes, as HTTP/1.1 does (RFC 9112 section 2.2). */
final class HttpReader {
  private final Link link;
  private final ByteBuffer buffer = ByteBuffer.allocate(8192).limit(0);

  HttpReader(Link link) {
    this.link = link;
  }

  /** The next byte; -1 at the end of the stream. */
  private int next() throws IOException {
    if (!buffer.hasRemaining()) {
      int count = link.read(buffer.clear());
      buffer.flip();
      if (count < 0) {
        return -1;
      }
    }
    return buffer.get() & 0xff;
  }

  /**
   * The next line without its end, for which LF alone will do.
   *
   * @param most the longest that is taken
   * @return null when the stream ends before it; when it is longer, what was read of it
   */
  String line(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = next(); b >= 0; b = next()) {
      if (b == '\n' || line.size() > most) {
        String text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      line.write(b);
    }
    return null;
  }

  /** Reads so many bytes and drops them; fewer when the stream ends. */
  long skip(long count) throws IOException {
    long skipped = 0;
    while (skipped < count && next() >= 0) {
      skipped++;
    }
    return skipped;
  }
}
