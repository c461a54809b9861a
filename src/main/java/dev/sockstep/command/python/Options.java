package dev.sockstep.command.python;

import dev.sockstep.command.Data;
import dev.sockstep.command.MessageFlag;
import dev.sockstep.command.MessageFlags;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Nearest;
import dev.sockstep.command.OptionValue;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.SocketOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Socket options and message flags, as Python's socket module names them. */
final class Options {
  /** Names that the module has for one level. */
  private static final Map<String, String> LEVELS =
      Map.of("SOL_TCP", "IPPROTO_TCP", "SOL_IP", "IPPROTO_IP", "SOL_UDP", "IPPROTO_UDP");

  private Options() {}

  static SocketCommand set(CallArguments arguments) throws Mistake {
    String name = symbol(arguments, 1, "an option: socket.SO_REUSEADDR");
    if (Memberships.isOne(name)) {
      return Memberships.of(name, arguments);
    }
    SocketOption option = option(arguments);
    if (option.shape() == SocketOption.Shape.READ_ONLY) {
      throw new Mistake(arguments.column(1), option + " can only be read", "use getsockopt");
    }
    return new SocketCommand.Setopt(option, value(option, arguments));
  }

  /** The option that the first two arguments name. */
  static SocketOption option(CallArguments arguments) throws Mistake {
    String level = symbol(arguments, 0, "a level: socket.SOL_SOCKET");
    String name = symbol(arguments, 1, "an option: socket.SO_REUSEADDR");
    Optional<SocketOption> option = SocketOption.named(name);
    if (option.isEmpty()) {
      throw new Mistake(
          arguments.column(1),
          "unknown option " + name,
          Nearest.to(name, SocketOption.names())
              .map(near -> "did you mean socket." + near + "?")
              .orElse("help setopt lists the options"));
    }
    String own = option.get().level().symbol();
    if (!LEVELS.getOrDefault(level, level).equals(own)) {
      throw new Mistake(
          arguments.column(0),
          name + " is an option of level " + own + ", not of " + level,
          "write socket." + own);
    }
    return option.get();
  }

  private static String symbol(CallArguments arguments, int at, String expected) throws Mistake {
    if (arguments.value(at) instanceof PythonValue.Symbols(List<String> names)
        && names.size() == 1) {
      return names.getFirst();
    }
    throw new Mistake(arguments.column(at), "expected " + expected, "names, not numbers");
  }

  private static OptionValue value(SocketOption option, CallArguments arguments) throws Mistake {
    PythonValue value = arguments.value(2);
    int column = arguments.column(2);
    return switch (option.shape()) {
      case FLAG, INT -> new OptionValue.Int(integer(value, option, column));
      case TIME -> {
        ByteBuffer bytes = packed(value, 16, option.name(), "struct.pack(\"ll\", 2, 0)", column);
        Duration time = Duration.ofSeconds(bytes.getLong()).plusNanos(bytes.getLong() * 1000);
        yield new OptionValue.Time(time);
      }
      case LINGER -> {
        ByteBuffer bytes = packed(value, 8, option.name(), "struct.pack(\"ii\", 1, 0)", column);
        boolean on = bytes.getInt() != 0;
        yield new OptionValue.Linger(on, on ? bytes.getInt() : 0);
      }
      case TEXT -> {
        if (value instanceof PythonValue.Bytes(Data.Text(String bytes))) {
          yield new OptionValue.Text(bytes.replace("\0", ""));
        }
        throw new Mistake(column, option + " takes bytes", "write b\"lo\"");
      }
      case INET4 ->
          new OptionValue.Inet4(
              Memberships.address(
                  packed(value, 4, option.name(), "socket.inet_aton(\"127.0.0.1\")", column)));
      case READ_ONLY -> throw new IllegalArgumentException(option + " takes no value");
    };
  }

  private static int integer(PythonValue value, SocketOption option, int column) throws Mistake {
    return switch (value) {
      case PythonValue.Whole(long number) when number == (int) number -> (int) number;
      case PythonValue.Flag(boolean on) -> on ? 1 : 0;
      case PythonValue.Bytes(Data.Text(String bytes)) when bytes.length() == Integer.BYTES ->
          packed(value, Integer.BYTES, option.name(), "", column).getInt();
      // ip(7): what fits into a byte may be given as one.
      case PythonValue.Bytes(Data.Text(String bytes))
          when bytes.length() == 1 && option.level() == SocketOption.Level.IP ->
          bytes.charAt(0);
      default ->
          throw new Mistake(
              column, option + " takes a whole number", "or four bytes: struct.pack(\"i\", 1)");
    };
  }

  private static ByteBuffer packed(
      PythonValue value, int size, String option, String form, int column) throws Mistake {
    if (value instanceof PythonValue.Bytes(Data.Text(String bytes)) && bytes.length() == size) {
      return ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1))
          .order(ByteOrder.nativeOrder());
    }
    throw new Mistake(column, option + " takes a struct of " + size + " bytes", "write " + form);
  }

  /** Message flags joined by {@code |}; 0 is none. */
  static MessageFlags flags(PythonValue value, int column, MessageFlag.Use use) throws Mistake {
    List<MessageFlag> flags = new ArrayList<>();
    if (value instanceof PythonValue.Symbols(List<String> names)) {
      for (String name : names) {
        MessageFlag flag = flag(name);
        if (flag == null || !flag.fits(use)) {
          throw new Mistake(column, name + " is no flag of this call", "help recv lists them");
        }
        flags.add(flag);
      }
    } else if (!(value instanceof PythonValue.Whole(long number)) || number != 0) {
      throw new Mistake(column, "expected flags: socket.MSG_PEEK", "or 0 for none");
    }
    return new MessageFlags(flags);
  }

  private static MessageFlag flag(String name) {
    for (MessageFlag flag : MessageFlag.values()) {
      if (flag.symbol().equals(name)) {
        return flag;
      }
    }
    return null;
  }
}
