package dev.sockstep.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lessons with a mistake; a comment at the end of each says what must be said of it. */
class BrokenLessonsTest {
  private static final Path FOLDER = Path.of("src/test/resources/lessons/broken");
  private static final Pattern WANT = Pattern.compile("(?s)<!-- want\n(.*?)\n-->");

  static List<Path> lessons() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void eachMistakeIsToldWithItsPlaceAndItsMend(Path file) throws IOException {
    LessonParser.Parsed parsed = LessonFiles.read(file);

    assertThat(parsed.lesson()).isNull();
    assertThat(parsed.problems().stream().map(BrokenLessonsTest::text))
        .containsExactly(wanted(file));
  }

  @Test
  void everyMessageOfTheReaderIsProvenByABrokenLesson() throws IOException {
    StringBuilder wanted = new StringBuilder();
    for (Path file : lessons()) {
      wanted.append(String.join("\n", wanted(file))).append('\n');
    }
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/sockstep/lesson"))) {
      // Course is about several lessons at once, and has a test of its own.
      for (Path source : sources.filter(file -> !file.endsWith("Course.java")).toList()) {
        Pattern.compile("\\.add\\(\\s*[^;\"]*?\"([^\"\\\\]{12,})\"")
            .matcher(Files.readString(source))
            .results()
            .forEach(message -> assertThat(wanted).contains(message.group(1)));
      }
    }
  }

  @Test
  void aFileThatIsNoTextIsToldToBeNone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("latin1.md");
    Files.write(file, new byte[] {'-', '-', '-', '\n', (byte) 0xe9, '\n'});

    assertThat(LessonFiles.read(file).problems().stream().map(BrokenLessonsTest::text))
        .containsExactly("1:1 the file is not UTF-8 text\n    save it as UTF-8 in your editor");
  }

  private static String text(Problem problem) {
    String mend = problem.mend() == null ? "" : "\n    " + problem.mend();
    return problem.line() + ":" + problem.column() + " " + problem.message() + mend;
  }

  /** Mistakes begin at the margin, and how to mend them is indented under them. */
  private static String[] wanted(Path file) throws IOException {
    var matcher = WANT.matcher(Files.readString(file));
    assertThat(matcher.find()).as("%s says what it wants", file).isTrue();
    return matcher.group(1).split("\n(?! )");
  }
}
