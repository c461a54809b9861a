package dev.sockstep.shell;

import dev.sockstep.export.Next;
import dev.sockstep.export.Recording;
import dev.sockstep.export.Recordings;
import dev.sockstep.lab.Lab;
import dev.sockstep.lesson.Catalogue;
import dev.sockstep.lesson.Lesson;
import dev.sockstep.lesson.Machine;
import dev.sockstep.lesson.Progress;
import dev.sockstep.render.Glyphs;
import dev.sockstep.render.Look;
import dev.sockstep.session.Confinement;
import dev.sockstep.session.Settings;
import dev.sockstep.sys.NativeLibc;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jline.terminal.Terminal;

/** Starts the shell on this process's terminal. */
public final class ShellProgram {
  private ShellProgram() {}

  /**
   * Runs the shell until it is left.
   *
   * @param settings the settings to begin with
   * @param colour whether colours are wished for
   * @param json whether reports are printed as JSON
   * @param environment the process's environment
   * @param lab the private network that this process is in; empty in the machine's own
   * @throws IOException when the terminal can't be opened
   */
  public static void run(
      Settings settings,
      boolean colour,
      boolean json,
      Map<String, String> environment,
      Optional<Lab> lab)
      throws IOException {
    run(settings, colour, json, environment, lab, Optional.empty());
  }

  /**
   * Runs the shell with a tutor.
   *
   * @param catalogue the lessons there are
   * @param first the lesson to begin with; empty for the menu
   * @param progress what the student has done, and where more of it is kept
   * @param allowed hosts that its steps may reach, besides this machine
   */
  public static void learn(
      Settings settings,
      boolean colour,
      Map<String, String> environment,
      Optional<Lab> lab,
      Catalogue catalogue,
      Optional<Lesson> first,
      Progress progress,
      Set<String> allowed)
      throws IOException {
    Tutor.Lessons lessons =
        new Tutor.Lessons(
            catalogue,
            first,
            progress,
            Confinement.lesson(allowed, lab.isPresent()),
            new Machine(new NativeLibc(), lab.isPresent()));
    run(settings, colour, false, environment, lab, Optional.of(lessons));
  }

  /**
   * Replays a lesson at the front of a class.
   *
   * @param allowed hosts that its steps may reach, besides this machine
   * @param pace how long each thing is shown; empty to wait for a key
   */
  public static void replay(
      Settings settings,
      boolean colour,
      Map<String, String> environment,
      Optional<Lab> lab,
      Lesson lesson,
      Set<String> allowed,
      Optional<Duration> pace)
      throws IOException {
    boolean unicode = isUtf8(environment);
    try (Terminal terminal = Terminals.open(environment, charset(unicode))) {
      Presenter.Show show =
          new Presenter.Show(
              lesson,
              Confinement.lesson(allowed, lab.isPresent()),
              new Machine(new NativeLibc(), lab.isPresent()).lacks(lesson),
              pace,
              time -> Terminals.pressed(terminal, time));
      run(terminal, settings, colour, false, environment, lab, Optional.of(show));
    }
  }

  private static void run(
      Settings settings,
      boolean colour,
      boolean json,
      Map<String, String> environment,
      Optional<Lab> lab,
      Optional<? extends Guide.Plan> lessons)
      throws IOException {
    try (Terminal terminal = Terminals.open(environment, charset(isUtf8(environment)))) {
      run(terminal, settings, colour, json, environment, lab, lessons);
    }
  }

  private static void run(
      Terminal terminal,
      Settings settings,
      boolean colour,
      boolean json,
      Map<String, String> environment,
      Optional<Lab> lab,
      Optional<? extends Guide.Plan> lessons)
      throws IOException {
    settings.lab(lab.isPresent());
    boolean dumb = Terminal.TYPE_DUMB.equals(terminal.getType());
    ShellOptions options = new ShellOptions(colour && !dumb, isUtf8(environment), json, lab);
    Optional<Path> state = StateFolder.of(environment);
    Shell shell =
        new Shell(
            terminal,
            new NativeLibc(),
            settings,
            options,
            state.map(folder -> folder.resolve("history")),
            recordings(state),
            lessons);
    shell.run();
  }

  private static Charset charset(boolean unicode) {
    return unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
  }

  /** Where the transcripts of the last sessions are. */
  public static Recordings recordings(Map<String, String> environment) {
    return recordings(StateFolder.of(environment));
  }

  private static Recordings recordings(Optional<Path> state) {
    return new Recordings(
        state.map(folder -> folder.resolve("sessions")), System.currentTimeMillis());
  }

  /**
   * Steps through a recording until it is left.
   *
   * @throws IOException when the terminal can't be opened, or the recording not be read any more
   */
  public static void play(
      Recording recording, Settings settings, boolean colour, Map<String, String> environment)
      throws IOException {
    boolean unicode = isUtf8(environment);
    Charset charset = unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
    try (Terminal terminal = Terminals.open(environment, charset)) {
      Glyphs glyphs = unicode ? Glyphs.UNICODE : Glyphs.ASCII;
      Next next =
          new Player(
                  terminal,
                  recording,
                  () ->
                      new Look(
                          terminal.getWidth() > 0 ? terminal.getWidth() : 80,
                          colour && !Terminal.TYPE_DUMB.equals(terminal.getType()),
                          glyphs,
                          settings.feedback(),
                          settings.notation(),
                          true))
              .run();
      if (next instanceof Next.Again) {
        terminal.writer().println("rerun makes real calls: start sockstep, then open it there");
        terminal.flush();
      }
    }
  }

  /**
   * Whether the locale's character set is UTF-8 (locale(7): the first of the three that is set).
   */
  public static boolean isUtf8(Map<String, String> environment) {
    for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.get(variable);
      if (value != null && !value.isEmpty()) {
        return value.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8");
      }
    }
    return false;
  }
}
