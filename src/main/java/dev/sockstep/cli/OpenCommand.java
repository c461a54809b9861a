package dev.sockstep.cli;

import dev.sockstep.command.Mistake;
import dev.sockstep.export.Recording;
import dev.sockstep.export.RecordingList;
import dev.sockstep.export.Recordings;
import dev.sockstep.render.Printable;
import dev.sockstep.render.Row;
import dev.sockstep.render.Style;
import dev.sockstep.session.Settings;
import dev.sockstep.shell.ShellProgram;
import dev.sockstep.shell.Terminals;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sockstep open}: steps through a transcript, without a kernel. */
@Command(
    name = "open",
    description = {
      "Step through a recording, forward and back; no call is made.",
      "Without a terminal, its cards are printed."
    },
    mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
  private final Program program;
  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description =
          "What save --json or run --json has written, or the number of a session listed.")
  private String file;

  OpenCommand(Program program, Map<String, String> environment) {
    this.program = program;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = program.settings();
    Recordings recordings = ShellProgram.recordings(environment);
    if (file == null) {
      Printer printer = program.printer(settings);
      RecordingList.of(recordings).forEach(line -> printer.print(List.of(new Row(4).plain(line))));
      return CommandLine.ExitCode.OK;
    }
    try {
      Recording recording = recordings.open(file, 1);
      if (Terminals.isTerminal(0) && Terminals.isTerminal(1) && !program.json()) {
        ShellProgram.play(recording, settings, program.colour(), environment);
      } else {
        print(recording, program.printer(settings));
      }
      return CommandLine.ExitCode.OK;
    } catch (Mistake mistake) {
      program.err().println("sockstep: " + Printable.escaped(mistake.getMessage()));
    } catch (IOException e) {
      program.err().println("sockstep: " + Printable.escaped(e.getMessage()));
    }
    return CommandLine.ExitCode.USAGE;
  }

  /** Every card, as {@code run} prints them; with --json, every line. */
  private void print(Recording recording, Printer printer) throws IOException {
    try (recording) {
      if (!program.json()) {
        String cut = recording.isCut() ? ", cut off behind the last" : "";
        Row head = new Row(4).add(Style.WAITING, "RECORDING  ");
        String steps = recording.steps() == 1 ? "1 step" : recording.steps() + " steps";
        head.plain(recording.name() + ", " + steps + cut);
        printer.print(List.of(head.add(Style.QUIET, "  (nothing here happens now)")));
      }
      for (int step = 1; step <= recording.steps() && !printer.isBroken(); step++) {
        printer.print(recording.step(step));
      }
    }
  }
}
