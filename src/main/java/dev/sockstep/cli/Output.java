package dev.sockstep.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Where the program prints, which remembers why it could not: a {@link java.io.PrintStream} only
 * tells that something went wrong.
 */
public final class Output extends FilterOutputStream {
  /** What strerror(3) says of EPIPE: whoever read has read enough, and that is no fault. */
  private static final String BROKEN_PIPE = "Broken pipe";

  private IOException trouble;

  public Output(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      trouble = e;
      throw e;
    }
  }

  /** Why something could not be written; empty when all was, or nobody wants to read it. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble)
        .map(IOException::getMessage)
        .filter(message -> !message.equals(BROKEN_PIPE));
  }
}
