package dev.sockstep.session;

import dev.sockstep.command.Literals;
import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketOption;
import dev.sockstep.model.CallError;
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
    };
  }

  /** The value as the call's text shows it. */
  static String shown(OptionValue value) {
    return switch (value) {
      case OptionValue.Int(int number) -> Integer.toString(number);
      case OptionValue.Time(Duration time) -> Literals.text(time);
      case OptionValue.Linger(boolean on, int seconds) ->
          "{l_onoff=" + (on ? 1 : 0) + ", l_linger=" + seconds + "}";
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
      case READ_ONLY -> readOnly(option, value.getInt());
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
            case 1 -> "SOCK_STREAM";
            case 2 -> "SOCK_DGRAM";
            default -> Integer.toString(value);
          };
      default -> value == 0 ? "off" : "on";
    };
  }

  private static String time(long seconds, long micros) {
    return seconds == 0 && micros == 0
        ? "0: no limit"
        : Literals.text(Duration.ofSeconds(seconds, micros * 1000));
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }
}
