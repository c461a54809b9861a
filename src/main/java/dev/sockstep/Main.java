package dev.sockstep;

import java.io.IOException;
import java.util.Scanner;
import org.fusesource.jansi.Ansi;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;
import picocli.CommandLine;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A stand-in: a prompt that knows only {@code quit}, so that the image can be built and timed. */
public final class Main {
  private Main() {}

  @CommandLine.Command(name = "sockstep", mixinStandardHelpOptions = true, version = "sockstep")
  private static final class Options {
    @CommandLine.Option(names = "--json", description = "One JSON object a line.")
    private boolean json;
  }

  /**
   * Runs the program.
   *
   * @param args the command line
   * @throws IOException when the terminal cannot be opened
   */
  public static void main(String[] args) throws IOException {
    if (args.length > 0) {
      Options options = new Options();
      CommandLine line = new CommandLine(options);
      line.parseArgs(args);
      if (options.json) {
        try (JsonGenerator json =
            new JsonFactory().createGenerator(ObjectWriteContext.empty(), System.out)) {
          json.writeStartObject().writeStringProperty("status", "done").writeEndObject();
        }
      } else {
        line.usage(System.out);
      }
      return;
    }
    if (System.console() != null && System.console().isTerminal()) {
      prompt();
    } else {
      script();
    }
  }

  private static void script() {
    try (Scanner in = new Scanner(System.in)) {
      while (in.hasNextLine()) {
        System.out.println(Ansi.ansi().bold().a(in.nextLine()).reset());
      }
    }
  }

  private static void prompt() throws IOException {
    String type = System.getenv().getOrDefault("TERM", "dumb");
    String capabilities = InfoCmp.getDefaultInfoCmp(type);
    if (capabilities != null) {
      InfoCmp.setLoadedInfoCmp(type, capabilities);
    }
    try (Terminal terminal = TerminalBuilder.builder().provider("jni").dumb(false).build()) {
      LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
      while (true) {
        String line = reader.readLine("sockstep> ");
        if (line.equals("quit")) {
          return;
        }
        terminal.writer().println(line);
      }
    } catch (EndOfFileException | UserInterruptException left) {
      return;
    }
  }
}
