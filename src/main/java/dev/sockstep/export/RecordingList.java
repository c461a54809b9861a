package dev.sockstep.export;

import dev.sockstep.command.Mistake;
import dev.sockstep.model.SourceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The latest sessions, a line each: when, how long, and how it began. */
public final class RecordingList {
  private static final int LONGEST = 44;

  private RecordingList() {}

  /** The lines; one sentence where there are no recordings. */
  public static List<String> of(Recordings recordings) {
    List<Path> files = recordings.latest();
    if (files.isEmpty()) {
      return List.of("no session has been kept yet");
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      lines.add(line(i + 1, files.get(i), recordings));
    }
    lines.add("open 1 steps through the first of them");
    return lines;
  }

  private static String line(int number, Path file, Recordings recordings) {
    try (Recording recording = recordings.open(file.toString(), 1)) {
      DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
      String when =
          format.format(Files.getLastModifiedTime(file).toInstant().atZone(ZoneId.systemDefault()));
      SourceLine first = recording.step(1).source();
      String begun = first.text().strip();
      return String.format(
          "%2d  %12s  %5d %s  %s",
          number,
          when,
          recording.steps(),
          recording.steps() == 1 ? "step " : "steps",
          begun.length() > LONGEST ? begun.substring(0, LONGEST) : begun);
    } catch (Mistake | IOException e) {
      return String.format("%2d  unreadable: %s", number, e.getMessage());
    }
  }
}
