package dev.sockstep.e2e;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ss(8) says of every socket of a network, in the words of sockstep's {@code sockets}. */
final class Ss {
  private static final Pattern LINE =
      Pattern.compile("(\\S+)\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)\\s+(\\S+)(.*)");
  private static final Pattern OWNER = Pattern.compile("pid=(\\d+)");
  private static final Pattern TIMER = Pattern.compile("timer:\\(([a-z]+),");
  private static final Map<String, String> STATES =
      Map.of(
          "LISTEN", "LISTEN",
          "ESTAB", "ESTABLISHED",
          "SYN-SENT", "SYN_SENT",
          "SYN-RECV", "SYN_RECV",
          "FIN-WAIT-1", "FIN_WAIT_1",
          "FIN-WAIT-2", "FIN_WAIT_2",
          "CLOSE-WAIT", "CLOSE_WAIT",
          "LAST-ACK", "LAST_ACK",
          "CLOSING", "CLOSING",
          "TIME-WAIT", "TIME_WAIT");

  private Ss() {}

  /** TCP by address and peer: state, queues and the process that holds it. */
  static SortedMap<String, String> tcp(List<String> lines) {
    SortedMap<String, String> sockets = new TreeMap<>();
    for (String line : lines) {
      Matcher match = matched(line);
      String state = STATES.get(match.group(1));
      // ss counts a SYN or FIN in the queues, as it stands in the sequence numbers.
      int received = Integer.parseInt(match.group(2)) - fin(state, match.group(2), RECEIVED);
      int sent = Integer.parseInt(match.group(3)) - fin(state, match.group(3), SENT);
      String rest = match.group(6);
      Matcher owner = OWNER.matcher(rest);
      Matcher timer = TIMER.matcher(rest);
      String peer = match.group(5).replace("0.0.0.0:*", "-");
      sockets.put(
          match.group(4) + " " + peer,
          text(state, received, sent, owner.find() ? owner.group(1) : null)
              + (timer.find() && timer.group(1).equals("timewait") ? " time-wait" : ""));
    }
    return sockets;
  }

  /** UDP by address: the memory that its receive queue takes. */
  static SortedMap<String, String> udp(List<String> lines) {
    SortedMap<String, String> sockets = new TreeMap<>();
    for (String line : lines) {
      Matcher match = matched(line);
      sockets.put(match.group(4), match.group(2));
    }
    return sockets;
  }

  static String text(String state, long received, long sent, String pid) {
    return state + " " + received + " " + sent + " " + (pid == null ? "nobody's" : pid);
  }

  private static final List<String> RECEIVED = List.of("CLOSE_WAIT", "LAST_ACK", "CLOSING");
  private static final List<String> SENT = List.of("SYN_SENT", "FIN_WAIT_1", "LAST_ACK", "CLOSING");

  private static int fin(String state, String queue, List<String> counted) {
    return counted.contains(state) && !queue.equals("0") ? 1 : 0;
  }

  private static Matcher matched(String line) {
    Matcher match = LINE.matcher(line);
    if (!match.matches()) {
      throw new AssertionError("not a line of ss: " + line);
    }
    return match;
  }
}
