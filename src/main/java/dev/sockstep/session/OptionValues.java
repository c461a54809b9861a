package dev.sockstep.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sockstep.command.Literals;
import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Endpoint;
import dev.sockstep.model.InetLiteral;
import dev.sockstep.sys.InetConstants;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/** The values of socket options as setsockopt and getsockopt have them in memory. */
final class OptionValues {
  private OptionValues() {}

  static byte[] encode(OptionValue value) {
    return switch (value) {
      case OptionValue.Int(int number) -> buffer(4).putInt(number).array();
      case OptionValue.Time(Duration time) ->
          buffer(16).putLong(time.toSeconds()).putLong(time.toNanosPart() / 1000).array();
      case OptionValue.Linger(boolean on, int seconds) ->
          buffer(8).putInt(on ? 1 : 0).putInt(seconds).array();
      case OptionValue.Text(String text) -> text.getBytes(UTF_8);
      case OptionValue.Inet4(String dotted) ->
          ByteBuffer.allocate(4).putInt(address(dotted)).array();
    };
  }

  /** The value as the call shows it. */
  static String shown(OptionValue value) {
    return switch (value) {
      case OptionValue.Int(int number) -> Integer.toString(number);
      case OptionValue.Time(Duration time) -> Literals.text(time);
      case OptionValue.Linger(boolean on, int seconds) ->
          "{l_onoff=" + (on ? 1 : 0) + ", l_linger=" + seconds + "}";
      case OptionValue.Text(String text) -> "\"" + text + "\"";
      case OptionValue.Inet4(String dotted) -> dotted;
    };
  }

  /** The value that getsockopt gave, as a sentence. */
  static String decode(SocketOption option, byte[] bytes) {
    return option + " is " + text(option, bytes);
  }

  /** The value that getsockopt gave. */
  static String text(SocketOption option, byte[] bytes) {
    ByteBuffer value = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    return switch (option.shape()) {
      case FLAG -> value.getInt() == 0 ? "off" : "on";
      case INT -> Integer.toString(value.getInt());
      case TEXT -> name(bytes);
      case INET4 -> new Endpoint.Inet4(ByteBuffer.wrap(bytes).getInt(), 0).host();
      case READ_ONLY ->
          option == SocketOption.SO_PEERCRED
              ? peer(value.getInt(), value.getInt(), value.getInt())
              : readOnly(option, value.getInt());
      case TIME -> time(value.getLong(), value.getLong());
      case LINGER -> value.getInt() == 0 ? "off" : "on, " + value.getInt() + " s";
    };
  }

  private static String readOnly(SocketOption option, int value) {
    return switch (option) {
      case SO_ERROR ->
          value == 0
              ? "0: no error is pending"
              : CallError.of(value).name()
                  + " ("
                  + CallError.of(value).message()
                  + "); reading it has cleared it";
      case SO_TYPE ->
          switch (value) {
            case SocketConstants.SOCK_STREAM -> "SOCK_STREAM";
            case SocketConstants.SOCK_DGRAM -> "SOCK_DGRAM";
            case SocketConstants.SOCK_SEQPACKET -> "SOCK_SEQPACKET";
            default -> Integer.toString(value);
          };
      case SO_DOMAIN ->
          switch (value) {
            case SocketConstants.AF_UNIX -> "AF_UNIX";
            case SocketConstants.AF_INET -> "AF_INET";
            case SocketConstants.AF_INET6 -> "AF_INET6";
            default -> Integer.toString(value);
          };
      case SO_PROTOCOL ->
          switch (value) {
            case 0 -> "0: the family has no other";
            case InetConstants.IPPROTO_TCP -> "IPPROTO_TCP";
            case InetConstants.IPPROTO_UDP -> "IPPROTO_UDP";
            default -> Integer.toString(value);
          };
      default -> value == 0 ? "off" : "on";
    };
  }

  /** Up to the zero byte; empty where none was set. */
  private static String name(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return end == 0 ? "not set" : new String(bytes, 0, end, ISO_8859_1);
  }

  /** A struct ucred, see unix(7). */
  private static String peer(int pid, int uid, int gid) {
    return pid == 0 ? "none: no peer" : "pid " + pid + ", uid " + uid + ", gid " + gid;
  }

  /** The parser has seen to it that it is an address. */
  private static int address(String dotted) {
    return ((Endpoint.Inet4) InetLiteral.parse(dotted, 0, false)).address();
  }

  private static String time(long seconds, long micros) {
    return seconds == 0 && micros == 0
        ? "0: no limit"
        : Literals.text(Duration.ofSeconds(seconds, micros * 1000));
  }

  /** A struct timeval as a condition writes it: {@code 100ms}, 0s for no limit. */
  static String duration(byte[] bytes) {
    ByteBuffer value = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    return Literals.text(Duration.ofSeconds(value.getLong(), value.getLong() * 1000));
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }
}
