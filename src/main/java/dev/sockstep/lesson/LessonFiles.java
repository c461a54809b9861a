package dev.sockstep.lesson;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads lesson files. */
public final class LessonFiles {
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
          .sorted()
          .toList();
    }
  }

  /**
   * Reads a lesson.
   *
   * @throws IOException when the file can't be read
   */
  public static LessonParser.Parsed read(Path file) throws IOException {
    String name = file.toString();
    try {
      String text = Files.readString(file);
      // Some editors begin a UTF-8 file with a byte order mark, which is no part of its text.
      return LessonParser.parse(name, text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      String mend = "save it as UTF-8 in your editor";
      return new LessonParser.Parsed(
          null, List.of(new Problem(name, 1, 1, "the file is not UTF-8 text", mend)));
    }
  }
}
