package dev.sockstep.session;

import dev.sockstep.model.Call;
import dev.sockstep.model.CallError;
import dev.sockstep.model.Endpoint;
import dev.sockstep.sys.CallResult;
import dev.sockstep.sys.FileConstants;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.OwnProcess;
import dev.sockstep.sys.ResourceConstants;
import dev.sockstep.sys.SocketConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call that no verb makes, as a scenario writes it: {@code socket(4711, SOCK_STREAM, 0)}.
 *
 * @param text as it is written
 * @param name the function of libc
 * @param arguments numbers, or names of numbers, as they are written
 */
record OwnCall(String text, String name, String[] arguments) {
  private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)");

  /** ::1, port 80: no address for an IPv4 socket. */
  private static final Endpoint OTHER_FAMILY = new Endpoint.Inet6(0, 1, 80, 0);

  /** A timeval of {@code <sys/time.h>} with as many microseconds as no second has. */
  private static final String NO_TIME = "{1 s 1000000 µs}";

  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "AF_INET", SocketConstants.AF_INET,
          "AF_UNIX", SocketConstants.AF_UNIX,
          "SOCK_STREAM", SocketConstants.SOCK_STREAM,
          "SOCK_RAW", SocketConstants.SOCK_RAW,
          "SOCK_SEQPACKET", SocketConstants.SOCK_SEQPACKET,
          "IPPROTO_ICMP", 1,
          "IPPROTO_UDP", 17,
          "SOL_SOCKET", SocketConstants.SOL_SOCKET,
          "SO_RCVTIMEO", SocketConstants.SO_RCVTIMEO,
          "RLIMIT_NOFILE", ResourceConstants.RLIMIT_NOFILE);

  static OwnCall of(String text) {
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      throw new IllegalArgumentException(text);
    }
    return new OwnCall(text, call.group(1), call.group(2).split(", "));
  }

  /** Makes the call. */
  Call make(Libc libc) {
    CallResult result = result(libc);
    CallError error = result.failed() ? CallError.of(result.errno()) : null;
    return new Call(name, List.of(arguments), result.value(), error, result.nanos());
  }

  /** What is worth saying of it. */
  String note() {
    return name.equals("dup2")
        ? "sockstep makes this call itself. Descriptor "
            + arguments[1]
            + " stands for "
            + arguments[0]
            + " now, and the socket is closed: so it goes where a program mixes up its numbers"
        : "sockstep makes this call itself: no verb does";
  }

  private CallResult result(Libc libc) {
    return switch (name) {
      case "socket" -> libc.socket(number(0), number(1), number(2));
      case "socketpair" -> libc.socketpair(number(0), number(1), number(2)).call();
      case "shutdown" -> libc.shutdown(number(0), number(1));
      case "bind" -> libc.bind(number(0), OTHER_FAMILY);
      case "connect" -> libc.connect(number(0), OTHER_FAMILY);
      case "setsockopt" -> libc.setsockopt(number(0), number(1), number(2), timeval(3));
      case "setrlimit" -> new OwnProcess().setrlimit(number(0), number(1));
      case "dup2" -> replace(libc, number(1));
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** The descriptor stands for the file from then on, as after a mistake with numbers. */
  private CallResult replace(Libc libc, int fd) {
    OwnProcess process = new OwnProcess();
    CallResult file = process.open(arguments[0], FileConstants.O_RDWR);
    if (file.failed()) {
      return file;
    }
    CallResult result = process.dup2((int) file.value(), fd);
    libc.close((int) file.value());
    return result;
  }

  private byte[] timeval(int index) {
    if (!arguments[index].equals(NO_TIME)) {
      throw new IllegalArgumentException(text);
    }
    return ByteBuffer.allocate(16)
        .order(ByteOrder.nativeOrder())
        .putLong(1)
        .putLong(1_000_000)
        .array();
  }

  /** A number, a name of one, or several joined by bars. */
  private int number(int index) {
    int sum = 0;
    for (String part : arguments[index].split("\\|")) {
      sum |= NUMBERS.containsKey(part) ? NUMBERS.get(part) : Integer.decode(part);
    }
    return sum;
  }
}
