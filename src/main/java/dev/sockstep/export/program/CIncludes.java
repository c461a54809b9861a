package dev.sockstep.export.program;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which headers a C program needs, by the names that it takes from them (their manual pages). */
final class CIncludes {
  private static final Map<String, Pattern> NAMES =
      Map.of(
          "arpa/inet.h", Pattern.compile("\\b(inet_(pton|ntop|aton)|hton[sl]|ntoh[sl])\\b"),
          "net/if.h", Pattern.compile("\\bif_(name|index)to|\\bifreq\\b"),
          "netdb.h", Pattern.compile("\\b(getaddrinfo|getnameinfo|addrinfo|NI_[A-Z]+)\\b"),
          "netinet/in.h", Pattern.compile("\\b(sockaddr_in|in6?_addr|IP|ip|INADDR|IN6ADDR)"),
          "netinet/tcp.h", Pattern.compile("\\bTCP_[A-Z]+"),
          "poll.h", Pattern.compile("\\b(poll\\(|pollfd|POLL[A-Z]+)"),
          "stddef.h", Pattern.compile("\\boffsetof\\b"),
          "string.h", Pattern.compile("\\b(mem|str)[a-z]+\\("),
          "sys/time.h", Pattern.compile("\\btimeval\\b"),
          "sys/un.h", Pattern.compile("\\bsockaddr_un\\b"));

  private CIncludes() {}

  static String withoutUnused(String program) {
    String code =
        program
            .lines()
            .filter(line -> !line.startsWith("#include"))
            .collect(Collectors.joining("\n"));
    return program
        .lines()
        .filter(line -> !line.startsWith("#include") || isUsed(line, code))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static boolean isUsed(String include, String code) {
    String header = include.substring(include.indexOf('<') + 1, include.indexOf('>'));
    return !NAMES.containsKey(header) || NAMES.get(header).matcher(code).find();
  }
}
