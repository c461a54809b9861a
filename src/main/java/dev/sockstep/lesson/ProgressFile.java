package dev.sockstep.lesson;

import dev.sockstep.render.json.JsonLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Progress as lines of JSON that are only ever appended: a crash loses at most the last line, and
 * two shells at once do not overwrite each other's.
 */
public final class ProgressFile implements Progress {
  private final Path file;
  private final JsonLine lines = new JsonLine();
  private final JsonFactory factory = new JsonFactory();
  private String trouble;

  /**
   * @param file where it is kept; its folder is there
   */
  public ProgressFile(Path file) {
    this.file = file;
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public void add(Event event) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      try (FileLock _ = channel.lock()) {
        channel.position(channel.size());
        // Whoever was killed in the middle of a line left it open.
        String begin = endsInLine(channel) ? "" : "\n";
        ByteBuffer bytes = ByteBuffer.wrap((begin + line(event)).getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        trouble = null;
      }
    } catch (IOException e) {
      trouble = e.getMessage();
    }
  }

  private static boolean endsInLine(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() == 0
        || channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
  }

  private String line(Event event) {
    return lines.of(
            json -> {
              json.writeStringProperty("at", event.at().toString());
              json.writeStringProperty("lesson", event.lesson());
              json.writeStringProperty("event", event.kind().name().toLowerCase(Locale.ROOT));
              json.writeStringProperty("what", event.what());
              json.writeNumberProperty("number", event.number());
              json.writeNumberProperty("of", event.of());
              json.writeBooleanProperty("right", event.right());
            })
        + "\n";
  }

  @Override
  public List<Event> events() {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<Event> events = new ArrayList<>();
    try {
      // Not as strict text: one damaged byte must not lose all the rest.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      text.lines().forEach(line -> event(line).ifPresent(events::add));
    } catch (IOException e) {
      trouble = e.getMessage();
    }
    return events;
  }

  /** The event of a line; empty for what is none, as the line that a crash cut off. */
  private Optional<Event> event(String line) {
    Builder builder = new Builder();
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        builder.set(name, json.getString());
      }
      return json.currentToken() == JsonToken.END_OBJECT ? builder.event() : Optional.empty();
    } catch (JacksonException | DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw new IllegalStateException("a string has no input errors", e);
    }
  }

  private static final class Builder {
    private Instant at;
    private String lesson;
    private Event.Kind kind;
    private String what = "";
    private int number;
    private int of;
    private boolean right;

    private void set(String name, String value) {
      switch (name) {
        case "at" -> at = Instant.parse(value);
        case "lesson" -> lesson = value;
        case "event" -> kind = Event.Kind.valueOf(value.toUpperCase(Locale.ROOT));
        case "what" -> what = value;
        case "number" -> number = Integer.parseInt(value);
        case "of" -> of = Integer.parseInt(value);
        case "right" -> right = Boolean.parseBoolean(value);
        // A later version of the program may say more.
        default -> {}
      }
    }

    private Optional<Event> event() {
      return at == null || lesson == null || kind == null
          ? Optional.empty()
          : Optional.of(new Event(at, lesson, kind, what, number, of, right));
    }
  }
}
