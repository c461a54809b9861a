package dev.sockstep.cli;

import picocli.CommandLine;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A stand-in for the program's options. */
public final class StubCli {
  private StubCli() {}

  @CommandLine.Command(name = "sockstep", mixinStandardHelpOptions = true, version = "sockstep")
  private static final class Options {
    @CommandLine.Option(names = "--json", description = "One JSON object a line.")
    private boolean json;
  }

  /**
   * Runs what the options say.
   *
   * @param args the command line
   */
  public static void run(String[] args) {
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
  }
}
