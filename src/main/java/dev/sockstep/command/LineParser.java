package dev.sockstep.command;

import dev.sockstep.command.Command.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

  private final String text;
  private Optional<Name> assign = Optional.empty();
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
    if (text.charAt(start) == '=') {
      Arguments arguments = arguments(Verb.EXPECT, start + 1);
      Command.Condition condition = new ConditionParser(arguments).returns();
      arguments.end();
      return new Line(assign, target, new Command.Expect(condition));
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

  private Line command(int start, int end) throws Mistake {
    int dot = text.indexOf('.', start);
    int verbStart = start;
    if (dot >= 0 && dot < end) {
      target = Optional.of(Arguments.name(text.substring(start, dot), start + 1));
      verbStart = dot + 1;
    }
    Verb verb = verb(text.substring(verbStart, end), verbStart + 1);
    checkNames(verb, verbStart + 1);
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
      throw new Mistake(column, "expected a verb here", "help lists the verbs");
    }
    if (word.equals("exit")) {
      return Verb.QUIT;
    }
    return Verb.of(word)
        .orElseThrow(
            () ->
                new Mistake(
                    column,
                    "unknown verb \"" + word + "\"",
                    Nearest.to(word, Verb.words())
                        .map(near -> "did you mean \"" + near + "\"? help lists the verbs")
                        .orElse("help lists the verbs")));
  }

  private void checkNames(Verb verb, int column) throws Mistake {
    if (assign.isPresent() && !verb.makesNamed()) {
      throw new Mistake(
          assign.get().column(),
          verb.word() + " makes no socket, so there is nothing to name",
          "create and accept make sockets: " + assign.get() + " = create");
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
      case BIND -> new Command.Bind(new AddressParser(arguments).parse());
      case LISTEN -> new Command.Listen(backlog(arguments));
      case ACCEPT -> {
        targetArgument(arguments, false);
        yield new Command.Accept();
      }
      case CONNECT -> new Command.Connect(new AddressParser(arguments).parse());
      case SEND -> new Command.Send(data(arguments));
      case RECV -> new Command.Recv(count(arguments.takeWord(ArgKind.COUNT), MOST_BYTES));
      case SHUTDOWN ->
          new Command.Shutdown(arguments.oneOf(Command.Direction.class, ArgKind.DIRECTION));
      case CLOSE -> {
        targetArgument(arguments, false);
        yield new Command.Close();
      }
      case SETOPT -> OptionParser.setopt(arguments);
      case GETOPT -> new Command.Getopt(OptionParser.option(arguments));
      case BLOCK -> new Command.Block(arguments.oneOf(OnOff.class, ArgKind.ON_OFF) == OnOff.ON);
      case WAIT -> waitFor(arguments);
      case CANCEL -> {
        targetArgument(arguments, false);
        yield new Command.Cancel();
      }
      case SLEEP -> new Command.Sleep(arguments.duration(ArgKind.DURATION, 1000));
      case SOCKETS -> new Command.Sockets();
      case INSPECT -> {
        targetArgument(arguments, false);
        yield new Command.Inspect();
      }
      case TRACK -> new Command.Track();
      case STATES -> new Command.States();
      case EXPLAIN -> new Command.Explain(arguments.words(ArgKind.WORD));
      case WIRE -> new Command.Wire(saveFile(arguments));
      case EXPECT -> new Command.Expect(new ConditionParser(arguments).parse());
      case PEER -> peer(arguments);
      case USE -> {
        targetArgument(arguments, true);
        yield new Command.Use();
      }
      case SET -> new Command.Set(setting(arguments));
      case HELP -> new Command.Help(about(arguments));
      case QUIT -> new Command.Quit();
    };
  }

  private enum OnOff {
    ON,
    OFF
  }

  private static Optional<Num> backlog(Arguments arguments) throws Mistake {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    Token token = arguments.takeWord(ArgKind.BACKLOG);
    // listen(2) takes a negative backlog too; the kernel reads it as its greatest.
    return Optional.of(
        Arguments.number(
            token.text(), token.column(), "a backlog", Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private static Data data(Arguments arguments) throws Mistake {
    Token token = arguments.take(ArgKind.DATA);
    return switch (token.kind()) {
      case STRING -> new Data.Text(Literals.unescaped(token.text(), token.column() + 1));
      case GENERATED -> new Data.Generated(count(token, MOST_GENERATED));
      case WORD, OPERATOR ->
          throw new Mistake(
              token.column(),
              "expected " + ArgKind.DATA.expected() + ", found " + token.shown(),
              "write send \"" + token.text() + "\"");
    };
  }

  private static Num count(Token token, int most) throws Mistake {
    return Arguments.number(token.text(), token.column(), "a number of bytes", 0, most);
  }

  /** {@code close c} says the same as {@code c.close}. */
  private void targetArgument(Arguments arguments, boolean required) throws Mistake {
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

  private Command waitFor(Arguments arguments) throws Mistake {
    Token token = arguments.peek();
    boolean named = token != null && Name.isName(token.text());
    if (named) {
      targetArgument(arguments, false);
    }
    Optional<Duration> limit =
        arguments.isEmpty()
            ? Optional.empty()
            : Optional.of(arguments.duration(ArgKind.DURATION, 1000));
    return new Command.Wait(limit);
  }

  private static Optional<Setting> setting(Arguments arguments) throws Mistake {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    Token token = arguments.takeWord(ArgKind.SETTING);
    Setting setting =
        switch (token.text()) {
          case "patience" -> new Setting.Patience(arguments.duration(ArgKind.SETTING_VALUE, 1));
          case "feedback" ->
              new Setting.FeedbackLevel(
                  arguments.oneOf(Command.Feedback.class, ArgKind.SETTING_VALUE));
          case "notation" ->
              new Setting.ShownNotation(
                  arguments.oneOf(Command.Notation.class, ArgKind.SETTING_VALUE));
          default ->
              throw new Mistake(
                  token.column(),
                  "unknown setting \"" + token.text() + "\"",
                  Arguments.didYouMean(
                      token.text(), List.of("patience", "feedback", "notation"), "settings"));
        };
    return Optional.of(setting);
  }

  private Optional<Verb> about(Arguments arguments) throws Mistake {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    Token token = arguments.takeWord(ArgKind.VERB);
    return Optional.of(verb(token.text(), token.column()));
  }

  private Arguments arguments(Verb verb, int from) throws Mistake {
    return new Arguments(verb, Lexer.tokens(text, from, verb == Verb.EXPECT), from + 1);
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
