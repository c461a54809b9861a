package dev.sockstep.cli;

import dev.sockstep.lesson.LessonCheck;
import dev.sockstep.lesson.LessonFiles;
import dev.sockstep.lesson.Machine;
import dev.sockstep.lesson.Verdict;
import dev.sockstep.lesson.VerdictJson;
import dev.sockstep.lesson.VerdictText;
import dev.sockstep.render.Printable;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sockstep check}: proves lessons. */
@Command(
    name = "check",
    description = "Run lessons without a person, and prove every expectation and solution.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every lesson passed, or was skipped for what this machine lacks",
      "1:an expectation or a solution failed",
      "2:wrong usage, or a file that is no lesson"
    })
final class CheckCommand implements Callable<Integer> {
  private final Program program;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "A lesson, or a folder: every .md file in it is checked.")
  private List<Path> paths;

  @Spec private CommandSpec spec;
  private int repeat;

  @Option(
      names = "--allow",
      paramLabel = "HOST",
      description = "Let lessons reach this host too, and not this machine only.")
  private Set<String> allowed = new LinkedHashSet<>();

  CheckCommand(Program program) {
    this.program = program;
  }

  /** How often, checked as it is read. */
  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Run each lesson N times.")
  void repeat(int times) {
    if (times < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--repeat takes a number from 1 on");
    }
    repeat = times;
  }

  @Override
  public Integer call() {
    List<Path> files = new ArrayList<>();
    try {
      for (Path path : paths) {
        files.addAll(LessonFiles.of(path));
      }
      if (files.isEmpty()) {
        program
            .err()
            .println(
                "sockstep: there is no lesson (.md) in "
                    + Printable.escaped(paths.getFirst().toString()));
        return CommandLine.ExitCode.USAGE;
      }
      return check(files);
    } catch (IOException e) {
      program.err().println("sockstep: " + FileErrors.text(e));
      return CommandLine.ExitCode.USAGE;
    }
  }

  private int check(List<Path> files) throws IOException {
    Settings settings = program.settings();
    Printer printer = program.printer(settings);
    VerdictJson json = new VerdictJson();
    List<Verdict> verdicts = new ArrayList<>();
    NativeLibc.link();
    NativeLibc libc = new NativeLibc();
    boolean whole = paths.stream().anyMatch(Files::isDirectory);
    long start = System.nanoTime();
    new LessonCheck(
            libc,
            new Machine(libc, program.network().isPresent()),
            settings.patience(),
            allowed,
            repeat)
        .run(
            files,
            whole,
            verdict -> {
              verdicts.add(verdict);
              if (program.json()) {
                printer.printLine(json.of(verdict));
              } else {
                printer.print(VerdictText.of(verdict));
              }
            });
    if (!program.json()) {
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      printer.print(List.of(VerdictText.summary(verdicts, time)));
    }
    return status(verdicts);
  }

  private static int status(List<Verdict> verdicts) {
    int status = CommandLine.ExitCode.OK;
    for (Verdict verdict : verdicts) {
      switch (verdict.status()) {
        case UNREADABLE -> status = CommandLine.ExitCode.USAGE;
        case FAILED -> status = Math.max(status, ScriptRun.EXPECTATION_FAILED);
        case PASSED, SKIPPED -> {}
      }
    }
    return status;
  }
}
