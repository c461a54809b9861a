package dev.sockstep.command.equivalent;

import dev.sockstep.command.Group;
import dev.sockstep.command.Keywords;
import dev.sockstep.command.Literals;
import dev.sockstep.command.SocketCommand;
import dev.sockstep.command.Word;
import dev.sockstep.model.Equivalent;
import dev.sockstep.model.SocketKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** The line of Python, C and Java that makes a pair, joins a group or polls. */
final class OtherEquivalents {
  private OtherEquivalents() {}

  static Equivalent socketpair(SocketCommand.Socketpair pair, String first) {
    String names =
        first + pair.second().map(name -> ", " + Keywords.PYTHON.id(name.text())).orElse("");
    String type = pair.kind().type();
    String nonblocking = pair.nonblocking() ? " | socket.SOCK_NONBLOCK" : "";
    String python =
        type.equals("SOCK_STREAM") && !pair.nonblocking()
            ? ""
            : "socket.AF_UNIX, socket." + type + nonblocking;
    String flags = pair.nonblocking() ? " | SOCK_NONBLOCK" : "";
    return new Equivalent(
        names + " = socket.socketpair(" + python + ")",
        "int pair[2]; socketpair(AF_UNIX, " + type + flags + ", 0, pair);",
        null);
  }

  static Equivalent timeout(Optional<Duration> limit, String name) {
    String seconds = limit.map(OtherEquivalents::seconds).orElse("None");
    long millis = limit.map(OtherEquivalents::millis).orElse(0L);
    // Of Java's, 0 is no limit at all.
    boolean atOnce = limit.isPresent() && millis == 0;
    String c =
        limit.isEmpty()
            ? "fcntl(" + name + ", F_SETFL, flags & ~O_NONBLOCK);"
            : "fcntl("
                + name
                + ", F_SETFL, flags | O_NONBLOCK);  // and before each call poll(&pfd, 1, "
                + millis
                + ")";
    String java = atOnce ? null : name + ".setSoTimeout(" + millis + ");";
    return new Equivalent(name + ".settimeout(" + seconds + ")", c, java);
  }

  /** What is less than a millisecond must not become 0, which is another thing. */
  static long millis(Duration time) {
    return time.plusNanos(999_999).toMillis();
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 9).stripTrailingZeros().toPlainString();
  }

  static Equivalent name(boolean local, String name) {
    String function = local ? "getsockname" : "getpeername";
    return new Equivalent(
        name + "." + function + "()",
        "socklen_t size = sizeof addr; "
            + function
            + "("
            + name
            + ", (struct sockaddr *) &addr, &size);",
        name + (local ? ".getLocalSocketAddress();" : ".getRemoteSocketAddress();"));
  }

  static Equivalent resolve(String host) {
    return new Equivalent(
        "socket.gethostbyname(" + Literals.quoted(host) + ")",
        "getaddrinfo(" + Literals.quoted(host) + ", NULL, &hints, &ai);",
        "InetAddress.getAllByName(" + Literals.quoted(host) + ");");
  }

  static Equivalent membership(boolean join, Group group, SocketKind kind, String name) {
    boolean inet6 = kind.isInet6();
    String level = inet6 ? "IPPROTO_IPV6" : "IPPROTO_IP";
    String option = (inet6 ? "IPV6_" : "IP_") + (join ? "ADD" : "DROP") + "_MEMBERSHIP";
    String device = group.device().map(Word::text).orElse("");
    String java = "group, networkInterface";
    return new Equivalent(
        name
            + ".setsockopt(socket."
            + level
            + ", socket."
            + (inet6 ? (join ? "IPV6_JOIN_GROUP" : "IPV6_LEAVE_GROUP") : option)
            + ", "
            + (inet6 ? python6(group, device) : python4(group, device))
            + ")",
        "setsockopt(" + name + ", " + level + ", " + option + ", &mreq, sizeof mreq);  // " + group,
        kind.isUdp() ? name + "." + (join ? "join" : "leave") + "Group(" + java + ");" : null);
  }

  private static String python6(Group group, String device) {
    String index =
        device.isEmpty() || device.matches("[0-9]+")
            ? device.isEmpty() ? "0" : device
            : "socket.if_nametoindex(\"" + device + "\")";
    return "socket.inet_pton(socket.AF_INET6, \""
        + group.address()
        + "\") + struct.pack(\"I\", "
        + index
        + ")";
  }

  private static String python4(Group group, String device) {
    String address = "socket.inet_aton(\"" + group.address() + "\")";
    if (device.matches("[0-9]+(\\.[0-9]+){3}")) {
      return address + " + socket.inet_aton(\"" + device + "\")";
    }
    String index =
        device.isEmpty() || device.matches("[0-9]+")
            ? device.isEmpty() ? "0" : device
            : "socket.if_nametoindex(\"" + device + "\")";
    return address + " + struct.pack(\"4xi\", " + index + ")";
  }

  /**
   * @param name the socket asked about; null for all of them
   */
  static Equivalent poll(Optional<Duration> limit, String name) {
    long millis = limit.map(OtherEquivalents::millis).orElse(0L);
    return new Equivalent(
        (name == null ? "" : "poll = select.poll(); poll.register(" + name + "); ")
            + "poll.poll("
            + millis
            + ")",
        "poll(fds, " + (name == null ? "nfds" : "1") + ", " + millis + ");",
        "selector.select" + (millis == 0 ? "Now()" : "(" + millis + ")") + ";");
  }
}
