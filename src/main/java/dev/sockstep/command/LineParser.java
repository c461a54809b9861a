package dev.sockstep.command;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line of the native notation:
 *
 * <pre>line = [ name "=" ] [ name "." ] verb { argument } [ "#" comment ]</pre>
 *
 * and {@code = result [ERRNO]}, what the call of the line above must have returned.
 */
public final class LineParser {
  /** What one recv may ask for: enough for any receive buffer that Linux allows by default. */
  public static final int MOST_BYTES = 1 << 26;

  /** What one send may make up: more than any send buffer takes, and no burden on memory. */
  public static final int MOST_GENERATED = 1 << 24;

  private static final Pattern PAIR =
      Pattern.compile("([^\\s=,.('\"#]+)\\s*,\\s*([^\\s=,.('\"#]+)\\s*=(?!=)");

  private final String text;
  private Optional<Name> assign = Optional.empty();
  private Optional<Name> second = Optional.empty();
  private Optional<Name> target = Optional.empty();

  private LineParser(String text) {
    this.text = text;
  }

  /**
   * Parses one line.
   *
   * @return empty for a line that is blank or only a comment
   * @throws Mistake what is wrong with the line, and where
   */
  public static Optional<Line> parse(String text) throws Mistake {
    int start = skipBlanks(text, 0);
    if (start == text.length() || text.charAt(start) == '#') {
      return Optional.empty();
    }
    return Optional.of(new LineParser(text).line(start));
  }

  private Line line(int start) throws Mistake {
    NearMiss.checkPrompt(text, start);
    if (text.charAt(start) == '$') {
      throw valueAlone(start);
    }
    if (text.charAt(start) == '=') {
      Arguments arguments = arguments(Verb.EXPECT, start + 1);
      Command.Condition condition = new ConditionParser(arguments).returns();
      arguments.end();
      return new Line(assign, target, new Command.Expect(condition));
    }
    Matcher pair = PAIR.matcher(text).region(start, text.length());
    if (pair.lookingAt()) {
      assign = Optional.of(Arguments.name(pair.group(1), start + 1));
      second = Optional.of(Arguments.name(pair.group(2), pair.start(2) + 1));
      start = skipBlanks(text, pair.end());
      return command(start, headEnd(start));
    }
    int end = headEnd(start);
    int equals = skipBlanks(text, end);
    boolean assigns =
        equals < text.length()
            && text.charAt(equals) == '='
            && !text.startsWith("==", equals)
            && !text.substring(start, end).equals(Verb.EXPECT.word()); // "expect = 0" names nothing
    if (assigns) {
      assign = Optional.of(Arguments.name(text.substring(start, end), start + 1));
      start = skipBlanks(text, equals + 1);
      end = headEnd(start);
    }
    return command(start, end);
  }

  /** A line that begins with {@code $}: a value where a verb is expected. */
  private Mistake valueAlone(int start) {
    String value = text.substring(start, headEnd(start));
    int dot = value.indexOf('.');
    String name = value.substring(1, dot < 0 ? value.length() : dot);
    return new Mistake(
        start + 1,
        "\"" + value + "\" is a value, and a line begins with a verb or a name",
        Name.isName(name)
            ? "write print " + value + " to see it, or " + name + ".VERB to act on the socket"
            : NearMiss.HELP);
  }

  private Line command(int start, int end) throws Mistake {
    int dot = text.indexOf('.', start);
    int verbStart = start;
    if (dot >= 0 && dot < end) {
      target = Optional.of(Arguments.name(text.substring(start, dot), start + 1));
      verbStart = dot + 1;
    }
    Verb verb = verb(text.substring(verbStart, end), verbStart + 1);
    checkNames(verb);
    if (end < text.length() && text.charAt(end) == '(') {
      throw new Mistake(
          end + 1,
          "a command has no parentheses: expected a blank and the arguments",
          "the form is: " + verb.synopsis());
    }
    Arguments arguments = arguments(verb, end);
    Command command = command(verb, arguments);
    arguments.end();
    return new Line(assign, target, command);
  }

  private Verb verb(String word, int column) throws Mistake {
    if (word.isEmpty()) {
      throw new Mistake(column, "expected a verb here", NearMiss.HELP);
    }
    boolean alone = assign.isEmpty() && target.isEmpty();
    String behind = text.substring(column - 1 + word.length());
    Optional<Verb> verb = Verb.of(word);
    if (verb.isEmpty() && target.isPresent() && Field.named(word).isPresent()) {
      throw NearMiss.field(target.get(), word, column);
    }
    return verb.orElseThrow(() -> NearMiss.verb(word, column, behind, alone));
  }

  private void checkNames(Verb verb) throws Mistake {
    if (assign.isPresent() && !verb.makesNamed()) {
      throw new Mistake(
          assign.get().column(),
          verb.word() + " makes no socket and gives no value, so there is nothing to name",
          "create and accept make sockets: " + assign.get() + " = create");
    }
    if (second.isPresent() && (verb != Verb.SOCKETPAIR || second.equals(assign))) {
      throw new Mistake(
          second.get().column(),
          verb != Verb.SOCKETPAIR
              ? verb.word() + " makes one socket, which takes one name"
              : "the two sockets need two names",
          "two at once: a, b = socketpair");
    }
    if (target.isPresent() && !verb.actsOnSocket()) {
      throw new Mistake(
          target.get().column(),
          verb.word() + " does not act on a socket",
          verb == Verb.CREATE ? "write " + target.get() + " = create" : "write " + verb.synopsis());
    }
  }

  private Command command(Verb verb, Arguments arguments) throws Mistake {
    return switch (verb) {
      case CREATE -> CreateParser.create(arguments);
      case BIND -> new SocketCommand.Bind(new AddressParser(arguments).parse());
      case LISTEN -> new SocketCommand.Listen(SocketArguments.backlog(arguments));
      case ACCEPT -> {
        targetArgument(arguments, false);
        yield new SocketCommand.Accept();
      }
      case CONNECT -> new SocketCommand.Connect(new AddressParser(arguments).parse());
      case SOCKETPAIR -> CreateParser.socketpair(arguments, second);
      case SEND, SENDALL, SENDTO, URGENT, RECV, RECVFROM, PEEK ->
          MessageParser.parse(verb, arguments);
      case SHUTDOWN -> new SocketCommand.Shutdown(SocketArguments.direction(arguments));
      case CLOSE -> {
        targetArgument(arguments, false);
        yield new SocketCommand.Close();
      }
      case ATMARK -> {
        targetArgument(arguments, false);
        yield new SocketCommand.Atmark();
      }
      case GETSOCKNAME -> {
        targetArgument(arguments, false);
        yield new SocketCommand.Getsockname();
      }
      case GETPEERNAME -> {
        targetArgument(arguments, false);
        yield new SocketCommand.Getpeername();
      }
      case RESOLVE -> {
        Token host = arguments.takeWord(ArgKind.HOST);
        yield new SocketCommand.Resolve(new Host.Named(host.text(), host.column()));
      }
      case TIMEOUT -> new SocketCommand.Timeout(SocketArguments.timeout(arguments));
      case PRINT -> new Command.Print(PrintParser.items(arguments));
      case DUP -> {
        targetArgument(arguments, false);
        yield new SocketCommand.Dup();
      }
      case JOIN -> new SocketCommand.Join(SocketArguments.group(arguments));
      case LEAVE -> new SocketCommand.Leave(SocketArguments.group(arguments));
      case POLL -> new SocketCommand.Poll(limit(arguments));
      case SETOPT -> OptionParser.setopt(arguments);
      case GETOPT -> getopt(arguments);
      case BLOCK -> new SocketCommand.Block(SocketArguments.isOn(arguments));
      case WAIT -> new Command.Wait(limit(arguments));
      case CANCEL -> {
        targetArgument(arguments, false);
        yield new Command.Cancel();
      }
      case SLEEP -> new Command.Sleep(arguments.duration(ArgKind.DURATION, 1000));
      case SOCKETS -> new Command.Sockets();
      case INSPECT -> new Command.Inspect(figureGroup(arguments));
      case TRACK -> new Command.Track();
      case STATES -> new Command.States();
      case EXPLAIN -> new Command.Explain(arguments.words(ArgKind.WORD));
      case WIRE -> new Command.Wire(saveFile(arguments));
      case EXPECT -> new Command.Expect(new ConditionParser(arguments).parse());
      case PEER -> peer(arguments);
      case PROVOKE -> {
        boolean listed = arguments.isEmpty();
        Token about = listed ? null : arguments.takeWord(ArgKind.MODE);
        yield listed
            ? new Command.Provoke(Optional.empty(), false)
            : new Command.Provoke(
                Optional.of(new Word(about.text(), about.column())), arguments.takeIf("--step"));
      }
      case LESSON, HINT, NEXT, SOLUTION, CHECK, SKIP, BACK, RESUME, AGAIN, NOTES, SECTION ->
          TeachParser.parse(verb, arguments);
      case USE -> {
        targetArgument(arguments, true);
        yield new Command.Use();
      }
      case SET -> new Command.Set(SettingParser.parse(arguments));
      case SAVE, OPEN, EXPORT, RERUN, HISTORY -> KeepParser.parse(verb, arguments);
      case HELP -> new Command.Help(about(arguments));
      case QUIT -> new Command.Quit();
    };
  }

  /** Of two words the first names the socket; one alone does so unless it is a group's. */
  private Optional<FigureGroup> figureGroup(Arguments arguments) throws Mistake {
    Token first = arguments.peek();
    boolean groupAlone =
        first != null
            && FigureGroup.named(first.text()).isPresent()
            && arguments.wordsBehind().isEmpty();
    if (target.isEmpty() && !groupAlone) {
      targetArgument(arguments, false);
    }
    return arguments.isEmpty()
        ? Optional.empty()
        : Optional.of(arguments.oneOf(FigureGroup.class, ArgKind.FIGURES));
  }

  private Command getopt(Arguments arguments) throws Mistake {
    if (!arguments.isEmpty()) {
      return new SocketCommand.Getopt(OptionParser.option(arguments));
    }
    if (assign.isPresent()) {
      throw arguments.missing(ArgKind.OPTION.expected());
    }
    return new Command.Options();
  }

  /** {@code close c} says the same as {@code c.close}. */
  private void targetArgument(Arguments arguments, boolean required) throws Mistake {
    if (!required && target.isEmpty() && arguments.takeIf(".")) {
      return; // the current socket, as socklab writes it
    }
    if (target.isEmpty() && (required || !arguments.isEmpty())) {
      target = Optional.of(arguments.name());
    }
  }

  private Optional<String> saveFile(Arguments arguments) throws Mistake {
    if (arguments.takeIf("save")) {
      return Optional.of(arguments.file());
    }
    targetArgument(arguments, false);
    return Optional.empty();
  }

  private Command peer(Arguments arguments) throws Mistake {
    PeerAction action = PeerParser.parse(arguments);
    boolean starts = action instanceof PeerAction.Serve || action instanceof PeerAction.Call;
    if (assign.isPresent() && !starts) {
      throw new Mistake(
          assign.get().column(),
          "this starts no peer, so there is nothing to name",
          "write " + assign.get() + " = peer echo");
    }
    return new Command.Peer(action);
  }

  /** {@code [NAME] [duration]}. */
  private Optional<Duration> limit(Arguments arguments) throws Mistake {
    Token token = arguments.peek();
    boolean named = token != null && Name.isName(token.text());
    if (named) {
      targetArgument(arguments, false);
    }
    return arguments.isEmpty()
        ? Optional.empty()
        : Optional.of(arguments.duration(ArgKind.DURATION, 1000));
  }

  private static Optional<HelpTopic> about(Arguments arguments) throws Mistake {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    Token token = arguments.takeWord(ArgKind.VERB);
    if (token.is(HelpTopic.All.WORD)) {
      return Optional.of(new HelpTopic.All());
    }
    Optional<Verb.Group> group = Verb.Group.of(token.text());
    return Optional.of(
        group.isPresent()
            ? new HelpTopic.OfGroup(group.get())
            : new HelpTopic.OfVerb(Verb.of(token.text()).orElseThrow(() -> NearMiss.topic(token))));
  }

  private Arguments arguments(Verb verb, int from) throws Mistake {
    return new Arguments(verb, Lexer.tokens(text, from, verb == Verb.EXPECT), from + 1, text);
  }

  /** The end of the word that begins at start. */
  private int headEnd(int start) {
    int end = start;
    while (end < text.length() && "=('\"#".indexOf(text.charAt(end)) < 0 && !isBlank(text, end)) {
      end++;
    }
    return end;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(String text, int at) {
    return Character.isWhitespace(text.charAt(at));
  }
}
