package dev.sockstep.cli;

import dev.sockstep.command.ExportFormat;
import dev.sockstep.command.Mistake;
import dev.sockstep.export.Exports;
import dev.sockstep.export.Recorder;
import dev.sockstep.export.Recording;
import dev.sockstep.render.Printable;
import dev.sockstep.render.json.JsonRenderer;
import dev.sockstep.session.Settings;
import dev.sockstep.shell.ShellProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sockstep export}: a transcript or a script as a program or a document. */
@Command(
    name = "export",
    description = {
      "Write a transcript as a program or a document.",
      "A script is run first, for what it does is known only then."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Program program;
  private final Map<String, String> environment;

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      description = "python, c, java, html or markdown.")
  private ExportFormat format;

  @Parameters(index = "1", paramLabel = "FILE", description = "A transcript or a script.")
  private String file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it; standard output if not given.")
  private String output;

  @Option(
      names = "--socket",
      paramLabel = "NAME",
      description = "Only this socket's side of a program; may be given several times.")
  private Set<String> sockets = new LinkedHashSet<>();

  @Option(names = "--force", description = "Write over the output file if there is one.")
  private boolean force;

  ExportCommand(Program program, Map<String, String> environment) {
    this.program = program;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    try (Recording recording = recording()) {
      if (recording == null) {
        return CommandLine.ExitCode.USAGE;
      }
      String text = Exports.of(recording, format, sockets, Optional.ofNullable(output));
      if (output == null) {
        program.print(text);
      } else {
        Exports.write(text, output, force);
      }
      return CommandLine.ExitCode.OK;
    } catch (Mistake mistake) {
      program.err().println("sockstep: " + Printable.escaped(mistake.getMessage()));
    } catch (IOException e) {
      program.err().println("sockstep: " + FileErrors.text(e));
    }
    return CommandLine.ExitCode.USAGE;
  }

  private Recording recording() throws IOException, Mistake {
    if (isTranscript()) {
      return ShellProgram.recordings(environment).open(file, 1);
    }
    Settings settings = program.settings();
    JsonRenderer renderer = new JsonRenderer();
    try (Recorder recorder = Recorder.passing(renderer)) {
      return program.record(file, settings, renderer, recorder) ? recorder.recording() : null;
    }
  }

  /** A transcript's first line is an object; no line of a script begins like one. */
  private boolean isTranscript() throws IOException {
    if (file.equals("-") || !Files.isRegularFile(Path.of(file))) {
      return false;
    }
    try (BufferedReader reader =
        Files.newBufferedReader(Path.of(file), StandardCharsets.ISO_8859_1)) {
      int c = reader.read();
      while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        c = reader.read();
      }
      return c == '{';
    }
  }
}
