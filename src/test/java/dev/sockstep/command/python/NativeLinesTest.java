package dev.sockstep.command.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No line of the native notation is taken for Python: all that the lessons and scripts have. */
class NativeLinesTest {
  @Test
  void noLineOfTheLessonsIsPython() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path lesson : files(Path.of("lessons"), ".md")) {
      lines.addAll(inBlocks(Files.readAllLines(lesson)));
    }
    assertThat(lines).hasSizeGreaterThan(50).noneMatch(PythonNotation::isPython);
  }

  @Test
  void noLineOfTheScriptsIsPython() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path script : files(Path.of("src/test/resources"), ".sock")) {
      lines.addAll(Files.readAllLines(script));
    }
    assertThat(lines).hasSizeGreaterThan(100).noneMatch(PythonNotation::isPython);
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  /** What stands between the fences of sockstep. */
  private static List<String> inBlocks(List<String> lines) {
    List<String> found = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      if (line.strip().startsWith("```")) {
        inside = line.strip().startsWith("```sockstep");
      } else if (inside) {
        found.add(line);
      }
    }
    return found;
  }
}
