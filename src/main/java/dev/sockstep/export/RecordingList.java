package dev.sockstep.export;

import dev.sockstep.command.Mistake;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.SourceLine;
import dev.sockstep.model.StepReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The latest sessions, a line each: when, how long, and what was done in it. */
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
      return String.format(
          "%2d  %12s  %5d %s  %s",
          number,
          when,
          recording.steps(),
          recording.steps() == 1 ? "step " : "steps",
          title(recording));
    } catch (Mistake | IOException e) {
      return String.format("%2d  unreadable: %s", number, e.getMessage());
    }
  }

  /** The lesson that it was, and the lines that did something, as many as there is room for. */
  private static String title(Recording recording) throws IOException {
    StringBuilder title = new StringBuilder();
    for (int step = 1; step <= recording.steps() && title.length() <= LONGEST; step++) {
      StepReport report = recording.step(step);
      SourceLine source = report.source();
      if (title.isEmpty() && source.file() != null) {
        title.append(Path.of(source.file()).getFileName()).append(": ");
      }
      if (!Lines.isAside(report) && !source.isAgain() && !isEnd(report)) {
        title.append(isBegun(title) ? "; " : "").append(source.text().strip());
      }
    }
    if (!isBegun(title)) {
      title.append(recording.step(1).source().text().strip());
    }
    return title.length() > LONGEST ? title.substring(0, LONGEST - 1) + "…" : title.toString();
  }

  /** Whether there is more in it than the name of a file. */
  private static boolean isBegun(StringBuilder title) {
    return !title.isEmpty() && title.charAt(title.length() - 1) != ' ';
  }

  /** The end of a blocked step has the line of its beginning. */
  private static boolean isEnd(StepReport report) {
    return report.outcome() instanceof Outcome.Finished;
  }
}
