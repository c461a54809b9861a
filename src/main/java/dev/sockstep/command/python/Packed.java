package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.Mistake;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.InetLiteral;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** {@code struct.pack}, for the structs that setsockopt takes, and {@code inet_aton}. */
final class Packed {
  private static final int MOST = 1024;

  private Packed() {}

  static PythonValue pack(List<PythonValue> arguments, int column) throws Mistake {
    if (arguments.isEmpty() || !(arguments.getFirst() instanceof PythonValue.Text(String format))) {
      throw new Mistake(column, "struct.pack takes a format first", "struct.pack(\"ii\", 1, 0)");
    }
    ByteBuffer bytes = ByteBuffer.allocate(MOST).order(ByteOrder.nativeOrder());
    int next = 1;
    boolean aligned = true;
    for (int i = 0; i < format.length(); i++) {
      int digits = i;
      while (i < format.length() && Character.isDigit(format.charAt(i)) && i - digits < 3) {
        i++;
      }
      int count = i == digits ? 1 : Integer.parseInt(format.substring(digits, i));
      char c = i < format.length() ? format.charAt(i) : format.charAt(i - 1);
      switch (c) {
        case ' ', '@' -> {}
        case '=', '<', '>', '!' -> {
          aligned = false;
          bytes.order(order(c));
        }
        case 'x' -> put(bytes, new byte[count], column);
        case 's' -> {
          PythonValue text = next < arguments.size() ? arguments.get(next) : null;
          put(bytes, text(text, count, next++, column), column);
        }
        default -> {
          for (int n = 0; n < count; n++) {
            PythonValue value = next < arguments.size() ? arguments.get(next) : null;
            number(bytes, c, aligned, value, column, next++);
          }
        }
      }
    }
    if (next != arguments.size()) {
      throw new Mistake(
          column,
          "the format \""
              + format
              + "\" takes "
              + (next - 1)
              + " values, and there are "
              + (arguments.size() - 1),
          null);
    }
    return bytes(bytes);
  }

  private static ByteOrder order(char c) {
    return switch (c) {
      case '<' -> ByteOrder.LITTLE_ENDIAN;
      case '>', '!' -> ByteOrder.BIG_ENDIAN;
      default -> ByteOrder.nativeOrder();
    };
  }

  /** As Python does, with zero bytes behind what is too short, and without what is too much. */
  private static byte[] text(PythonValue value, int count, int place, int column) throws Mistake {
    if (value instanceof PythonValue.Bytes(Data.Text(String bytes))) {
      return Arrays.copyOf(bytes.getBytes(StandardCharsets.ISO_8859_1), count);
    }
    throw new Mistake(
        column,
        "value " + place + " of struct.pack must be bytes, for " + count + "s",
        "b\"…\", or socket.inet_aton(\"224.0.0.251\")");
  }

  private static void put(ByteBuffer bytes, byte[] more, int column) throws Mistake {
    if (bytes.remaining() < more.length) {
      throw new Mistake(
          column, "that is more than struct.pack makes here: " + MOST + " bytes", null);
    }
    bytes.put(more);
  }

  private static void number(
      ByteBuffer bytes, char type, boolean aligned, PythonValue value, int column, int place)
      throws Mistake {
    int size =
        switch (type) {
          case 'b', 'B' -> 1;
          case 'h', 'H' -> 2;
          case 'i', 'I' -> 4;
          // Native sizes have a long of eight bytes here, the standard ones of four.
          case 'l', 'L' -> aligned ? 8 : 4;
          case 'q', 'Q' -> 8;
          default ->
              throw new Mistake(
                  column,
                  "the format \"" + type + "\" is not taken",
                  "i, l, h, b, q, s and x are, capitals too, with numbers before them");
        };
    if (aligned) {
      while (bytes.position() % size != 0) {
        bytes.put((byte) 0);
      }
    }
    long number =
        switch (value) {
          case PythonValue.Whole(long whole) -> whole;
          case PythonValue.Flag(boolean on) -> on ? 1 : 0;
          case PythonValue.Symbols(List<String> names) when names.equals(List.of("INADDR_ANY")) ->
              0;
          case null, default ->
              throw new Mistake(column, "value " + place + " of struct.pack is no number", null);
        };
    if (bytes.remaining() < size) {
      throw new Mistake(
          column, "that is more than struct.pack makes here: " + MOST + " bytes", null);
    }
    switch (size) {
      case 1 -> bytes.put((byte) number);
      case 2 -> bytes.putShort((short) number);
      case 4 -> bytes.putInt((int) number);
      default -> bytes.putLong(number);
    }
  }

  /** {@code (5).to_bytes(4, "big")}. */
  static PythonValue toBytes(long number, Expression.Call call, Values values) throws Mistake {
    CallArguments arguments = new CallArguments(call, values);
    PythonValue length = arguments.value(0, "length").orElse(new PythonValue.Whole(1));
    PythonValue order = arguments.value(1, "byteorder").orElse(new PythonValue.Text("big"));
    if (arguments.count() > 2
        || !(length instanceof PythonValue.Whole(long size))
        || !(order instanceof PythonValue.Text(String name))
        || !(name.equals("big") || name.equals("little"))) {
      throw new Mistake(
          call.column(), "to_bytes takes a length and a byte order", "write .to_bytes(4, \"big\")");
    }
    if (number < 0 || size < 0 || size < Long.BYTES && number >> (8 * size) != 0 || size > MOST) {
      throw new Mistake(
          call.column(), number + " does not fit into " + size + " bytes", "give it more");
    }
    byte[] bytes = new byte[(int) size];
    for (int i = 0; i < Math.min(size, Long.BYTES); i++) {
      bytes[name.equals("little") ? i : bytes.length - 1 - i] = (byte) (number >> (8 * i));
    }
    return bytes(ByteBuffer.allocate(bytes.length).put(bytes));
  }

  /** The sixteen bytes of an IPv6 address (inet_pton(3)); of an IPv4 one, inet_aton's four. */
  static PythonValue inet6(List<PythonValue> arguments, int column) throws Mistake {
    if (arguments.size() == 2
        && arguments.get(0) instanceof PythonValue.Symbols(List<String> family)
        && arguments.get(1) instanceof PythonValue.Text(String text)) {
      if (family.equals(List.of("AF_INET"))) {
        return address(arguments.get(1), column);
      }
      if (family.equals(List.of("AF_INET6"))
          && InetLiteral.parse(text, 0, true)
              instanceof Endpoint.Inet6(long high, long low, _, int scope)
          && scope == 0) {
        return bytes(ByteBuffer.allocate(16).putLong(high).putLong(low));
      }
    }
    throw new Mistake(
        column, "inet_pton takes a family and an address", "socket.AF_INET6, \"ff02::1\"");
  }

  /** The four bytes of a dotted address (inet_aton(3), of four numbers only). */
  static PythonValue address(PythonValue value, int column) throws Mistake {
    if (value instanceof PythonValue.Text(String text)
        && InetLiteral.parse(text, 0, false) instanceof Endpoint.Inet4(int address, _)) {
      return bytes(ByteBuffer.allocate(4).putInt(address));
    }
    throw new Mistake(column, "inet_aton takes four numbers with dots", "\"127.0.0.1\"");
  }

  /** What has been put into the buffer. */
  private static PythonValue bytes(ByteBuffer bytes) {
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    return new PythonValue.Bytes(new Data.Text(text));
  }
}
