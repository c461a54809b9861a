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
        line.assign().map(name -> name + " = ").orElse("")
            + line.target().map(name -> name + ".").orElse("");
    return names + print(line.command());
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
      case Command.Create create -> create(create);
      case Command.Bind bind -> bind.address().toString();
      case Command.Listen listen -> listen.backlog().map(Num::toString).orElse("");
      case Command.Connect connect -> connect.address().toString();
      case Command.Send send -> send.data().toString();
      case Command.Recv recv -> recv.count().toString();
      case Command.Shutdown shutdown -> lower(shutdown.direction());
      case Command.Setopt setopt -> setopt.option() + " " + value(setopt);
      case Command.Getopt getopt -> getopt.option().toString();
      case Command.Block block -> block.on() ? "on" : "off";
      case Command.Wait wait -> duration(wait.limit());
      case Command.Sleep sleep -> Literals.text(sleep.time());
      case Command.Explain explain -> explain.word().text();
      case Command.Wire wire -> wire.save().map(file -> "save " + file(file)).orElse("");
      case Command.Expect expect -> condition(expect.condition());
      case Command.Peer peer -> peer.action().text();
      case Command.Set set -> set.setting().map(LinePrinter::setting).orElse("");
      case Command.Help help -> help.about().map(Verb::word).orElse("");
      case Command.Accept _,
          Command.Close _,
          Command.Cancel _,
          Command.Sockets _,
          Command.Inspect _,
          Command.Track _,
          Command.States _,
          Command.Use _,
          Command.Quit _ ->
          "";
    };
  }

  private static String create(Command.Create create) {
    SocketKind kind = create.kind();
    String word = kind.word().replace("6", "");
    return word + (kind.isInet6() ? " --ipv6" : "") + (create.nonblocking() ? " --nonblock" : "");
  }

  private static String value(Command.Setopt setopt) {
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
    if (operand instanceof Command.Operand.Word(String text) && needsQuotes(text)) {
      return Literals.quoted(text);
    }
    return operand.toString();
  }

  private static boolean needsQuotes(String text) {
    return text.isEmpty()
        || text.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || "\"'=!<>#$".indexOf(c) >= 0);
  }

  private static String file(String name) {
    return needsQuotes(name) ? Literals.quoted(Literals.latin1(name)) : name;
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
