package dev.sockstep.export.program;

import dev.sockstep.command.Keywords;
import dev.sockstep.command.MessageFlag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A program's text as it grows, line by line, with what every language needs. */
abstract class Source {
  static final int LONGEST_LITERAL = 60;

  final Outline outline;
  private final StringBuilder text = new StringBuilder();
  private final Set<Class<?>> explained = new HashSet<>();
  private String indent = "";

  Source(Outline outline) {
    this.outline = outline;
  }

  /** The whole program. */
  abstract String write();

  abstract void operation(Operation operation);

  abstract String comment(String words);

  abstract Keywords keywords();

  /** What else can't name a variable here: the program's own names, and those that it uses. */
  abstract Set<String> taken();

  final String id(Variable socket) {
    String name = socket.name();
    return taken().contains(name) ? name + "_" : keywords().id(name);
  }

  /**
   * How the variable of a port is called.
   *
   * @param socket whose port it is; empty where the program has but one
   */
  abstract String portName(String socket);

  /** The variable of a port: no socket is called so, nor another port. */
  final String port(Place.Outside place) {
    return ports().get(place);
  }

  private Map<Place.Outside, String> ports() {
    Set<String> given =
        outline.sockets().stream().map(this::id).collect(Collectors.toCollection(HashSet::new));
    Map<Place.Outside, String> ports = new HashMap<>();
    for (Place.Outside place : outline.arguments()) {
      boolean alone = outline.arguments().size() == 1;
      String base = portName(alone ? "" : place.owner().name());
      String name = base;
      for (int number = 2; !given.add(name); number++) {
        name = base + "_" + number;
      }
      ports.put(place, name);
    }
    return ports;
  }

  final void line(String line) {
    text.append(line.isEmpty() ? "" : indent).append(line).append('\n');
  }

  final void lines(String block) {
    block.lines().forEach(this::line);
  }

  final void indent(int blanks) {
    indent = " ".repeat(blanks);
  }

  final String text() {
    return text.toString();
  }

  /** The operations, each with its stage; what a call does is told at the first of its kind. */
  final void body() {
    Operation before = null;
    for (Operation operation : outline.operations()) {
      if (!isMoreOf(before, operation)) {
        if (before != null) {
          line("");
        }
        line(comment(stage(operation)));
      }
      operation(operation);
      before = operation;
    }
  }

  /** Whether two operations stand under one comment: what is closed one after the other. */
  private static boolean isMoreOf(Operation before, Operation operation) {
    return before instanceof Operation.Close(_, boolean wasAdded)
        && operation instanceof Operation.Close(_, boolean added)
        && wasAdded == added;
  }

  private String stage(Operation operation) {
    boolean first = explained.add(operation.getClass());
    return switch (operation) {
      case Operation.Create _ -> told("create", "make a socket; it has no address yet", first);
      case Operation.Pair _ -> told("create", "two sockets, connected to each other", first);
      case Operation.Dup _ -> told("dup", "a second descriptor for the same socket", first);
      case Operation.Membership(_, boolean joins, _) ->
          joins
              ? told("join", "receive what is sent to the group", first)
              : "leave: receive it no longer";
      case Operation.Timeout(_, var limit) ->
          limit.isEmpty()
              ? "timeout: from here on each call waits as long as it takes"
              : told("timeout", "how long each call may wait", first);
      case Operation.Setopt _ -> told("setopt", "set a socket option", first);
      case Operation.Bind _ -> told("bind", "give the socket a local address", first);
      case Operation.Listen _ ->
          told("listen", "from here on, the kernel takes connections", first);
      case Operation.Accept _ ->
          told("accept", "take the first connection of the queue, as a new socket", first);
      case Operation.Connect(Variable socket, _) ->
          socket.kind().isTcp()
              ? told("connect", "the three-way handshake", first)
              : told("connect", "choose the other end", first);
      case Operation.Send _, Operation.Sendto _ ->
          told("send", "copy bytes into the kernel's send buffer", first);
      case Operation.Receive(_, _, int got, _) when got == 0 ->
          "receive: nothing more comes, the other side has ended its direction";
      case Operation.Receive(_, _, _, var flags) when flags.has(MessageFlag.PEEK) ->
          "receive: look at what has come, and leave it there";
      case Operation.Receive(_, _, _, var flags) when flags.has(MessageFlag.OOB) ->
          "receive: the urgent byte, when it has come";
      case Operation.Receive _, Operation.Recvfrom _ ->
          told("receive", "wait for bytes, and show them", first);
      case Operation.Shutdown _ -> told("shutdown", "end one direction, or both", first);
      case Operation.Close(_, boolean added) ->
          added
              ? "close what the session had left open"
              : told("close", "give the descriptor back", first);
      case Operation.LeftOut(_, String words) -> "left out: " + words;
    };
  }

  private static String told(String stage, String what, boolean first) {
    return first ? stage + ": " + what : stage;
  }

  /** What the sockets are, for the head of the program. */
  final String title() {
    List<String> names = outline.sockets().stream().map(Variable::name).toList();
    return "A session of sockstep as a program: " + String.join(", ", names) + ".";
  }

  /** The arguments that it takes. */
  final String usage() {
    List<String> words = new ArrayList<>();
    for (Place.Outside place : outline.arguments()) {
      words.add("[" + use(place) + ", " + place.port() + "]");
    }
    return String.join(" ", words);
  }

  private String use(Place.Outside place) {
    String socket = place.owner().name();
    Operation first =
        outline.operations().stream()
            .filter(o -> o instanceof Operation.Addressed to && place.equals(to.place()))
            .findFirst()
            .orElseThrow();
    return switch (first) {
      case Operation.Connect _ -> "port that " + socket + " connects to";
      case Operation.Sendto _ -> "port that " + socket + " sends to";
      default -> "port of " + socket;
    };
  }

  /** Bytes as literals of C, Python and Java, each ending where a line of the text ends. */
  static List<String> literals(byte[] bytes) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (byte b : bytes) {
      piece.append(escaped(b, piece));
      if (b == '\n' || piece.length() >= LONGEST_LITERAL) {
        pieces.add("\"" + piece + "\"");
        piece.setLength(0);
      }
    }
    if (piece.length() > 0 || pieces.isEmpty()) {
      pieces.add("\"" + piece + "\"");
    }
    return pieces;
  }

  /** Octal escapes end after three digits in all three; C would read ?? as a trigraph's begin. */
  private static String escaped(byte b, StringBuilder before) {
    int c = b & 0xff;
    boolean second = c == '?' && before.length() > 0 && before.charAt(before.length() - 1) == '?';
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default ->
          c >= ' ' && c < 0x7f && !second ? Character.toString(c) : String.format("\\%03o", c);
    };
  }

  /** A text as one literal, its characters beyond ASCII as the bytes of UTF-8. */
  static String literal(String text) {
    StringBuilder all = new StringBuilder("\"");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      all.append(escaped(b, all));
    }
    return all.append('"').toString();
  }
}
