package dev.sockstep.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Where each line of a file begins and ends; blank ones are left out. */
final class LineIndex {
  private static final int BUFFER = 1 << 16;

  private long[] starts = new long[64];
  private int[] lengths = new int[64];
  private int size;
  private boolean endsWithNewline = true;

  private LineIndex() {}

  static LineIndex of(FileChannel channel) throws IOException {
    LineIndex index = new LineIndex();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long start = 0;
    long at = 0;
    boolean blank = true;
    for (int read = channel.read(buffer, at); read > 0; read = channel.read(buffer, at)) {
      byte[] bytes = buffer.array();
      for (int i = 0; i < read; i++) {
        if (bytes[i] == '\n') {
          index.add(start, at + i, blank);
          start = at + i + 1;
          blank = true;
        } else if (bytes[i] != ' ' && bytes[i] != '\r' && bytes[i] != '\t') {
          blank = false;
        }
      }
      at += read;
      buffer.clear();
    }
    index.endsWithNewline = start == at;
    index.add(start, at, blank);
    return index;
  }

  private void add(long start, long end, boolean blank) throws IOException {
    if (blank) {
      return;
    }
    if (end - start > Integer.MAX_VALUE - 8) {
      throw new IOException("it has a line of more than 2 GB");
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
    }
    starts[size] = start;
    lengths[size++] = (int) (end - start);
  }

  int size() {
    return size;
  }

  long start(int line) {
    return starts[line];
  }

  int length(int line) {
    return lengths[line];
  }

  boolean endsWithNewline() {
    return endsWithNewline;
  }
}
