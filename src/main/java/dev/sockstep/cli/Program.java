package dev.sockstep.cli;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Literals;
import dev.sockstep.export.Recorder;
import dev.sockstep.lab.Lab;
import dev.sockstep.render.json.JsonRenderer;
import dev.sockstep.session.Confinement;
import dev.sockstep.session.Settings;
import dev.sockstep.shell.ShellProgram;
import dev.sockstep.shell.Terminals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The program's own options and what they start. */
@Command(
    name = "sockstep",
    description = {
      "The life of a socket, one real system call at a time.",
      "Without a command: the shell, or where standard input is no terminal, a script from it."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:fine",
      "1:an expectation failed",
      "2:wrong usage, unreadable input, or a line that could not be run",
      "70:a fault of the program itself"
    })
public final class Program implements Callable<Integer> {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;
  private final Optional<Lab> network;

  @Option(
      names = "--feedback",
      scope = ScopeType.INHERIT,
      paramLabel = "LEVEL",
      defaultValue = "normal",
      description = "How much is said of a step: silent, brief, normal or full.")
  private Feedback feedback;

  @Option(
      names = "--color",
      scope = ScopeType.INHERIT,
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto, always or never; auto honours NO_COLOR and pipes.")
  private Color color;

  @Option(
      names = "--patience",
      scope = ScopeType.INHERIT,
      paramLabel = "TIME",
      defaultValue = "300ms",
      description = "How long a call may take before it is reported as blocked (300ms).")
  private Duration patience;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print each step as one JSON object on a line.")
  private boolean json;

  @Option(
      names = "--lab",
      scope = ScopeType.INHERIT,
      description = {
        "Run in a private network: it captures packets without root, and has hosts and routes to"
            + " fail on. In the shell, explain lab says which."
      })
  private boolean lab;

  /** When to use colours. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  public Program(
      InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
    this(in, out, err, environment, Optional.empty());
  }

  /**
   * @param network the private network that the launcher has put this process into, to be built;
   *     empty in the machine's own
   */
  public Program(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Optional<Lab> network) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.network = network;
  }

  /**
   * Runs the program.
   *
   * @return its exit status
   */
  public int run(String[] arguments) {
    CommandLine line = new CommandLine(this);
    line.addSubcommand(new CheckCommand(this));
    line.addSubcommand(new LearnCommand(this));
    line.addSubcommand(new ReplayCommand(this));
    line.addSubcommand(new OpenCommand(this, environment));
    line.addSubcommand(new ExportCommand(this, environment));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Duration.class, Program::duration);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.setExecutionStrategy(this::execute);
    Throwable[] bug = new Throwable[1];
    line.setExecutionExceptionHandler(
        (thrown, _, _) -> {
          bug[0] = thrown;
          return 0;
        });
    int status = line.execute(arguments);
    if (bug[0] instanceof RuntimeException ours) {
      throw ours;
    }
    if (bug[0] != null) {
      throw new IllegalStateException(bug[0]);
    }
    return status;
  }

  /** Whatever the command is, the network that it runs in comes first. */
  private int execute(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    if (lab && network.isEmpty()) {
      err.println("sockstep: --lab is made by the launcher: start bin/sockstep, not Java itself");
      return CommandLine.ExitCode.USAGE;
    }
    network.ifPresent(this::build);
    return new CommandLine.RunLast().execute(parsed);
  }

  private void build(Lab built) {
    built.build();
    built.missing().forEach(what -> err.println("sockstep: " + what));
  }

  private static Duration duration(String text) {
    Duration duration = Literals.duration(text, 1);
    if (duration == null) {
      throw new CommandLine.TypeConversionException(
          "'" + text + "' is no duration: write 300ms or 2s");
    }
    return duration;
  }

  @Command(
      name = "run",
      description = "Run a script, or the steps of a lesson.",
      mixinStandardHelpOptions = true)
  int runScript(
      @Parameters(paramLabel = "FILE", description = "The script; - is standard input.")
          String file,
      @Option(
              names = "--allow",
              paramLabel = "HOST",
              description = "Let a lesson reach this host too, and not this machine only.")
          Set<String> allowed)
      throws IOException {
    return script(file, allowed == null ? Set.of() : allowed);
  }

  @Override
  public Integer call() throws IOException {
    if (!Terminals.isTerminal(0)) {
      return script("-", Set.of());
    }
    ShellProgram.run(settings(), colour(), json, environment, network);
    return 0;
  }

  private int script(String file, Set<String> allowed) throws IOException {
    Optional<Script> script = Script.open(file, in, err);
    if (script.isEmpty()) {
      return CommandLine.ExitCode.USAGE;
    }
    Settings settings = settings();
    // One renderer: what is printed as JSON and kept is the same text.
    JsonRenderer renderer = new JsonRenderer();
    try (Script opened = script.get();
        Recorder recorder = Recorder.passing(renderer)) {
      return run(opened, allowed, settings, printer(settings, renderer), recorder);
    }
  }

  private int run(
      Script script, Set<String> allowed, Settings settings, Printer printer, Recorder recorder) {
    // A script is the person's own; a lesson is from somebody.
    Confinement reach =
        script.isLesson() ? Confinement.lesson(allowed, network.isPresent()) : Confinement.NONE;
    return new ScriptRun(
            settings, printer, err, reach, ShellProgram.recordings(environment), recorder)
        .run(script);
  }

  /**
   * Runs a script without a word, to be recorded.
   *
   * @param renderer the recorder's: each report is rendered once
   * @return whether it could be read
   */
  boolean record(String file, Settings settings, JsonRenderer renderer, Recorder recorder)
      throws IOException {
    Optional<Script> script = Script.open(file, in, err);
    if (script.isEmpty()) {
      return false;
    }
    try (Script opened = script.get();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream())) {
      Printer silent = new Printer(nowhere, settings, renderer, false, environment);
      run(opened, Set.of(), settings, silent, recorder);
      return true;
    }
  }

  Optional<Lab> network() {
    return network;
  }

  Map<String, String> environment() {
    return environment;
  }

  void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  PrintStream err() {
    return err;
  }

  boolean json() {
    return json;
  }

  Printer printer(Settings settings) {
    return printer(settings, new JsonRenderer());
  }

  private Printer printer(Settings settings, JsonRenderer renderer) {
    return new Printer(out, settings, json ? renderer : null, colour(), environment);
  }

  Settings settings() {
    Settings settings = new Settings();
    settings.feedback(feedback);
    settings.patience(patience);
    settings.lab(network.isPresent());
    return settings;
  }

  boolean colour() {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      // https://no-color.org: "when present and not an empty string (regardless of its value)"
      case AUTO ->
          environment.getOrDefault("NO_COLOR", "").isEmpty()
              && !environment.getOrDefault("TERM", "dumb").equals("dumb")
              && Terminals.isTerminal(1);
    };
  }
}
