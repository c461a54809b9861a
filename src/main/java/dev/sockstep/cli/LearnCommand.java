package dev.sockstep.cli;

import dev.sockstep.lesson.Catalogue;
import dev.sockstep.lesson.Event;
import dev.sockstep.lesson.Menu;
import dev.sockstep.lesson.Progress;
import dev.sockstep.lesson.ProgressFile;
import dev.sockstep.lesson.ProgressReport;
import dev.sockstep.render.Printable;
import dev.sockstep.shell.ShellProgram;
import dev.sockstep.shell.StateFolder;
import dev.sockstep.shell.Terminals;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sockstep learn}: lessons, worked through alone. */
@Command(
    name = "learn",
    description = {
      "Work through lessons in the shell; where you are is kept.",
      "Without LESSON: a menu of all there are."
    },
    mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {
  private final Program program;

  @Parameters(
      paramLabel = "LESSON",
      arity = "0..1",
      description = "A lesson's id, its file, or a folder of lessons.")
  private String lesson;

  @Option(names = "--progress", description = "Show how far you are, and leave.")
  private boolean shows;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Write a report of what you did: as JSON to FILE.json, else Markdown; - prints.")
  private String export;

  @Option(
      names = "--allow",
      paramLabel = "HOST",
      description = "Let lessons reach this host too without asking, and not this machine only.")
  private Set<String> allowed = new LinkedHashSet<>();

  LearnCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() throws IOException {
    Optional<LessonChoice.Chosen> choice = new LessonChoice(program).of(lesson);
    if (choice.isEmpty()) {
      return CommandLine.ExitCode.USAGE;
    }
    Optional<Path> folder = StateFolder.of(program.environment());
    Progress progress =
        folder
            .<Progress>map(f -> new ProgressFile(f.resolve("progress.jsonl")))
            .orElse(new Unkept());
    Catalogue catalogue = choice.get().catalogue();
    if (export != null) {
      return export(new ProgressReport(catalogue, progress.events()));
    }
    if (shows) {
      Menu menu = new Menu(catalogue, progress.events());
      program.printer(program.settings()).print(menu.overview());
      return CommandLine.ExitCode.OK;
    }
    if (!Terminals.isTerminal(0) || !Terminals.isTerminal(1)) {
      return wrong("learn is a dialogue, and needs a terminal; check runs lessons without one");
    }
    ShellProgram.learn(
        program.settings(),
        program.colour(),
        program.environment(),
        program.network(),
        catalogue,
        choice.get().first(),
        progress,
        allowed);
    return CommandLine.ExitCode.OK;
  }

  private int export(ProgressReport report) {
    boolean json = program.json() || export.endsWith(".json");
    String text = json ? report.json() : report.markdown();
    if (export.equals("-")) {
      program.printer(program.settings()).printText(text);
      return CommandLine.ExitCode.OK;
    }
    try {
      Files.writeString(Path.of(export), text, StandardOpenOption.CREATE_NEW);
      return CommandLine.ExitCode.OK;
    } catch (FileAlreadyExistsException e) {
      return wrong("there is a file " + Printable.escaped(export) + " already; name another");
    } catch (IOException | InvalidPathException e) {
      return wrong("cannot write " + Printable.escaped(export + ": " + e.getMessage()));
    }
  }

  private int wrong(String text) {
    program.err().println("sockstep: " + text);
    return CommandLine.ExitCode.USAGE;
  }

  /** Where nothing can be kept, a lesson can be learned all the same. */
  private static final class Unkept implements Progress {
    private final List<Event> events = new ArrayList<>();

    @Override
    public void add(Event event) {
      events.add(event);
    }

    @Override
    public Optional<String> trouble() {
      return Optional.of("there is no folder for it to be written to");
    }

    @Override
    public List<Event> events() {
      return List.copyOf(events);
    }
  }
}
