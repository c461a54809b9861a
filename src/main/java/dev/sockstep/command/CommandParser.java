package dev.sockstep.command;

import java.time.Duration;
import java.util.Optional;

/** Reads the arguments of a verb: one command. A socket may be named behind the verb too. */
final class CommandParser {
  private final Verb verb;
  private final Arguments arguments;
  private final Optional<Name> assign;
  private final Optional<Name> second;
  private Optional<Name> target;

  /**
   * @param assign what the line names
   * @param second the other socket of a pair
   * @param target the socket that stands before the verb
   */
  CommandParser(
      Verb verb,
      Arguments arguments,
      Optional<Name> assign,
      Optional<Name> second,
      Optional<Name> target) {
    this.verb = verb;
    this.arguments = arguments;
    this.assign = assign;
    this.second = second;
    this.target = target;
  }

  /** The socket that the command acts on, before the verb or behind it; empty for the current. */
  Optional<Name> target() {
    return target;
  }

  Command parse() throws Mistake {
    return switch (verb) {
      case CREATE -> CreateParser.create(arguments);
      case BIND -> new SocketCommand.Bind(new AddressParser(arguments).parse());
      case LISTEN -> new SocketCommand.Listen(SocketArguments.backlog(arguments));
      case ACCEPT -> onTarget(new SocketCommand.Accept());
      case CONNECT -> new SocketCommand.Connect(new AddressParser(arguments).parse());
      case SOCKETPAIR -> CreateParser.socketpair(arguments, second);
      case SEND, SENDALL, SENDTO, URGENT, RECV, RECVFROM, PEEK ->
          MessageParser.parse(verb, arguments);
      case SHUTDOWN -> new SocketCommand.Shutdown(SocketArguments.direction(arguments));
      case CLOSE -> onTarget(new SocketCommand.Close());
      case ATMARK -> onTarget(new SocketCommand.Atmark());
      case GETSOCKNAME -> onTarget(new SocketCommand.Getsockname());
      case GETPEERNAME -> onTarget(new SocketCommand.Getpeername());
      case RESOLVE -> resolve();
      case TIMEOUT -> new SocketCommand.Timeout(SocketArguments.timeout(arguments));
      case PRINT -> new Command.Print(PrintParser.items(arguments));
      case DUP -> onTarget(new SocketCommand.Dup());
      case JOIN -> new SocketCommand.Join(SocketArguments.group(arguments));
      case LEAVE -> new SocketCommand.Leave(SocketArguments.group(arguments));
      case POLL -> new SocketCommand.Poll(limit());
      case SETOPT -> OptionParser.setopt(arguments);
      case GETOPT -> getopt();
      case BLOCK -> new SocketCommand.Block(SocketArguments.isOn(arguments));
      case WAIT -> new Command.Wait(limit());
      case CANCEL -> onTarget(new Command.Cancel());
      case SLEEP -> new Command.Sleep(arguments.duration(ArgKind.DURATION, 1000));
      case SOCKETS -> new Command.Sockets();
      case INSPECT -> new Command.Inspect(figureGroup());
      case TRACK -> new Command.Track();
      case STATES -> new Command.States();
      case EXPLAIN -> new Command.Explain(arguments.words(ArgKind.WORD));
      case WIRE -> new Command.Wire(saveFile());
      case EXPECT -> new Command.Expect(new ConditionParser(arguments).parse());
      case PEER -> peer();
      case PROVOKE -> provoke();
      case LESSON, HINT, NEXT, SOLUTION, CHECK, SKIP, BACK, RESUME, AGAIN, NOTES, SECTION ->
          TeachParser.parse(verb, arguments);
      case USE -> {
        targetArgument(true);
        yield new Command.Use();
      }
      case SET -> new Command.Set(SettingParser.parse(arguments));
      case SAVE, OPEN, EXPORT, RERUN, HISTORY -> KeepParser.parse(verb, arguments);
      case HELP -> new Command.Help(about());
      case QUIT -> new Command.Quit();
    };
  }

  /** A verb that takes nothing but the socket. */
  private Command onTarget(Command command) throws Mistake {
    targetArgument(false);
    return command;
  }

  private Command resolve() throws Mistake {
    Token host = arguments.takeWord(ArgKind.HOST);
    return new SocketCommand.Resolve(new Host.Named(host.text(), host.column()));
  }

  private Command provoke() throws Mistake {
    if (arguments.isEmpty()) {
      return new Command.Provoke(Optional.empty(), false);
    }
    Token about = arguments.takeWord(ArgKind.MODE);
    Word mode = new Word(about.text(), about.column());
    Token next = arguments.peek();
    if (next != null && about.text().matches("[a-z-]+") && next.text().matches("[a-z]+")) {
      throw new Mistake(
          next.column(),
          "the words of a failure mode are joined by -",
          "write provoke " + about.text() + "-" + next.text());
    }
    return new Command.Provoke(Optional.of(mode), arguments.takeIf("--step"));
  }

  /** Of two words the first names the socket; one alone does so unless it is a group's. */
  private Optional<FigureGroup> figureGroup() throws Mistake {
    Token first = arguments.peek();
    boolean groupAlone =
        first != null
            && FigureGroup.named(first.text()).isPresent()
            && arguments.wordsBehind().isEmpty();
    if (target.isEmpty() && !groupAlone) {
      targetArgument(false);
    }
    return arguments.isEmpty()
        ? Optional.empty()
        : Optional.of(arguments.oneOf(FigureGroup.class, ArgKind.FIGURES));
  }

  private Command getopt() throws Mistake {
    if (!arguments.isEmpty()) {
      return new SocketCommand.Getopt(OptionParser.option(arguments));
    }
    if (assign.isPresent()) {
      throw arguments.missing(ArgKind.OPTION.expected());
    }
    return new Command.Options();
  }

  /** {@code close c} says the same as {@code c.close}. */
  private void targetArgument(boolean required) throws Mistake {
    if (!required && target.isEmpty() && arguments.takeIf(".")) {
      return; // the current socket, as socklab writes it
    }
    if (target.isEmpty() && (required || !arguments.isEmpty())) {
      target = Optional.of(arguments.name());
    }
  }

  private Optional<String> saveFile() throws Mistake {
    if (arguments.takeIf("save")) {
      return Optional.of(arguments.file());
    }
    targetArgument(false);
    return Optional.empty();
  }

  private Command peer() throws Mistake {
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
  private Optional<Duration> limit() throws Mistake {
    Token token = arguments.peek();
    boolean named = token != null && Name.isName(token.text());
    if (named) {
      targetArgument(false);
    }
    return arguments.isEmpty()
        ? Optional.empty()
        : Optional.of(arguments.duration(ArgKind.DURATION, 1000));
  }

  private Optional<HelpTopic> about() throws Mistake {
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
}
