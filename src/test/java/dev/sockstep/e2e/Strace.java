package dev.sockstep.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code strace -f -o FILE} has seen, each call whole and in the order of its return. */
final class Strace {
  /**
   * A call.
   *
   * @param name the system call's
   * @param arguments as strace writes them
   * @param result the return value
   * @param errno its name; null when the call has not failed
   */
  record Seen(String name, String arguments, long result, String errno) {
    private static final Pattern FIRST = Pattern.compile("-?[0-9]+");

    /** The first argument where it is a number; else a number that is no descriptor. */
    int fd() {
      Matcher matcher = FIRST.matcher(arguments);
      return matcher.lookingAt() ? Integer.parseInt(matcher.group()) : Integer.MIN_VALUE;
    }

    /** The result in strace's notation, without the message. */
    String returned() {
      return result + (errno == null ? "" : " " + errno);
    }
  }

  private static final Pattern LINE = Pattern.compile("([0-9]+) +(.*)");
  private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
  private static final Pattern CALL =
      Pattern.compile("(\\w+)\\((.*)\\) += (\\?|0x[0-9a-f]+|-?[0-9]+)(?: (E[A-Z0-9]+))?.*");
  private static final String UNFINISHED = " <unfinished ...>";

  private Strace() {}

  static List<Seen> read(Path file) throws IOException {
    List<Seen> seen = new ArrayList<>();
    Map<String, String> begun = new HashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        continue;
      }
      String thread = parts.group(1);
      String text = parts.group(2);
      if (text.endsWith(UNFINISHED)) {
        begun.put(thread, text.substring(0, text.length() - UNFINISHED.length()));
        continue;
      }
      Matcher resumed = RESUMED.matcher(text);
      if (resumed.matches()) {
        text = begun.remove(thread) + resumed.group(1);
      }
      Matcher call = CALL.matcher(text);
      if (call.matches()) {
        seen.add(seen(call));
      }
    }
    return seen;
  }

  private static Seen seen(Matcher call) {
    String result = call.group(3);
    String errno = call.group(4);
    if (result.equals("?")) {
      // The kernel's own code for "interrupted": without SA_RESTART the program gets EINTR.
      return new Seen(
          call.group(1),
          call.group(2),
          -1,
          errno != null && errno.startsWith("ERESTART") ? "EINTR" : errno);
    }
    boolean hex = result.startsWith("0x");
    long value = hex ? Long.parseUnsignedLong(result.substring(2), 16) : Long.parseLong(result);
    return new Seen(call.group(1), call.group(2), value, value < 0 ? errno : null);
  }
}
