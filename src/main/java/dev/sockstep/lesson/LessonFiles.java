package dev.sockstep.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads lesson files. */
public final class LessonFiles {
  /** Ten times the longest lesson here. Beyond it, hostile Markdown could keep its parser busy. */
  private static final int MOST_BYTES = 1 << 17;

  private LessonFiles() {}

  /**
   * The lessons of a path: itself, or every Markdown file below a folder, in the order of names.
   *
   * @throws IOException when it is not there or can't be read
   */
  public static List<Path> of(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(file -> file.toString().endsWith(".md") && Files.isRegularFile(file))
          .sorted(Comparator.comparing(LessonFiles::isReadme).thenComparing(file -> file))
          .toList();
    } catch (UncheckedIOException e) {
      // What the stream could not read on its way.
      throw e.getCause();
    }
  }

  /** What tells about a folder is not where a course begins. */
  private static boolean isReadme(Path file) {
    return file.endsWith("README.md");
  }

  /**
   * Reads a lesson.
   *
   * @throws IOException when the file can't be read
   */
  public static LessonParser.Parsed read(Path file) throws IOException {
    String name = file.toString();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        return unreadable(
            name, "the file is larger than any lesson", "keep it below 128 kB; most have 8");
      }
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      // Some editors begin a UTF-8 file with a byte order mark, which is no part of its text.
      return LessonParser.parse(name, text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return unreadable(name, "the file is not UTF-8 text", "save it as UTF-8 in your editor");
    }
  }

  private static LessonParser.Parsed unreadable(String name, String message, String mend) {
    return new LessonParser.Parsed(null, List.of(new Problem(name, 1, 1, message, mend)));
  }
}
