package dev.sockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls that the program says it made, held against those that {@code strace} has seen. */
final class TracedCalls {
  /** The calls that a student types, under the names of the system calls that make them. */
  private static final Set<String> TYPED =
      Set.of(
          "socket",
          "bind",
          "listen",
          "accept4",
          "connect",
          "dup",
          "socketpair",
          "sendto",
          "recvfrom",
          "shutdown",
          "setsockopt",
          "close",
          "fcntl");

  /** Options and requests whose reading tells a socket's state, and changes nothing. */
  private static final Set<String> LOOKED_AT =
      Set.of(
          "SOL_TCP, TCP_INFO",
          "SOL_SOCKET, SO_ACCEPTCONN",
          "SOL_SOCKET, SO_MARK",
          "SOL_SOCKET, SO_BINDTOIFINDEX",
          "SOL_SOCKET, SO_MEMINFO",
          "SOL_SOCKET, SO_OOBINLINE",
          "SOL_SOCKET, SO_RCVLOWAT",
          "SOL_SOCKET, SO_LINGER",
          "SOL_SOCKET, SO_REUSEADDR",
          "SOL_SOCKET, SO_REUSEPORT",
          "SOL_IPV6, IPV6_V6ONLY",
          "SOL_IP, IP_TOS",
          "FIONREAD",
          "TIOCOUTQ",
          "SIOCATMARK");

  private static final String POLLED = "events=POLLIN|POLLPRI|POLLOUT|POLLRDHUP}";

  /** What a socket with a timeout does before each call that may sleep. */
  private static final Pattern WAITS =
      Pattern.compile("\\[\\{fd=(\\d+), events=(?:POLLIN|POLLOUT)\\}\\], 1, [1-9]");

  private static final Pattern PAIR = Pattern.compile("\\[(\\d+), (\\d+)\\]$");

  private TracedCalls() {}

  /** What a program is run under; every call that takes a descriptor, claimed or not, is seen. */
  static List<String> strace(Path trace, String... more) {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf"));
    command.addAll(List.of(more));
    command.addAll(List.of("-e", "signal=none", "-s", "100", "-o", trace.toString()));
    command.addAll(List.of("-e", "trace=%network,%desc,poll,ppoll"));
    return command;
  }

  /** The calls of steps that have ended, for one that is blocked is told again when it ends. */
  static List<Step.Call> claimed(List<Step> steps) {
    return steps.stream()
        .filter(step -> !step.status().equals("blocked"))
        .flatMap(step -> step.calls().stream())
        .toList();
  }

  /** The JVM opens sockets of its own while it starts, before anything could be typed. */
  static List<Strace.Seen> afterTheFirstStep(List<Strace.Seen> all) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals("write")
          && all.get(i).arguments().startsWith("1, \"{\\\"step\\\":1,")) {
        return all.subList(i + 1, all.size());
      }
    }
    throw new AssertionError("strace has not seen the first step printed");
  }

  /** The calls claimed are the calls seen, and on each socket in the same order. */
  static void assertAgree(List<Step.Call> claimed, List<Strace.Seen> seen) {
    List<String> madeByTheProgram = new ArrayList<>();
    for (Strace.Seen call : onSockets(seen)) {
      if (!isLook(call)) {
        madeByTheProgram.add(Notation.of(call));
      }
    }
    List<String> told =
        claimed.stream()
            // A function of the library: of an address it makes no call on a socket.
            .filter(call -> !call.name().equals("getaddrinfo"))
            .map(Notation::of)
            .filter(call -> !isLookToo(call))
            .toList();

    assertThat(onSockets(seen).stream().map(Notation::of))
        .as("what looks like a look, but was typed")
        .containsAll(claimed.stream().map(Notation::of).filter(TracedCalls::isLookToo).toList());
    assertThat(madeByTheProgram).containsExactlyInAnyOrderElementsOf(told);
    for (String call : told) {
      String socket = Notation.socketOf(call);
      assertThat(madeByTheProgram.stream().filter(c -> Notation.socketOf(c).equals(socket)))
          .as("calls on " + socket + ", in order")
          .containsExactlyElementsOf(
              told.stream().filter(c -> Notation.socketOf(c).equals(socket)).toList());
    }
  }

  /** Besides them, nothing was done to the student's sockets but looking. */
  static void assertOnlyLooksBesides(List<Step.Call> claimed, List<Strace.Seen> seen) {
    Set<String> others = new HashSet<>();
    for (Strace.Seen call : onSockets(seen)) {
      boolean typed =
          TYPED.contains(call.name())
              || claimed.stream().anyMatch(c -> Notation.of(c).equals(Notation.of(call)));
      if (!typed && !isLook(call)) {
        others.add(call.name() + "(" + call.arguments() + ")");
      }
    }

    assertThat(others).isEmpty();
    assertThat(onSockets(seen)).as("there was something to judge").anyMatch(TracedCalls::isLook);
  }

  /** Calls that a student can type, and that watching makes as well. */
  private static boolean isLookToo(String call) {
    return call.contains("SIOCATMARK")
        || call.matches("get(sock|peer)name.*")
        || LOOKED_AT.stream()
            .anyMatch(what -> call.matches("getsockopt\\(\\d+, " + what + "\\).*"));
  }

  private static boolean isLook(Strace.Seen call) {
    String arguments = call.arguments();
    return switch (call.name()) {
      case "getsockname", "getpeername" -> true;
      case "getsockopt", "ioctl" ->
          LOOKED_AT.stream().anyMatch(what -> arguments.matches("[0-9]+, " + what + ", .*"));
      case "poll" -> arguments.endsWith(", 0");
      default -> false;
    };
  }

  /** Right after an option is set it is looked at, for what the kernel has made of it. */
  private static boolean isReadBack(Strace.Seen call, Strace.Seen before) {
    return before != null
        && before.name().equals("setsockopt")
        && before.result() == 0
        && call.name().equals("getsockopt")
        && Notation.of(call).equals(Notation.of(before).replaceFirst("^setsockopt", "getsockopt"));
  }

  /**
   * When a call has failed, what tells the reasons apart is asked, once each: whether the socket
   * blocks, and its time-outs. Never SO_ERROR, which asking would clear.
   */
  private static boolean isEvidence(Strace.Seen call, Strace.Seen before) {
    boolean flags = call.name().equals("fcntl") && call.arguments().contains("F_GETFL");
    boolean option = call.name().equals("getsockopt") && call.arguments().contains("TIMEO");
    return before != null && before.result() < 0 && (flags || option);
  }

  /**
   * The calls that make a socket and those on one that is open, from its making to its closing: the
   * JVM may have had the same number for a file of its own before, and may have it again after.
   */
  private static List<Strace.Seen> onSockets(List<Strace.Seen> seen) {
    List<Strace.Seen> calls = new ArrayList<>();
    Set<Integer> open = new HashSet<>();
    Map<Integer, Strace.Seen> last = new HashMap<>();
    Map<Integer, Set<String>> asked = new HashMap<>();
    for (Strace.Seen call : seen) {
      // Over a netlink socket of its own the program asks what the kernel knows (sock_diag(7)).
      boolean own = call.arguments().matches("AF_(NETLINK|PACKET), .*");
      boolean makes = call.name().equals("socket") && !own;
      boolean asksName = call.name().matches("get(sock|peer)name");
      boolean onClosed = call.fd() == -1 && (asksName || TYPED.contains(call.name()));
      boolean polls = call.name().equals("poll") && call.arguments().contains(POLLED);
      Matcher waits = WAITS.matcher(call.arguments());
      boolean limited =
          call.name().equals("poll")
              && waits.lookingAt()
              && open.contains(Integer.parseInt(waits.group(1)));
      boolean ofSockets = makes || onClosed || polls || limited || open.contains(call.fd());
      if (ofSockets && isEvidence(call, last.get(call.fd()))) {
        if (asked.computeIfAbsent(call.fd(), _ -> new HashSet<>()).add(call.arguments())) {
          continue;
        }
      }
      if (ofSockets && isLook(call)) {
        calls.add(call);
      } else if (ofSockets) {
        asked.remove(call.fd());
        if (!isReadBack(call, last.put(call.fd(), call))) {
          calls.add(call);
        }
      }
      Matcher pair = PAIR.matcher(call.arguments());
      if (call.name().equals("socketpair") && call.result() == 0 && pair.find()) {
        calls.add(call);
        open.add(Integer.parseInt(pair.group(1)));
        open.add(Integer.parseInt(pair.group(2)));
      }
      boolean copies = call.name().equals("dup") && open.contains(call.fd());
      if ((makes || copies || call.name().equals("accept4")) && call.result() >= 0) {
        open.add((int) call.result());
      }
      if (call.name().equals("close")) {
        open.remove(call.fd());
      }
    }
    return calls;
  }
}
