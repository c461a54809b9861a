package dev.sockstep.cli;

import dev.sockstep.lesson.Lesson;
import dev.sockstep.lesson.Machine;
import dev.sockstep.lesson.Replay;
import dev.sockstep.session.Confinement;
import dev.sockstep.session.Settings;
import dev.sockstep.shell.ShellProgram;
import dev.sockstep.shell.Terminals;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sockstep replay}: a lesson at the front of a class. */
@Command(
    name = "replay",
    description = {
      "Show a lesson to a class, one thing at each key.",
      "Enter, space or page down: the next thing; a step is typed and run. back, page up: what"
          + " was shown before. Any verb works at any time; resume goes on with the lesson."
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  private final Program program;

  @Parameters(paramLabel = "LESSON", description = "A lesson's id, or its file.")
  private String lesson;

  @Option(
      names = "--auto",
      description = "Go on without a key; any key pauses. Without a terminal, print it all.")
  private boolean auto;

  @Option(
      names = "--pace",
      paramLabel = "TIME",
      defaultValue = "3s",
      description = "How long --auto shows each thing (3s).")
  private Duration pace;

  @Option(
      names = "--allow",
      paramLabel = "HOST",
      description = "Let the lesson reach this host too, and not this machine only.")
  private Set<String> allowed = new LinkedHashSet<>();

  ReplayCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() throws IOException {
    boolean terminal = Terminals.isTerminal(0) && Terminals.isTerminal(1);
    if (!terminal && !auto) {
      return wrong("replay needs a terminal; --auto prints the lesson as it runs, without one");
    }
    Optional<LessonChoice.Chosen> chosen = new LessonChoice(program).of(lesson);
    if (chosen.isEmpty()) {
      return CommandLine.ExitCode.USAGE;
    }
    if (chosen.get().first().isEmpty()) {
      return wrong("replay shows one lesson: name it, not a folder");
    }
    Lesson shown = chosen.get().first().get();
    if (!terminal) {
      return print(shown);
    }
    ShellProgram.replay(
        program.settings(),
        program.colour(),
        program.environment(),
        program.network(),
        shown,
        allowed,
        auto ? Optional.of(pace) : Optional.empty());
    return CommandLine.ExitCode.OK;
  }

  /** Without a terminal: everything one after the other. */
  private int print(Lesson shown) {
    NativeLibc.link();
    Settings settings = program.settings();
    NativeLibc libc = new NativeLibc();
    try (PrintedBoard board = new PrintedBoard(libc, settings, program.printer(settings))) {
      boolean lab = program.network().isPresent();
      List<String> lacks = new Machine(libc, lab).lacks(shown);
      Replay replay = new Replay(shown, board, Confinement.lesson(allowed, lab), false, lacks);
      board.sink(replay::takes);
      replay.begin();
      while (!replay.isOver() && !board.isBroken()) {
        LockSupport.parkNanos(pace.toNanos());
        replay.next();
      }
      return replay.isAsExpected() ? CommandLine.ExitCode.OK : ScriptRun.EXPECTATION_FAILED;
    }
  }

  private int wrong(String text) {
    program.err().println("sockstep: " + text);
    return CommandLine.ExitCode.USAGE;
  }
}
