package dev.sockstep.export;

import dev.sockstep.command.ExportFormat;
import dev.sockstep.command.KeepAction;
import dev.sockstep.command.Mistake;
import dev.sockstep.command.Name;
import dev.sockstep.model.SourceLine;
import dev.sockstep.session.Archive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is kept of the session that goes on: written out, listed, opened or made again. */
public final class SessionArchive implements Archive {
  private static final int SCREEN = 16;

  private final Recorder recorder;
  private final Recordings recordings;
  private final boolean player;
  private Next next = new Next.Nothing();

  /**
   * @param recordings where earlier sessions are
   * @param player whether there is a screen to step through a recording on
   */
  public SessionArchive(Recorder recorder, Recordings recordings, boolean player) {
    this.recorder = recorder;
    this.recordings = recordings;
    this.player = player;
  }

  /** What is to be done after the step just made; asked for once. */
  public Next next() {
    Next asked = next;
    next = new Next.Nothing();
    return asked;
  }

  @Override
  public List<String> run(KeepAction action, SourceLine source) throws Mistake {
    return switch (action) {
      case KeepAction.Save save -> save(save, column(source, save.file()));
      case KeepAction.Open(Optional<String> file) ->
          file.isEmpty() ? latest() : open(file.get(), column(source, file.get()));
      case KeepAction.Export export -> export(export, source);
      case KeepAction.Rerun(int steps) -> rerun(steps, source);
      case KeepAction.History(Optional<Integer> count) ->
          recorder.lines().history(count.orElse(SCREEN));
    };
  }

  private static int column(SourceLine source, String word) {
    return Math.max(0, source.text().lastIndexOf(word)) + 1;
  }

  private List<String> save(KeepAction.Save save, int column) throws Mistake {
    int steps = recorder.steps();
    if (steps == 0) {
      throw new Mistake(1, "there is no step to save yet", "make one: create");
    }
    OutFile file = new OutFile(save.file(), save.force(), column);
    if (save.json()) {
      file.write(recorder::copyTo);
      return List.of(
          "saved all that was seen in " + steps(steps) + " to " + save.file(),
          "sockstep open " + save.file() + " steps through it");
    }
    List<String> script = recorder.lines().script(steps);
    String text = "# A session of sockstep: sockstep run makes it again.\n";
    String body = text + String.join("\n", script) + "\n";
    file.write(out -> out.write(body.getBytes(StandardCharsets.UTF_8)));
    return List.of(
        "saved "
            + (script.size() == 1 ? "1 line" : script.size() + " lines")
            + " to "
            + save.file()
            + ": sockstep run "
            + save.file()
            + " makes them again");
  }

  private static String steps(int count) {
    return count == 1 ? "1 step" : count + " steps";
  }

  private List<String> latest() {
    return RecordingList.of(recordings);
  }

  private List<String> open(String file, int column) throws Mistake {
    if (!player) {
      throw new Mistake(
          1,
          "a recording is stepped through at a terminal",
          "sockstep open " + file + " prints it");
    }
    Recording recording = recordings.open(file, column);
    next = new Next.Play(recording);
    return List.of(recording.name() + " has " + steps(recording.steps()));
  }

  private List<String> export(KeepAction.Export export, SourceLine source) throws Mistake {
    if (export.format() == ExportFormat.HTML && export.file().isEmpty()) {
      throw new Mistake(
          source.text().stripTrailing().length() + 1,
          "a page is too long to be shown: expected the name of a file",
          "write export html session.html");
    }
    try (Recording recording = recording()) {
      Set<String> names =
          export.names().stream().map(Name::text).collect(Collectors.toUnmodifiableSet());
      String text = Exports.of(recording, export.format(), names, export.file());
      if (export.file().isEmpty()) {
        return text.lines().toList();
      }
      String file = export.file().get();
      new OutFile(file, export.force(), column(source, file))
          .write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
      return List.of("wrote " + file + Exports.use(export.format(), file));
    } catch (IOException e) {
      throw new Mistake(1, e.getMessage(), null);
    }
  }

  private List<String> rerun(int steps, SourceLine source) throws Mistake {
    if (steps > recorder.steps()) {
      throw new Mistake(
          column(source, Integer.toString(steps)),
          "there are only " + recorder.steps() + " steps so far",
          "history shows them");
    }
    List<String> lines = recorder.lines().script(steps);
    if (lines.isEmpty()) {
      throw new Mistake(1, "none of those steps can be made again", "history shows them");
    }
    next = new Next.Again(lines);
    return List.of(
        "every socket is closed first; then steps 1 to " + steps + " are made again, as new ones");
  }

  /** Reads what has been recorded. */
  Recording recording() throws Mistake {
    try {
      return recorder.recording();
    } catch (IOException e) {
      throw new Mistake(1, e.getMessage(), null);
    }
  }
}
