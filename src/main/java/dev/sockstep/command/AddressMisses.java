package dev.sockstep.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is written where an address belongs, and is nearly one. */
final class AddressMisses {
  private static final Pattern URL =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://([^/:?#]*)(?::([0-9]+))?([/?#].*)?");

  /** A host and a port with a path behind them, as in a browser's line. */
  private static final Pattern WITH_PATH = Pattern.compile("([^/:]+)(?::([0-9]+))?(/.*)");

  /**
   * As Python has it, with or without its marks. Nothing that was taken is given back, for with a
   * line of a hundred thousand characters that would take minutes.
   */
  private static final Pattern TUPLE =
      Pattern.compile(
          "(?=[^,]*,|\\()\\(*+['\"]?+([^\\s'\",()/]++)['\"]?+"
              + "(?:(?:\\s*+,\\s*+|\\s++)([0-9]++))?+\\)*+\\s*+");

  /** What stands alone in parentheses and has a port: {@code 8080}, {@code localhost:8080}. */
  private static final Pattern IN_ONE = Pattern.compile("(.*:)?[0-9]{1,5}");

  private static final Pattern HOST = Pattern.compile("\\*|(?=[0-9-]*[A-Za-z.:])[A-Za-z0-9.:-]+");

  /** The ports that IANA has given the protocols whose URLs people paste. */
  private static final Map<String, String> PORTS =
      Map.of("http", "80", "ws", "80", "https", "443", "wss", "443", "ftp", "21");

  private AddressMisses() {}

  /**
   * Looks at the first word of an address, which is neither a path nor {@code $name}.
   *
   * @param rest what stands behind it
   * @throws Mistake when it is no address, but one can be read out of it
   */
  static void check(Token word, Arguments rest) throws Mistake {
    Matcher url = URL.matcher(word.text());
    if (url.matches()) {
      String known = PORTS.getOrDefault(url.group(1), "PORT");
      throw new Mistake(
          word.column(),
          "this is a URL, and an address is a host and a port",
          mend(rest, word, url.group(2), url.group(3) == null ? known : url.group(3))
              + (rest.verb() == Verb.CONNECT ? "; the rest of it is for what you send" : ""));
    }
    checkTuple(word, rest);
    Matcher path = WITH_PATH.matcher(word.text());
    Token next = rest.peek();
    if (path.matches()) {
      String port = path.group(2) != null ? path.group(2) : next != null ? next.text() : "PORT";
      throw new Mistake(
          word.column() + path.start(3),
          "an address ends with its port: nothing of a path belongs to it",
          mend(rest, word, path.group(1), port));
    }
    if (isNumber(word) && isHost(next)) {
      throw new Mistake(
          word.column(),
          "the host stands before the port",
          mend(rest, word, next.text(), word.text()));
    }
  }

  /**
   * Looks whether the rest of a line is an address as Python has it.
   *
   * @throws Mistake when it is
   */
  static void checkTuple(Token first, Arguments rest) throws Mistake {
    Matcher tuple = TUPLE.matcher(rest.from(first));
    if (!tuple.matches()) {
      return;
    }
    String host = tuple.group(1);
    String port = tuple.group(2);
    if (port != null || IN_ONE.matcher(host).matches()) {
      throw new Mistake(
          first.column(),
          "an address has no parentheses, quotes or comma here",
          "write " + rest.before(first) + (port == null ? host : host + " " + port));
    }
  }

  /**
   * Looks at the word where a port is expected: {@code connect c 127.0.0.1 80}.
   *
   * @throws Mistake when the socket's name has taken the place of the host
   */
  static void checkPort(Host host, Token word, Arguments rest) throws Mistake {
    Token port = rest.peek();
    boolean named = host instanceof Host.Named(String name, int _) && Name.isName(name);
    if (named && isHost(word) && port != null && isNumber(port)) {
      Host.Named socket = (Host.Named) host;
      throw new Mistake(
          socket.column(),
          "the name of a socket stands before the verb",
          "write %s.%s %s %s"
              .formatted(socket.text(), rest.verb().word(), word.text(), port.text()));
    }
  }

  /**
   * Looks at what stands where sendto expects data: {@code sendto 127.0.0.1 9 "hello"}.
   *
   * @throws Mistake when it is the address, and the data stands behind it
   */
  static void checkDataBehind(Token word, Arguments rest) throws Mistake {
    List<Token> behind = new ArrayList<>();
    if (rest.verb() == Verb.SENDTO && word.kind() == Token.Kind.WORD && rest.peek() != null) {
      behind.add(rest.peek());
      behind.addAll(rest.wordsBehind());
    }
    Token data = behind.isEmpty() ? null : behind.getLast();
    boolean last = data != null && data.kind() == Token.Kind.STRING;
    if (last && behind.size() <= 2 && (word.text().matches(".*[:.0-9].*") || behind.size() == 2)) {
      String port = behind.size() == 2 ? " " + behind.getFirst().text() : "";
      throw new Mistake(
          word.column(),
          "the data stands before the address",
          "write " + rest.before(word) + rest.typed(data) + " " + word.text() + port);
    }
  }

  private static String mend(Arguments rest, Token word, String host, String port) {
    return "write " + rest.before(word) + host + " " + port;
  }

  private static boolean isNumber(Token token) {
    return token.text().matches("[0-9]+");
  }

  private static boolean isHost(Token token) {
    return token != null
        && token.kind() == Token.Kind.WORD
        && HOST.matcher(token.text()).matches()
        && !token.text().startsWith("--");
  }
}
