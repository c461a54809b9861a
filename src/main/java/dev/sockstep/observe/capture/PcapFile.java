package dev.sockstep.observe.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A capture file in the classic format, with nanoseconds: what Wireshark and {@code tcpdump -r}
 * open (<a
 * href="https://datatracker.ietf.org/doc/draft-ietf-opsawg-pcap/">draft-ietf-opsawg-pcap</a>).
 */
public final class PcapFile {
  private static final int NANOSECONDS = 0xa1b23c4d;

  /** The packets begin with their IP header, of either version. */
  private static final int LINKTYPE_RAW = 101;

  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;
  private static final long SECOND = 1_000_000_000;

  private PcapFile() {}

  /**
   * Writes a new file.
   *
   * @throws java.nio.file.FileAlreadyExistsException where there is one of that name
   */
  public static void write(Path file, List<Frame> frames) throws IOException {
    int size = FILE_HEADER;
    for (Frame frame : frames) {
      size += RECORD_HEADER + frame.head().length;
    }
    // Big-endian, as the magic number tells whoever reads it.
    ByteBuffer bytes = ByteBuffer.allocate(size);
    bytes.putInt(NANOSECONDS).putShort((short) 2).putShort((short) 4);
    bytes.putInt(0).putInt(0).putInt(CaptureFilter.SNAP_LENGTH).putInt(LINKTYPE_RAW);
    for (Frame frame : frames) {
      bytes.putInt((int) (frame.nanos() / SECOND)).putInt((int) (frame.nanos() % SECOND));
      bytes.putInt(frame.head().length).putInt(Math.max(frame.length(), frame.head().length));
      bytes.put(frame.head());
    }
    Files.write(file, bytes.array(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }
}
