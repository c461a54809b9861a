package dev.sockstep.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The bytes that a send takes. */
public sealed interface Data {

  /**
   * Bytes written out between quotes.
   *
   * @param bytes one character a byte (ISO 8859-1)
   */
  record Text(String bytes) implements Data {
    public byte[] toBytes() {
      return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
      return Literals.quoted(bytes);
    }
  }

  /**
   * {@code #n}: n bytes made up, the lower-case letters over and over, so that a reader sees where
   * it is in them.
   *
   * @param count how many
   */
  record Generated(Num count) implements Data {
    /** What one send may make up: more than any send buffer takes, and no burden on memory. */
    public static final int MOST = 1 << 24;

    /** The first n bytes of the pattern. */
    public static byte[] bytes(int n) {
      byte[] bytes = new byte[n];
      for (int i = 0; i < n; i++) {
        bytes[i] = (byte) ('a' + i % 26);
      }
      return bytes;
    }

    @Override
    public String toString() {
      return "#" + count;
    }
  }

  /**
   * {@code $data}: bytes that an earlier step received under a name.
   *
   * @param name what they were named
   */
  record Value(Name name) implements Data {
    @Override
    public String toString() {
      return "$" + name;
    }
  }

  /** Several, one behind the other: {@code "Echo: " $data}. */
  record Joined(List<Data> parts) implements Data {
    public Joined {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return parts.stream().map(Data::toString).collect(Collectors.joining(" "));
    }
  }
}
