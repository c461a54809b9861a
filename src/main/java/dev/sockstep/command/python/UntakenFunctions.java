package dev.sockstep.command.python;

import dev.sockstep.command.Mistake;
import dev.sockstep.command.Verb;
import java.util.Map;
import java.util.Optional;

/** Functions and modules of Python that textbook programs use, and what to do here instead. */
final class UntakenFunctions {
  private static final String NO_THREADS =
      "none is needed: a call that blocks gives the prompt back, to type the other side's lines";
  private static final String BELOW =
      "write the request itself: s.send(b\"GET / HTTP/1.1\\r\\n…\")";

  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("input", "write the text that you would type: name = \"hello\""),
          Map.entry("open", "write what is in the file: s.send(b\"…\")"),
          Map.entry("type", "print shows what it is"),
          Map.entry("hex", "print shows the bytes"),
          Map.entry("bytearray", "write b\"…\", or bytes(4096)"),
          Map.entry("list", "give each value a name of its own"),
          Map.entry("dict", "give each value a name of its own"));

  /** By module, or by module and name. */
  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("threading", NO_THREADS),
          Map.entry("_thread", NO_THREADS),
          Map.entry("concurrent.futures", NO_THREADS),
          Map.entry("multiprocessing", NO_THREADS),
          Map.entry("asyncio", NO_THREADS),
          Map.entry("select", "the step poll says what is ready: poll s 2s"),
          Map.entry("selectors", "the step poll says what is ready: poll s 2s"),
          Map.entry("socketserver", "write its calls: socket, bind, listen, accept"),
          Map.entry("ssl", "leave it out: the bytes go as they are"),
          Map.entry("http.client", BELOW),
          Map.entry("http.server", "a peer is one: p = peer http, and its port is $p.port"),
          Map.entry("urllib.request", BELOW),
          Map.entry("requests", BELOW),
          Map.entry("argparse", "write the value itself: port = 8080"),
          Map.entry("sys.argv", "write the value itself: port = 8080"),
          Map.entry("sys.stdin", "write the text that you would type: name = \"hello\""),
          Map.entry("sys.stdout", "use print"),
          Map.entry("sys.stderr", "use print"),
          Map.entry("os", "leave it out: only the calls on sockets are steps"),
          Map.entry("signal", "leave it out: Ctrl-C interrupts a blocked call"),
          Map.entry("time", "each card says how long its call took; time.sleep(0.5) waits"),
          Map.entry("struct", "struct.pack is taken; write other bytes out: b\"\\x00\\x05\""),
          Map.entry("json", "write the bytes out: b'{\"a\": 1}'"),
          Map.entry(
              "socket.gethostbyaddr", "socket.gethostbyname(\"localhost\") asks the resolver"),
          Map.entry("socket.getfqdn", "socket.gethostname() is the machine's name"),
          Map.entry("socket.fromfd", "a second descriptor for a socket: t = s.dup()"),
          Map.entry("socket.SocketType", "write socket.socket()"),
          Map.entry("socket.htons", "write the number: the calls take it in the host's order"),
          Map.entry("socket.ntohs", "write the number: the calls take it in the host's order"));

  private static final String OTHERWISE = "explain python lists what is";

  private static final String OWN =
      "a function of your own: type the lines of its body; " + OTHERWISE;

  private UntakenFunctions() {}

  /** A call of what is no function here. */
  static Mistake called(String name, int column) {
    return new Mistake(
        column,
        name + "() is not taken",
        verb(name).map(UntakenFunctions::mend).orElseGet(() -> PLAIN.getOrDefault(name, OWN)));
  }

  /** The short forms of one letter are what people call functions of their own. */
  private static Optional<Verb> verb(String name) {
    return name.length() > 1 ? Verb.of(name) : Optional.empty();
  }

  /** A verb with parentheses is neither notation. */
  private static String mend(Verb verb) {
    boolean method = Builtins.METHODS.contains(verb.word());
    return (method ? "in Python a socket stands before it: s." + verb.word() + "(…); " : "")
        + "a verb has no parentheses: "
        + verb.synopsis();
  }

  /** A member of a module. */
  static Mistake member(String module, String name, int column) {
    String whole = module + "." + name;
    String mend = MEMBERS.get(whole);
    return new Mistake(
        column,
        whole + " is not taken",
        mend == null ? MEMBERS.getOrDefault(module, OTHERWISE) : mend);
  }
}
