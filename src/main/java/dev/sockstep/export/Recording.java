package dev.sockstep.export;

import dev.sockstep.command.Mistake;
import dev.sockstep.model.Packet;
import dev.sockstep.model.StepReport;
import dev.sockstep.render.json.JsonReports;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A transcript to be stepped through: one step a line, as {@code --json} prints it. All of it is
 * read once, to know where the sockets stood; the reports themselves are read again when they are
 * asked for, so that a long session needs little memory.
 */
public final class Recording implements AutoCloseable {
  /** From one of these on, where the sockets stood at a step is worked out anew. */
  private static final int STRIDE = 64;

  private final String name;
  private final FileChannel channel;
  private final JsonReports reader = new JsonReports();
  private final LineIndex lines;
  private final List<Whereabouts> landmarks = new ArrayList<>();
  private final List<Packet> packets = new ArrayList<>();
  private final int[] packetsBefore;
  private final int steps;
  private final boolean cut;

  private Recording(String name, FileChannel channel, LineIndex lines) throws IOException, Mistake {
    this.name = name;
    this.channel = channel;
    this.lines = lines;
    this.packetsBefore = new int[lines.size() + 1];
    int whole = 0;
    boolean torn = false;
    Whereabouts standing = new Whereabouts();
    while (whole < lines.size() && !torn) {
      try {
        StepReport report = reader.read(text(whole));
        if (whole % STRIDE == 0) {
          landmarks.add(new Whereabouts(standing));
        }
        standing.add(report);
        packets.addAll(report.late());
        packets.addAll(report.packets() == null ? List.of() : report.packets());
        packetsBefore[++whole] = packets.size();
      } catch (Mistake mistake) {
        // Whoever wrote it was stopped in the middle of a line: only the last can be torn so.
        torn = whole == lines.size() - 1 && whole > 0 && !lines.endsWithNewline();
        if (!torn) {
          throw new Mistake(
              1,
              name + " is no transcript: line " + (whole + 1) + ": " + mistake.getMessage(),
              "save --json makes one, and so does sockstep run --json");
        }
      }
    }
    this.steps = whole;
    this.cut = torn;
    if (whole == 0) {
      throw new Mistake(1, name + " is empty: there is no step in it", null);
    }
  }

  /**
   * Reads a transcript.
   *
   * @param name what to call it
   * @param channel its bytes; closed with the recording, or when it can't be read
   * @throws Mistake when it is none
   */
  static Recording of(String name, FileChannel channel) throws IOException, Mistake {
    try {
      return new Recording(name, channel, LineIndex.of(channel));
    } catch (IOException | Mistake | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** How many steps there are. */
  public int steps() {
    return steps;
  }

  /** Whether it ends in the middle of a step, which is then left out. */
  public boolean isCut() {
    return cut;
  }

  /**
   * A step's report.
   *
   * @param number from 1
   * @throws IOException when the file can't be read any more, or is not what it was
   */
  public StepReport step(int number) throws IOException {
    try {
      return reader.read(text(number - 1));
    } catch (Mistake changed) {
      throw new IOException(name + " has changed since it was opened", changed);
    }
  }

  /** All the reports, one after the other. */
  public List<StepReport> all() throws IOException {
    List<StepReport> all = new ArrayList<>(steps);
    for (int number = 1; number <= steps; number++) {
      all.add(step(number));
    }
    return all;
  }

  /** The lines up to a step, to be run again. */
  public List<String> script(int number) throws IOException {
    Lines typed = new Lines();
    for (int at = 1; at <= number; at++) {
      typed.add(step(at));
    }
    return typed.script(Integer.MAX_VALUE);
  }

  /** Where the sockets stood when that step had ended. */
  public Whereabouts standing(int number) throws IOException {
    int landmark = (number - 1) / STRIDE;
    Whereabouts standing = new Whereabouts(landmarks.get(landmark));
    for (int at = landmark * STRIDE + 1; at <= number; at++) {
      standing.add(step(at));
    }
    return standing;
  }

  /** The packets that had been told when that step had ended. */
  public List<Packet> packets(int number) {
    return packets.subList(0, packetsBefore[number]);
  }

  private String text(int line) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(lines.length(line));
    long from = lines.start(line);
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, from + bytes.position());
      if (read < 0) {
        throw new IOException(name + " has become shorter since it was opened");
      }
    }
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
