package dev.sockstep.command;

import dev.sockstep.command.Command.Setting;
import dev.sockstep.model.SocketKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random lines: every command, with every form of its arguments that the notation can write. */
final class RandomLines {
  private RandomLines() {}

  static Arbitrary<Line> lines() {
    // expect has as many forms as the others together.
    return Arbitraries.oneOf(
        Arbitraries.of(Verb.values()).flatMap(RandomLines::of), RandomLines.of(Verb.EXPECT));
  }

  private static Arbitrary<Line> of(Verb verb) {
    Arbitrary<Optional<Name>> assign =
        verb.makesNamed() ? RandomValues.names().optional() : RandomValues.none();
    Arbitrary<Optional<Name>> target =
        verb == Verb.USE
            ? RandomValues.names().map(Optional::of)
            : verb.actsOnSocket() ? RandomValues.names().optional() : RandomValues.none();
    if (verb == Verb.PEER) {
      return RandomPeers.lines();
    }
    return Combinators.combine(assign, target, commands(verb), RandomValues.names().optional())
        .as(
            (made, on, command, second) ->
                new Line(named(command, made), on, withSecond(command, made, second)));
  }

  /** Only a single option is a value that can be named. */
  private static Optional<Name> named(Command command, Optional<Name> name) {
    return command instanceof Command.Options ? Optional.empty() : name;
  }

  /** The second socket of a pair has a name only where the first has another. */
  private static Command withSecond(Command command, Optional<Name> first, Optional<Name> second) {
    return command instanceof SocketCommand.Socketpair(var kind, var nonblocking, _)
            && first.isPresent()
            && !first.equals(second)
        ? new SocketCommand.Socketpair(kind, nonblocking, second)
        : command;
  }

  private static Arbitrary<PrintItem> printed() {
    return Arbitraries.oneOf(
        RandomValues.texts().map(PrintItem.Text::new),
        Combinators.combine(RandomValues.names(), Arbitraries.of(PrintItem.Form.values()))
            .as(PrintItem.Value::new),
        RandomValues.names().map(name -> new PrintItem.Known(new Ref(name, Field.PEER_PORT))));
  }

  private static Arbitrary<MessageFlags> messageFlags(MessageFlag.Use direction) {
    List<MessageFlag> fitting =
        Arrays.stream(MessageFlag.values()).filter(flag -> flag.fits(direction)).toList();
    return Arbitraries.of(fitting).list().ofMaxSize(3).map(MessageFlags::new);
  }

  private static Arbitrary<Num> counts() {
    return RandomValues.numbers(0, SocketCommand.Recv.MOST);
  }

  private static Arbitrary<Group> groups() {
    Arbitrary<String> groups = Arbitraries.of("239.1.2.3", "ff02::4242", "nonsense");
    Arbitrary<String> devices = Arbitraries.of("lo", "1", "127.0.0.1", "eth0.7");
    return Combinators.combine(groups, devices.optional())
        .as(
            (group, device) ->
                new Group(new Host.Named(group, 1), device.map(text -> new Word(text, 1))));
  }

  private static Arbitrary<? extends Command> commands(Verb verb) {
    return switch (verb) {
      case CREATE ->
          Combinators.combine(Arbitraries.of(SocketKind.values()), RandomValues.flags())
              .as(SocketCommand.Create::new);
      case BIND -> RandomValues.addresses().map(SocketCommand.Bind::new);
      case LISTEN ->
          RandomValues.numbers(Integer.MIN_VALUE, Integer.MAX_VALUE)
              .optional()
              .map(SocketCommand.Listen::new);
      case ACCEPT -> Arbitraries.just(new SocketCommand.Accept());
      case CONNECT -> RandomValues.addresses().map(SocketCommand.Connect::new);
      case SOCKETPAIR ->
          Combinators.combine(
                  Arbitraries.of(SocketKind.UNIX, SocketKind.UNIX_DGRAM, SocketKind.UNIX_SEQPACKET),
                  RandomValues.flags())
              .as((kind, on) -> new SocketCommand.Socketpair(kind, on, Optional.empty()));
      case SEND ->
          Combinators.combine(RandomValues.data(), messageFlags(MessageFlag.Use.SEND))
              .as(SocketCommand.Send::new);
      case SENDTO ->
          Combinators.combine(
                  RandomValues.data(), RandomValues.addresses(), messageFlags(MessageFlag.Use.SEND))
              .as(SocketCommand.Sendto::new);
      case URGENT -> RandomValues.data().map(SocketCommand.Urgent::new);
      case RECV ->
          Combinators.combine(counts(), messageFlags(MessageFlag.Use.RECV))
              .as(SocketCommand.Recv::new);
      case RECVFROM ->
          Combinators.combine(counts(), messageFlags(MessageFlag.Use.RECV))
              .as(SocketCommand.Recvfrom::new);
      case PEEK -> counts().map(SocketCommand.Peek::new);
      case ATMARK -> Arbitraries.just(new SocketCommand.Atmark());
      case DUP -> Arbitraries.just(new SocketCommand.Dup());
      case JOIN -> groups().map(SocketCommand.Join::new);
      case LEAVE -> groups().map(SocketCommand.Leave::new);
      case POLL -> RandomValues.durations().optional().map(SocketCommand.Poll::new);
      case SHUTDOWN -> Arbitraries.of(Command.Direction.values()).map(SocketCommand.Shutdown::new);
      case CLOSE -> Arbitraries.just(new SocketCommand.Close());
      case SETOPT -> options();
      case GETOPT ->
          Arbitraries.oneOf(
              Arbitraries.just(new Command.Options()),
              Arbitraries.of(SocketOption.values()).map(SocketCommand.Getopt::new));
      case BLOCK -> RandomValues.flags().map(SocketCommand.Block::new);
      case WAIT -> RandomValues.durations().optional().map(Command.Wait::new);
      case CANCEL -> Arbitraries.just(new Command.Cancel());
      case SLEEP -> RandomValues.durations().map(Command.Sleep::new);
      case SOCKETS -> Arbitraries.just(new Command.Sockets());
      case INSPECT -> Arbitraries.of(FigureGroup.values()).optional().map(Command.Inspect::new);
      case TRACK -> Arbitraries.just(new Command.Track());
      case STATES -> Arbitraries.just(new Command.States());
      case EXPLAIN -> topics().map(text -> new Command.Explain(new Word(text, 1)));
      case WIRE -> RandomValues.texts().optional().map(Command.Wire::new);
      case EXPECT ->
          Arbitraries.oneOf(RandomConditions.returns(), RandomConditions.comparisons())
              .map(Command.Expect::new);
      case SENDALL ->
          Combinators.combine(RandomValues.data(), messageFlags(MessageFlag.Use.SEND))
              .as(SocketCommand.Sendall::new);
      case TIMEOUT -> RandomValues.durations().optional().map(SocketCommand.Timeout::new);
      case GETSOCKNAME -> Arbitraries.just(new SocketCommand.Getsockname());
      case GETPEERNAME -> Arbitraries.just(new SocketCommand.Getpeername());
      case RESOLVE ->
          Arbitraries.of("localhost", "::1", "example.com")
              .map(host -> new SocketCommand.Resolve(new Host.Named(host, 1)));
      case PRINT -> printed().list().ofMaxSize(4).map(Command.Print::new);
      case PEER -> RandomPeers.lines().map(Line::command);
      case PROVOKE ->
          Combinators.combine(
                  Arbitraries.of("refused-nobody", "EPIPE", "nonsense"), RandomValues.flags())
              .as((word, step) -> new Command.Provoke(Optional.of(new Word(word, 1)), step));
      case LESSON ->
          Arbitraries.of("list", "both-lives").optional().map(id -> new Command.Teach(verb, id));
      case SECTION ->
          Arbitraries.of("1", "12").optional().map(number -> new Command.Teach(verb, number));
      case HINT -> Arbitraries.just("all").optional().map(all -> new Command.Teach(verb, all));
      case AGAIN -> Arbitraries.just("lesson").optional().map(all -> new Command.Teach(verb, all));
      case NEXT, SOLUTION, CHECK, SKIP, BACK, RESUME, NOTES ->
          Arbitraries.just(new Command.Teach(verb, Optional.empty()));
      case USE -> Arbitraries.just(new Command.Use());
      case SET -> settings().optional().map(Command.Set::new);
      case HELP -> helpTopics().optional().map(Command.Help::new);
      case SAVE ->
          Combinators.combine(RandomValues.texts(), RandomValues.flags(), RandomValues.flags())
              .as(KeepAction.Save::new)
              .map(RandomLines::keep);
      case OPEN -> RandomValues.texts().optional().map(KeepAction.Open::new).map(RandomLines::keep);
      case EXPORT ->
          Combinators.combine(
                  Arbitraries.of(ExportFormat.values()),
                  RandomValues.names().list().ofMaxSize(3),
                  RandomValues.texts().optional(),
                  RandomValues.flags())
              .as(KeepAction.Export::new)
              .map(RandomLines::keep);
      case RERUN ->
          Arbitraries.integers()
              .greaterOrEqual(1)
              .map(KeepAction.Rerun::new)
              .map(RandomLines::keep);
      case HISTORY ->
          Arbitraries.integers()
              .greaterOrEqual(1)
              .optional()
              .map(KeepAction.History::new)
              .map(RandomLines::keep);
      case QUIT -> Arbitraries.just(new Command.Quit());
    };
  }

  private static Arbitrary<String> topics() {
    Arbitrary<String> word =
        Arbitraries.strings().alpha().numeric().withChars('_', '-').ofMinLength(1).ofMaxLength(12);
    return word.list().ofMinSize(1).ofMaxSize(3).map(words -> String.join(" ", words));
  }

  private static Command keep(KeepAction action) {
    return new Command.Keep(action);
  }

  private static Arbitrary<SocketCommand.Setopt> options() {
    List<SocketOption> settable =
        Arrays.stream(SocketOption.values())
            .filter(option -> option.shape() != SocketOption.Shape.READ_ONLY)
            .toList();
    return Arbitraries.of(settable)
        .flatMap(option -> values(option).map(value -> new SocketCommand.Setopt(option, value)));
  }

  private static Arbitrary<? extends OptionValue> values(SocketOption option) {
    return switch (option.shape()) {
      case FLAG -> Arbitraries.of(0, 1).map(OptionValue.Int::new);
      case INT -> Arbitraries.integers().map(OptionValue.Int::new);
      case TIME -> RandomValues.durations().map(OptionValue.Time::new);
      case LINGER ->
          Arbitraries.oneOf(
              Arbitraries.just(new OptionValue.Linger(false, 0)),
              Arbitraries.integers().between(0, 86400).map(s -> new OptionValue.Linger(true, s)));
      case TEXT ->
          Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(15).map(OptionValue.Text::new);
      case INET4 ->
          Arbitraries.of("127.0.0.1", "0.0.0.0", "255.255.255.255").map(OptionValue.Inet4::new);
      case READ_ONLY -> throw new IllegalArgumentException(option + " has no value to set");
    };
  }

  private static Arbitrary<HelpTopic> helpTopics() {
    return Arbitraries.oneOf(
        Arbitraries.just(new HelpTopic.All()),
        Arbitraries.of(Verb.Group.values()).map(HelpTopic.OfGroup::new),
        Arbitraries.of(Verb.values()).map(HelpTopic.OfVerb::new));
  }

  private static Arbitrary<Setting> settings() {
    return Arbitraries.oneOf(
        RandomValues.durations().map(Setting.Patience::new),
        Arbitraries.of(Command.Feedback.values()).map(Setting.FeedbackLevel::new),
        Arbitraries.of(Command.Notation.values()).map(Setting.ShownNotation::new));
  }
}
