package dev.sockstep.shell;

import dev.sockstep.command.Command.Feedback;
import dev.sockstep.command.Line;
import dev.sockstep.export.Next;
import dev.sockstep.export.Recorder;
import dev.sockstep.export.Recording;
import dev.sockstep.export.Recordings;
import dev.sockstep.export.SessionArchive;
import dev.sockstep.lab.Lab;
import dev.sockstep.lesson.Board;
import dev.sockstep.model.Notice;
import dev.sockstep.model.Peers;
import dev.sockstep.model.SocketView;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.Glyphs;
import dev.sockstep.render.JsonRenderer;
import dev.sockstep.render.Look;
import dev.sockstep.render.Printable;
import dev.sockstep.render.Row;
import dev.sockstep.render.TextRenderer;
import dev.sockstep.session.Confinement;
import dev.sockstep.session.LineRunner;
import dev.sockstep.session.Session;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.Libc;
import dev.sockstep.sys.NativeLibc;
import java.io.IOError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.MaskingCallback;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;

/** The interactive shell: reads a line, runs it, prints its card, and tells of late ends. */
public final class Shell {
  private static final AttributedStyle NAME =
      AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);

  private final Terminal terminal;
  private final Settings settings;
  private final ShellOptions options;
  private final Libc libc;
  private LineRunner runner;
  private final StepReader reader;
  private final Optional<Guide> guide;
  private final JsonRenderer json = new JsonRenderer();
  private final Recorder recorder;
  private final SessionArchive archive;

  /** A lesson that is begun again gets one of its own. */
  private volatile Session session;

  /** Whether no cards are printed, for the steps are those that a student has seen before. */
  private volatile boolean quiet;

  /** The sockets as last seen, for the line editor: it must never wait for the session's lock. */
  private volatile List<SocketView> sockets = List.of();

  /** The peers as last seen, likewise. */
  private volatile List<Peers.Of> peers = List.of();

  /** Whether lines are repeated above their cards, for several were typed at once. */
  private volatile boolean echo;

  /** Whether Ctrl-C has ended the command under way. */
  private volatile boolean interrupted;

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
    this.settings = settings;
    this.options = options;
    this.libc = libc;
    this.recorder = Recorder.in(recordings, json);
    this.archive = new SessionArchive(recorder, recordings, !options.json());
    this.session = session();
    this.reader = reader(history);
    this.guide = lessons.map(plan -> plan.guide(new Blackboard(), Clock.systemUTC()));
    guide.filter(Guide::hasPages).ifPresent(_ -> PageKeys.bind(terminal, reader));
  }

  private Session session() {
    return new Session(libc, settings, this::show, options.json() ? null : this::tell, archive);
  }

  private StepReader reader(Optional<Path> history) throws IOException {
    Map<String, Object> variables = new HashMap<>();
    history.ifPresent(file -> variables.put(LineReader.HISTORY_FILE, file));
    variables.put(LineReader.SECONDARY_PROMPT_PATTERN, "");
    StepReader made = new StepReader(terminal, variables, this::link);
    history.ifPresent(file -> made.setHistory(new KeptHistory(file)));
    made.setParser(new Words());
    made.setCompleter(new Completions(() -> sockets, () -> peers));
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
    try {
      if (guide.isPresent()) {
        options.lab().ifPresent(this::enter);
        guide.get().begin();
      } else {
        greet();
      }
      while (!session.hasQuit()) {
        try {
          Optional<String> unasked = guide.flatMap(Guide::unasked);
          // A line that a provocation leaves to the student stands there already.
          String offered = session.offered().orElse(null);
          runLines(
              unasked.isPresent()
                  ? unasked.get()
                  : reader.readLine(prompt(), null, (MaskingCallback) null, offered));
        } catch (UserInterruptException e) {
          interrupt(e.getPartialLine());
        } catch (EndOfFileException | IOError e) {
          // Ctrl-D; or the terminal itself is gone, which JLine tells by an IOError.
          break;
        }
      }
      leave();
    } finally {
      terminal.handle(Signal.INT, before);
    }
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
    interrupted = session.interruptCommand();
    guide.ifPresent(Guide::pause);
  }

  /** What was pasted may be several lines: each is run, whatever comes of those before it. */
  private void runLines(String text) {
    options.lab().ifPresent(this::enter);
    List<String> lines = text.isEmpty() ? List.of("") : text.lines().toList();
    echo = lines.size() > 1;
    interrupted = false;
    int dropped = 0;
    for (String line : lines) {
      if (session.hasQuit()) {
        return;
      }
      if (interrupted) {
        dropped++;
        continue;
      }
      if (guide.isEmpty() || !guide.get().takes(line)) {
        runLine(line);
        follow(archive.next());
      }
    }
    endLines(lines);
    echo = false;
    guide.ifPresent(Guide::ended);
    if (dropped > 0) {
      terminal.writer().println("    interrupted: " + dropped + " more lines were not run");
    }
    // A Ctrl-C that came with Enter was about these lines, not about the next.
    Thread.interrupted();
  }

  private void runLine(String line) {
    runner().run(SourceLine.typed(line));
  }

  /** It keeps what Python has named: a lesson that is begun again gets one of its own. */
  private LineRunner runner() {
    if (runner == null || !runner.isOf(session)) {
      runner = new LineRunner(session, Confinement.NONE, this::typed);
    }
    return runner;
  }

  private void typed(Line line, StepReport report) {
    guide.ifPresent(leader -> leader.typed(line, report));
  }

  /** What was pasted is a whole program; at the prompt a blank line ends a with block. */
  private void endLines(List<String> lines) {
    runner().flush();
    boolean whole = lines.size() > 1 || lines.stream().allMatch(String::isBlank);
    if (whole && runner.isInBlock() && !session.hasQuit()) {
      runner.end(SourceLine.typed("# the with block ends here"));
    }
  }

  /** Does what a step has asked for beyond itself. */
  private void follow(Next next) {
    switch (next) {
      case Next.Nothing _ -> {}
      case Next.Play(Recording recording) -> play(recording);
      case Next.Again(List<String> lines) -> {
        echo = true;
        List<String> all = Stream.concat(session.endings().stream(), lines.stream()).toList();
        for (String line : all) {
          if (interrupted) {
            break;
          }
          runLine(line);
        }
      }
    }
  }

  private void play(Recording recording) {
    try {
      Next next = new Player(terminal, recording, this::look).run();
      terminal.writer().println("    the recording is left; this is the session again");
      follow(next);
    } catch (IOException e) {
      terminal.writer().println("    " + Printable.escaped(e.getMessage()));
    }
    terminal.flush();
  }

  /** Ctrl-C drops the line being typed; on an empty one it interrupts the latest blocked call. */
  private void interrupt(String line) {
    int left = line.isBlank() ? 0 : session.abandon();
    if (left > 0) {
      terminal.writer().println("    the rest of the provocation (" + left + " lines) is dropped");
      terminal.flush();
    }
    if (line.isBlank() && !session.interrupt()) {
      terminal.writer().println("    nothing is blocked; Ctrl-D leaves");
      terminal.flush();
    }
  }

  private void leave() {
    session.finish();
    recorder.close();
    terminal.flush();
  }

  /** Takes each report, from whichever thread finished the step. */
  private void show(StepReport report) {
    sockets = session.sockets();
    peers = session.peers();
    if (quiet) {
      return;
    }
    if (guide.isEmpty() || !guide.get().takes(report)) {
      print(
          options.json() ? json.render(report) + "\n" : TextRenderer.render(report, look(report)));
    }
    recorder.record(report);
  }

  /** Tells of what nobody typed. */
  private void tell(Notice notice) {
    sockets = session.sockets();
    recorder.tell(notice);
    if (settings.feedback() == Feedback.SILENT || quiet) {
      return;
    }
    if (guide.isEmpty() || !guide.get().takes(notice)) {
      print(TextRenderer.render(notice, look()));
    }
  }

  private void print(String text) {
    if (text.isEmpty()) {
      return;
    }
    // Above the line being typed, if one is: the reader knows, and tells under its own lock.
    reader.setPrompt(prompt());
    reader.printAbove(text);
  }

  /** A line that nobody has typed is repeated above its card. */
  private Look look(StepReport report) {
    Look look = look();
    return report.source().file() == null
        ? look
        : new Look(
            look.width(), look.colour(), look.glyphs(), look.feedback(), look.notation(), true);
  }

  private Look look() {
    int width = terminal.getWidth() > 0 ? terminal.getWidth() : 80;
    Glyphs glyphs = options.unicode() ? Glyphs.UNICODE : Glyphs.ASCII;
    return new Look(
        width, options.colour(), glyphs, settings.feedback(), settings.notation(), echo);
  }

  /** The current socket and its stage. */
  private String prompt() {
    AttributedStringBuilder prompt = new AttributedStringBuilder();
    AttributedStyle name = options.colour() ? NAME : AttributedStyle.DEFAULT;
    AttributedStyle quiet =
        options.colour() ? AttributedStyle.DEFAULT.faint() : AttributedStyle.DEFAULT;
    Optional<SocketView> current = sockets.stream().filter(SocketView::current).findFirst();
    if (current.isPresent()) {
      prompt.styled(name, current.get().name());
      String blocked = current.get().blockedIn();
      String stage = current.get().stage().word();
      prompt.styled(quiet, " " + stage + (blocked == null ? "" : ", in " + blocked));
    } else {
      prompt.styled(name, "sockstep");
    }
    prompt.append(options.unicode() ? " › " : " > ");
    return prompt.toAnsi(terminal);
  }

  /** Where a lesson is shown: this shell's terminal. */
  private final class Blackboard implements Board {
    @Override
    public Look look() {
      Look look = Shell.this.look();
      // The line of each step stands on the page already.
      return new Look(
          look.width(), look.colour(), look.glyphs(), look.feedback(), look.notation(), false);
    }

    @Override
    public int height() {
      return terminal.getHeight() > 0 ? terminal.getHeight() : 24;
    }

    @Override
    public void draw(List<String> page) {
      terminal.puts(Capability.clear_screen);
      page.forEach(terminal.writer()::println);
      terminal.writer().println();
      terminal.flush();
    }

    @Override
    public void type(List<String> page, int row, Row prompt, String command) {
      draw(page);
      terminal.puts(Capability.cursor_address, row, 0);
      terminal.writer().print(TextRenderer.render(List.of(prompt), look()).stripTrailing() + " ");
      for (char c : Printable.escaped(command).toCharArray()) {
        terminal.writer().print(c);
        terminal.flush();
        LockSupport.parkNanos(options.typing().toNanos());
      }
    }

    @Override
    public Session session() {
      return session;
    }

    @Override
    public void print(List<Row> rows) {
      Shell.this.print(TextRenderer.render(rows, look()));
    }

    @Override
    public void restart() {
      quietly(session::close);
      session = Shell.this.session();
      sockets = List.of();
      peers = List.of();
    }

    @Override
    public void quietly(Runnable steps) {
      quiet = true;
      try {
        steps.run();
      } finally {
        quiet = false;
      }
    }
  }
}
