package dev.sockstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.equivalent.Equivalents;
import dev.sockstep.command.python.PythonNotation;
import dev.sockstep.command.python.RunTimeValues;
import dev.sockstep.model.SocketKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Every command survives native → Python → native, but for atmark and poll. */
class PythonRoundTripTest {
  @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void thePythonLineOfACommandMeansTheCommand(
      @ForAll("commands") SocketCommand command, @ForAll SocketKind kind) throws Mistake {
    SocketKind own = kindOf(command, kind);
    String python = Equivalents.of(command, own, "s", "made").python();

    assertThat(PythonNotation.isPython(python)).as(python).isTrue();
    List<SocketCommand> read = read(python);
    assertThat(read).as(python).hasSize(1);
    String again = Equivalents.of(read.getFirst(), own, "s", "made").python();
    assertThat(again).isEqualTo(joined(python));
    assertThat(read.getFirst().verb()).as(python).isEqualTo(verb(command));
  }

  /** CPython's sockets have no method for these: they take other modules, or two statements. */
  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void atmarkAndPollAreNoMethodsOfAPythonSocket(@ForAll("others") SocketCommand command) {
    String python = Equivalents.of(command, SocketKind.TCP, "s", "made").python();

    assertThat(python).containsAnyOf("fcntl.ioctl", "poll.poll(");
  }

  @Provide
  Arbitrary<SocketCommand> commands() {
    return sockets().filter(command -> !isOther(command) && isWritten(command));
  }

  @Provide
  Arbitrary<SocketCommand> others() {
    return Arbitraries.of(
        new SocketCommand.Atmark(),
        new SocketCommand.Poll(Optional.empty()),
        new SocketCommand.Poll(Optional.of(Duration.ofSeconds(1))));
  }

  private static Arbitrary<SocketCommand> sockets() {
    return RandomLines.lines()
        .map(Line::command)
        .filter(command -> command instanceof SocketCommand)
        .map(command -> (SocketCommand) command);
  }

  private static boolean isOther(SocketCommand command) {
    return command instanceof SocketCommand.Atmark || command instanceof SocketCommand.Poll;
  }

  /** Equivalents are made of commands whose values are all known. */
  private static boolean isWritten(SocketCommand command) {
    boolean alone = command instanceof SocketCommand.Socketpair pair && pair.second().isEmpty();
    String text = LinePrinter.print(Lines.without(command));
    boolean group = command instanceof SocketCommand.Join || command instanceof SocketCommand.Leave;
    return !alone && !text.matches("(?s).*\\$\\w+.*") && !(group && text.contains("nonsense"));
  }

  /** A group's family decides which socket it is for. */
  private static SocketKind kindOf(SocketCommand command, SocketKind kind) {
    return switch (command) {
      case SocketCommand.Create create -> create.kind();
      case SocketCommand.Socketpair pair -> pair.kind();
      case SocketCommand.Join(Group group) -> ofGroup(group);
      case SocketCommand.Leave(Group group) -> ofGroup(group);
      default -> kind;
    };
  }

  private static SocketKind ofGroup(Group group) {
    return group.address().toString().contains(":") ? SocketKind.UDP6 : SocketKind.UDP;
  }

  /** Literals that are added are one when they are read; a timeout of 0 is none at all. */
  private static String joined(String python) {
    return python.replace("\" + b\"", "").replace("settimeout(0)", "setblocking(False)");
  }

  /** In Python these are a flag of another call, or a value of another method. */
  private static Verb verb(SocketCommand command) {
    return switch (command) {
      case SocketCommand.Peek _ -> Verb.RECV;
      case SocketCommand.Urgent _ -> Verb.SEND;
      case SocketCommand.Timeout(var limit) when limit.filter(Duration::isZero).isPresent() ->
          Verb.BLOCK;
      default -> command.verb();
    };
  }

  private static List<SocketCommand> read(String python) throws Mistake {
    PythonNotation notation = new PythonNotation(RunTimeValues.NONE);
    List<SocketCommand> read = new ArrayList<>();
    for (PythonNotation.Part part : notation.parts(python)) {
      for (Line line : part.lines()) {
        read.add((SocketCommand) line.command());
      }
      notation.done(0);
    }
    return read;
  }
}
