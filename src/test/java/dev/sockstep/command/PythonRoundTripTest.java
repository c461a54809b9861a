package dev.sockstep.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sockstep.command.python.Facts;
import dev.sockstep.command.python.PythonNotation;
import dev.sockstep.model.SocketKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every command survives native → Python → native, but for those that the last test names. */
class PythonRoundTripTest {
  @Property(tries = 6000, edgeCases = EdgeCasesMode.NONE)
  void thePythonLineOfACommandMeansTheCommand(
      @ForAll("commands") SocketCommand command, @ForAll SocketKind kind) throws Mistake {
    SocketKind own = kindOf(command, kind);
    String python = Equivalents.of(command, own, "s", "made").python();

    assertThat(PythonNotation.isPython(python)).as(python).isTrue();
    List<String> read = read(python);
    assertThat(read).as(python).isEqualTo(expected(command, own));
  }

  /** What CPython has no method for: recv_into's flags aside, a socket has no ioctl, and no poll. */
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
        new SocketCommand.Poll(Optional.of(java.time.Duration.ofSeconds(1))));
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
    boolean odd =
        command instanceof SocketCommand.Socketpair(_, _, Optional<Name> second)
            && second.isEmpty();
    String text = LinePrinter.print(Lines.without(command));
    boolean group = command instanceof SocketCommand.Join || command instanceof SocketCommand.Leave;
    return !odd && !text.matches("(?s).*\\$\\w+.*") && !(group && text.contains("nonsense"));
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

  private static List<String> expected(SocketCommand command, SocketKind kind) {
    String address = kind.isInet6() ? "::" : "0.0.0.0";
    String loopback = kind.isInet6() ? "::1" : "127.0.0.1";
    return List.of(command.toString());
  }

  private static List<String> read(String python) throws Mistake {
    PythonNotation notation = new PythonNotation(Facts.NONE);
    List<String> read = new ArrayList<>();
    for (PythonNotation.Part part : notation.parts(python)) {
      for (Line line : part.lines()) {
        read.add(line.command().toString());
      }
      notation.done(0);
    }
    return read;
  }
}
