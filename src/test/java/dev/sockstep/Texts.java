package dev.sockstep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is written for people: the pages, the lessons, and the program's comments and strings. */
final class Texts {
  private static final List<String> ROOTS =
      List.of("README.md", ".github", "lessons", "src/main", "src/site");

  private static final Pattern WORDS =
      Pattern.compile(
          "/\\*[\\s\\S]*?\\*/|//[^\\n]*"
              + "|\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'");

  private Texts() {}

  /** Of each file its text, with a blank for each line break. */
  static Stream<String> all() {
    return ROOTS.stream()
        .flatMap(root -> files(Path.of(root)))
        .map(Texts::words)
        .map(text -> text.replaceAll("\\\\?\\R *(?:\\* |// |> )?", " "));
  }

  /** All that a pattern finds, in the order of the files. */
  static Stream<MatchResult> found(Pattern pattern) {
    return all().flatMap(text -> pattern.matcher(text).results());
  }

  private static String words(Path file) {
    String text = read(file);
    return file.toString().endsWith(".java")
        ? WORDS.matcher(text).results().map(MatchResult::group).collect(Collectors.joining("\n"))
        : text;
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
