package dev.sockstep.export;

import dev.sockstep.command.Mistake;
import dev.sockstep.model.Change;
import dev.sockstep.model.Notice;
import dev.sockstep.model.Outcome;
import dev.sockstep.model.Packet;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.json.JsonRenderer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Writes the transcript of a session as it goes: a line a step, as {@code --json} prints it, in the
 * file as soon as the step is over, so that it outlives a crash. What was told between two steps
 * stands in the second of them, as in a script's report.
 */
public final class Recorder implements AutoCloseable {
  /** Of what is no script at all each line may be a mistake, and no step comes to write them. */
  private static final int MOST_MISTAKES = 1000;

  private final Opener opener;
  private final JsonRenderer json;
  private final Lines lines = new Lines();
  private List<Change> changesBefore = new ArrayList<>();
  private List<Packet> packetsBefore = new ArrayList<>();
  private final Deque<String> mistakes = new ArrayDeque<>();
  private RandomAccessFile file;
  private String broken;

  /** Opens the file, when the first step is over: until then there is nothing to keep. */
  interface Opener {
    RandomAccessFile open() throws IOException;
  }

  private Recorder(Opener opener, JsonRenderer json) {
    this.opener = opener;
    this.json = json;
  }

  /** A recorder of a session that is to be found again. */
  public static Recorder in(Recordings recordings, JsonRenderer json) {
    return new Recorder(recordings::create, json);
  }

  /** A recorder of a session that is kept only as long as it lasts. */
  public static Recorder passing(JsonRenderer json) {
    return new Recorder(Recordings::scratch, json);
  }

  /** Takes a step that is over. */
  public synchronized void record(StepReport report) {
    lines.add(report);
    if (broken != null) {
      return;
    }
    try {
      if (report.outcome() instanceof Outcome.Error) {
        mistake(json.render(report) + "\n");
        return;
      }
      if (file == null) {
        file = opener.open();
        write(String.join("", mistakes));
        mistakes.clear();
      }
      write(json.render(report.after(changesBefore, packetsBefore)) + "\n");
      changesBefore = new ArrayList<>();
      packetsBefore = new ArrayList<>();
    } catch (IOException e) {
      // The lesson goes on without it; whoever asks for the transcript is told.
      broken = "the transcript could not be kept: " + e.getMessage();
    }
  }

  /** What could not be run is kept beside the steps; alone it is no session to be found again. */
  private void mistake(String line) throws IOException {
    if (file == null) {
      mistakes.addLast(line);
      if (mistakes.size() > MOST_MISTAKES) {
        mistakes.removeFirst();
      }
    } else {
      write(line);
    }
  }

  private void write(String lines) throws IOException {
    file.write(lines.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes what has changed without a step. */
  public synchronized void tell(Notice notice) {
    changesBefore.addAll(notice.changes());
    packetsBefore.addAll(notice.packets());
  }

  /** The lines typed, and what came of them. */
  Lines lines() {
    return lines;
  }

  /** How many steps there are. */
  synchronized int steps() {
    return lines.size();
  }

  /** What is kept, to be stepped through. */
  public synchronized Recording recording() throws IOException, Mistake {
    return Recording.of("this session", copy());
  }

  /** Writes the transcript as far as it has come. */
  synchronized void copyTo(OutputStream out) throws IOException {
    check();
    long end = file.length();
    byte[] buffer = new byte[1 << 16];
    try {
      file.seek(0);
      for (long left = end; left > 0; ) {
        int read = file.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("the transcript has been cut off by somebody");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    } finally {
      file.seek(file.length());
    }
  }

  /** A file of its own with the same bytes: the session's goes on growing. */
  private FileChannel copy() throws IOException {
    check();
    FileChannel copy = Recordings.scratch().getChannel();
    copyTo(Channels.newOutputStream(copy));
    return copy;
  }

  private void check() throws IOException {
    if (broken != null) {
      throw new IOException(broken);
    }
    if (file == null) {
      throw new IOException("there is no step yet");
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // Every step was written when it was over: nothing is lost.
      broken = e.getMessage();
    }
  }
}
