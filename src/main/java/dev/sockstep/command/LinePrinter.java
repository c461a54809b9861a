package dev.sockstep.command;

import dev.sockstep.command.Command.Condition;
import dev.sockstep.command.Command.Setting;
import dev.sockstep.model.SocketKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a command in the native notation, so that {@link LineParser} reads back the same. */
public final class LinePrinter {
  private LinePrinter() {}

  public static String print(Line line) {
    String names =
        line.assign().map(name -> name + second(line.command()) + " = ").orElse("")
            + line.target().map(name -> name + ".").orElse("");
    return names + print(line.command());
  }

  private static String second(Command command) {
    return command instanceof SocketCommand.Socketpair pair
        ? pair.second().map(name -> ", " + name).orElse("")
        : "";
  }

  private static String print(Command command) {
    if (command instanceof Command.Expect(Condition.Returns returns)) {
      return returns(returns);
    }
    String arguments = arguments(command);
    String verb = command.verb().word();
    return arguments.isEmpty() ? verb : verb + " " + arguments;
  }

  private static String arguments(Command command) {
    return switch (command) {
      case SocketCommand.Create create -> create(create);
      case SocketCommand.Socketpair pair ->
          (type(pair.kind()) + nonblocking(pair.nonblocking())).strip();
      case SocketCommand.Bind bind -> bind.address().toString();
      case SocketCommand.Listen listen -> listen.backlog().map(Num::toString).orElse("");
      case SocketCommand.Connect connect -> connect.address().toString();
      case SocketCommand.Send send -> send.data().toString() + send.flags();
      case SocketCommand.Sendall send -> send.data().toString() + send.flags();
      case SocketCommand.Timeout timeout -> timeout.limit().map(Literals::text).orElse("off");
      case SocketCommand.Resolve resolve -> resolve.host().toString();
      case Command.Print print ->
          print.items().stream().map(PrintItem::toString).collect(Collectors.joining(" "));
      case SocketCommand.Sendto sendto -> sendto.data() + " " + address(sendto) + sendto.flags();
      case SocketCommand.Urgent urgent -> urgent.data().toString();
      case SocketCommand.Recv recv -> recv.count().toString() + recv.flags();
      case SocketCommand.Recvfrom recvfrom -> recvfrom.count().toString() + recvfrom.flags();
      case SocketCommand.Peek peek -> peek.count().toString();
      case SocketCommand.Join join -> join.group().toString();
      case SocketCommand.Leave leave -> leave.group().toString();
      case SocketCommand.Poll poll -> duration(poll.limit());
      case SocketCommand.Shutdown shutdown -> lower(shutdown.direction());
      case SocketCommand.Setopt setopt -> setopt.option() + " " + value(setopt);
      case SocketCommand.Getopt getopt -> getopt.option().toString();
      case SocketCommand.Block block -> block.on() ? "on" : "off";
      case Command.Wait wait -> duration(wait.limit());
      case Command.Sleep sleep -> Literals.text(sleep.time());
      case Command.Inspect inspect -> inspect.group().map(FigureGroup::word).orElse("");
      case Command.Explain explain -> explain.word().text();
      case Command.Wire wire -> wire.save().map(file -> "save " + Literals.word(file)).orElse("");
      case Command.Expect expect -> condition(expect.condition());
      case Command.Peer peer -> peer.action().text();
      case Command.Provoke provoke ->
          provoke.about().map(Word::text).orElse("") + (provoke.step() ? " --step" : "");
      case Command.Teach teach -> teach.argument().orElse("");
      case Command.Set set -> set.setting().map(LinePrinter::setting).orElse("");
      case Command.Keep keep -> keep.action().text();
      case Command.Help help -> help.about().map(HelpTopic::word).orElse("");
      case SocketCommand.Accept _,
          SocketCommand.Getsockname _,
          SocketCommand.Getpeername _,
          SocketCommand.Atmark _,
          SocketCommand.Dup _,
          SocketCommand.Close _,
          Command.Cancel _,
          Command.Sockets _,
          Command.Options _,
          Command.Track _,
          Command.States _,
          Command.Use _,
          Command.Quit _ ->
          "";
    };
  }

  /** With a colon where a name before a port alone would read as the host. */
  private static String address(SocketCommand.Sendto sendto) {
    boolean namedLast =
        sendto.data() instanceof Data.Joined(var parts) && parts.getLast() instanceof Data.Value;
    return (namedLast && sendto.address() instanceof Address.HostPort(Host.Loopback _, Num _, int _)
            ? ":"
            : "")
        + sendto.address();
  }

  private static String create(SocketCommand.Create create) {
    SocketKind kind = create.kind();
    String word = kind.isUnix() ? "unix" : kind.word().replace("6", "");
    return word
        + (kind.isInet6() ? " --ipv6" : "")
        + type(kind)
        + nonblocking(create.nonblocking());
  }

  private static String type(SocketKind kind) {
    return switch (kind) {
      case UNIX_DGRAM -> " --dgram";
      case UNIX_SEQPACKET -> " --seqpacket";
      case TCP, TCP6, UDP, UDP6, UNIX -> "";
    };
  }

  private static String nonblocking(boolean on) {
    return on ? " --nonblock" : "";
  }

  private static String value(SocketCommand.Setopt setopt) {
    return setopt.option().shape() == SocketOption.Shape.FLAG
            && setopt.value() instanceof OptionValue.Int(int flag)
        ? flag == 0 ? "off" : "on"
        : setopt.value().toString();
  }

  private static String returns(Condition.Returns returns) {
    return "= "
        + returns.result().map(Object::toString).orElse("fd")
        + returns.errno().map(errno -> " " + errno).orElse("");
  }

  private static String condition(Condition condition) {
    return switch (condition) {
      case Condition.Returns returns -> returns(returns);
      case Condition.Compare compare ->
          compare.subject()
              + " "
              + compare.operator().text()
              + " "
              + compare.operands().stream()
                  .map(LinePrinter::operand)
                  .collect(Collectors.joining(" or "))
              + compare.within().map(time -> " within " + Literals.text(time)).orElse("");
    };
  }

  private static String operand(Command.Operand operand) {
    if (operand instanceof Command.Operand.Word(String text) && Literals.needsQuotes(text)) {
      return Literals.quoted(text);
    }
    return operand.toString();
  }

  private static String setting(Setting setting) {
    return switch (setting) {
      case Setting.Patience(Duration time) -> "patience " + Literals.text(time);
      case Setting.FeedbackLevel(Command.Feedback level) -> "feedback " + lower(level);
      case Setting.ShownNotation(Command.Notation notation) -> "notation " + lower(notation);
    };
  }

  private static String duration(Optional<Duration> time) {
    return time.map(Literals::text).orElse("");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
