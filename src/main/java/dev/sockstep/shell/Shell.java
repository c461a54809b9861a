package dev.sockstep.shell;

import dev.sockstep.export.Recorder;
import dev.sockstep.export.Recordings;
import dev.sockstep.export.SessionArchive;
import dev.sockstep.lab.Lab;
import dev.sockstep.model.Notice;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.json.JsonRenderer;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NativeLibc;
import java.io.IOError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.MaskingCallback;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/** The interactive shell: reads lines, has them run, and hands on what came of them. */
public final class Shell {
  private final Terminal terminal;
  private final ShellOptions options;
  private final Recorder recorder;
  private final LiveSession live;
  private final StepReader reader;
  private final CardPrinter printer;
  private final Optional<Guide> guide;
  private final TypedLines lines;

  /**
   * @param terminal where to read and print
   * @param libc the kernel interface
   * @param settings what {@code set} changes
   * @param options how the screen looks
   * @param history the file to keep the history in; empty to keep none
   * @param recordings where the transcript is kept
   * @param lessons what to teach; empty for a shell without a tutor
   * @throws IOException when the line editor can't use the terminal
   */
  Shell(
      Terminal terminal,
      Libc libc,
      Settings settings,
      ShellOptions options,
      Optional<Path> history,
      Recordings recordings,
      Optional<? extends Guide.Plan> lessons)
      throws IOException {
    this.terminal = terminal;
    this.options = options;
    JsonRenderer json = new JsonRenderer();
    this.recorder = Recorder.in(recordings, json);
    SessionArchive archive = new SessionArchive(recorder, recordings, !options.json());
    this.live = new LiveSession(libc, settings, archive);
    this.reader = reader(history);
    this.printer = new CardPrinter(terminal, settings, options, reader, json, this::prompt);
    Blackboard board = new Blackboard(terminal, printer, live, options.typing());
    live.begin(this::take, options.json() ? null : this::take);
    this.guide = lessons.map(plan -> plan.guide(board, Clock.systemUTC()));
    guide.filter(Guide::hasPages).ifPresent(_ -> PageKeys.bind(terminal, reader));
    reader.bindBothFormsOfArrows();
    FollowUps followUps = new FollowUps(terminal, printer, live);
    this.lines = new TypedLines(live, printer, archive, followUps, guide);
  }

  private StepReader reader(Optional<Path> history) throws IOException {
    Map<String, Object> variables = new HashMap<>();
    history.ifPresent(file -> variables.put(LineReader.HISTORY_FILE, file));
    variables.put(LineReader.SECONDARY_PROMPT_PATTERN, "");
    StepReader made = new StepReader(terminal, variables, options, this::link);
    history.ifPresent(file -> made.setHistory(new KeptHistory(file)));
    made.setParser(new Words());
    made.setCompleter(new Completions(live::sockets, live::peers));
    made.setHighlighter(new Highlights(options.colour()));
    // A "!" in a string is no reference to the history.
    made.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    made.option(LineReader.Option.HISTORY_IGNORE_SPACE, false);
    // Errnos, states and options are in capitals, and nobody likes to type those.
    made.option(LineReader.Option.CASE_INSENSITIVE, true);
    return made;
  }

  /**
   * The first call through the linker takes as long as all the rest: it is made while one types.
   */
  private void link() {
    Thread thread =
        new Thread(
            () -> {
              NativeLibc.link();
              options.lab().ifPresent(Lab::build);
            },
            "sockstep-link");
    thread.setDaemon(true);
    thread.start();
  }

  /** The network must be there before the first step; it is, unless somebody types very fast. */
  private void enter(Lab lab) {
    lab.build();
    lab.missing().forEach(what -> terminal.writer().println("    " + what));
  }

  /** Runs until Ctrl-D or {@code quit}. */
  void run() {
    SignalHandler before = terminal.handle(Signal.INT, _ -> interruptCommand());
    Attributes echoing = terminal.getAttributes();
    try {
      silence();
      if (guide.isPresent()) {
        options.lab().ifPresent(this::enter);
        guide.get().begin();
      } else {
        greet();
      }
      while (!live.now().hasQuit()) {
        try {
          Optional<String> unasked = guide.flatMap(Guide::unasked);
          String line = unasked.isPresent() ? unasked.get() : typed();
          options.lab().ifPresent(this::enter);
          lines.run(line);
        } catch (UserInterruptException e) {
          interrupt(e.getPartialLine());
        } catch (EndOfFileException | IOError e) {
          // Ctrl-D; or the terminal itself is gone, which JLine tells by an IOError.
          break;
        }
      }
      leave();
    } finally {
      terminal.setAttributes(echoing);
      terminal.handle(Signal.INT, before);
    }
  }

  /**
   * Keys pressed while a step or a lesson is at work are kept for the next line, and not to be seen
   * before, in the middle of a card: the line editor shows them then. It goes back to these
   * settings behind each line.
   */
  private void silence() {
    Attributes quiet = terminal.getAttributes();
    quiet.setLocalFlag(Attributes.LocalFlag.ECHO, false);
    terminal.setAttributes(quiet);
  }

  private String typed() {
    // A line that a provocation leaves to the student stands there already.
    String offered = live.now().offered().orElse(null);
    return reader.readLine(prompt(), null, (MaskingCallback) null, offered);
  }

  private String prompt() {
    return PromptText.of(live.sockets(), options, terminal);
  }

  private void greet() {
    if (!options.json()) {
      terminal
          .writer()
          .println("sockstep makes each line you type a real system call. Start with: create");
      if (options.lab().isPresent()) {
        terminal
            .writer()
            .println("This is the lab, a private network: explain lab says who is here.");
      }
      terminal.writer().println("help lists the verbs; Ctrl-D leaves.");
      terminal.flush();
    }
  }

  private void interruptCommand() {
    lines.interrupt();
    guide.ifPresent(Guide::pause);
  }

  /** Ctrl-C drops the line being typed; on an empty one it interrupts the latest blocked call. */
  private void interrupt(String line) {
    int left = line.isBlank() ? 0 : live.now().abandon();
    if (left > 0) {
      printer.say("the rest of the provocation (" + left + " lines) is dropped");
    }
    if (!line.isBlank()) {
      return;
    }
    boolean dropped = lines.drop();
    if (!live.now().interrupt() && !dropped) {
      printer.say("nothing is blocked; Ctrl-D leaves");
    }
  }

  private void leave() {
    guide.ifPresent(Guide::left);
    live.now().finish();
    recorder.close();
    terminal.flush();
  }

  /** From whichever thread finished the step. */
  private void take(StepReport report) {
    lines.take(report);
    if (guide.isEmpty() || !guide.get().takes(report)) {
      printer.print(report);
      lines.after(report);
    }
    recorder.record(report);
  }

  private void take(Notice notice) {
    recorder.tell(notice);
    if (guide.isEmpty() || !guide.get().takes(notice)) {
      printer.print(notice);
    }
  }
}
