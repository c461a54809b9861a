package dev.sockstep.e2e;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings a call that the program claims and one that strace saw into one notation. */
final class Notation {
  private static final String INET4 =
      "\\{sa_family=AF_INET, sin_port=htons\\((\\d+)\\), sin_addr=inet_addr\\(\"([^\"]+)\"\\)\\}";
  private static final String INET6 =
      "\\{sa_family=AF_INET6, sin6_port=htons\\((\\d+)\\), .*?inet_pton\\(AF_INET6,"
          + " \"([^\"]+)\".*?\\}";

  private Notation() {}

  /** As the program shows it, less what strace words in another way: an option's value. */
  static String of(Step.Call call) {
    String text = call.text();
    if (call.name().equals("setsockopt") || call.name().equals("getsockopt")) {
      text = option(text.substring(text.indexOf('(') + 1), call.name());
    }
    if (call.name().startsWith("send")) {
      text = text.replaceFirst("\".*\"(\\.\\.\\.)?", "\"…\"");
    }
    return text + " = " + call.result() + (call.errno() == null ? "" : " " + call.errno());
  }

  static String of(Strace.Seen call) {
    String arguments = call.arguments();
    String text =
        switch (call.name()) {
          case "socket" -> "socket(" + arguments.replace("IPPROTO_IP", "0") + ")";
          case "connect", "bind" -> call.name() + "(" + call.fd() + ", " + address(arguments) + ")";
          case "accept4" -> "accept(" + call.fd() + ")" + flags(arguments);
          case "sendto" -> sent(arguments);
          case "recvfrom" -> received(call.fd(), arguments);
          case "socketpair" -> "socketpair(" + arguments.replaceFirst(", \\[.*", "") + ")";
          case "ioctl" -> "ioctl(" + arguments.replaceFirst(", \\[.*", "") + ")";
          case "getsockname", "getpeername" -> call.name() + "(" + call.fd() + ")";
          case "poll" -> "poll(" + arguments + ")";
          case "setsockopt", "getsockopt" -> option(arguments, call.name());
          default -> call.name() + "(" + arguments + ")";
        };
    return text + " = " + call.returned();
  }

  /** send(2) is sendto(2) without an address, and so Linux makes it. */
  private static String sent(String arguments) {
    Matcher parts =
        Pattern.compile("(-?\\d+), \".*\"(?:\\.\\.\\.)?, (\\d+, [A-Z_|0-9]+), (.*)")
            .matcher(arguments);
    if (!parts.matches()) {
      return arguments;
    }
    String start = "(" + parts.group(1) + ", \"…\", " + parts.group(2);
    boolean plain = parts.group(3).equals("NULL, 0");
    return plain ? "send" + start + ")" : "sendto" + start + ", " + address(parts.group(3)) + ")";
  }

  private static String received(int fd, String arguments) {
    Matcher parts =
        Pattern.compile(".*(, \\d+, [A-Z_|0-9]+), (NULL|\\{.*\\}|0x[0-9a-f]+), (NULL|\\[.*\\])$")
            .matcher(arguments);
    if (!parts.matches()) {
      return arguments;
    }
    return (parts.group(3).equals("NULL") ? "recv(" : "recvfrom(") + fd + parts.group(1) + ")";
  }

  private static String option(String arguments, String name) {
    String[] words = arguments.split("[,)]", 4);
    return name
        + "("
        + words[0]
        + ","
        + words[1].replace("IPPROTO_", "SOL_")
        + ","
        + words[2].replaceFirst("_OLD$", "")
        + ")";
  }

  /** What accept4 was given besides what accept takes: nothing, it is hoped. */
  private static String flags(String arguments) {
    return arguments.endsWith(", 0") ? "" : " flags " + arguments;
  }

  private static String address(String arguments) {
    Matcher inet4 = Pattern.compile(INET4).matcher(arguments);
    if (inet4.find()) {
      return inet4.group(2) + ":" + inet4.group(1);
    }
    Matcher inet6 = Pattern.compile(INET6).matcher(arguments);
    if (inet6.find()) {
      return "[" + inet6.group(2) + "]:" + inet6.group(1);
    }
    return arguments.replaceFirst(".*sun_path=(@?)\"(.*)\"\\}.*", "\"$1$2\"");
  }

  /** The socket that a call in this notation is about: its descriptor. */
  static String socketOf(String call) {
    return call.startsWith("socket(")
        ? call.substring(call.indexOf(" = ") + 3)
        : call.replaceFirst("\\w+\\((-?\\d+).*", "$1");
  }
}
